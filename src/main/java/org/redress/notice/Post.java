package org.redress.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeoutException;
import org.redress.outbox.OutboxMessage;

/**
 * Hands letters to a mail server: a real one, or the sink for orders on a test clock. A second try
 * of the same message carries the same Message-ID, so that a mailbox can tell it is the same.
 */
@ApplicationScoped
class Post {

    private final MailServers servers;
    private final NoticeSite site;
    private final NoticeConfig config;

    Post(MailServers servers, NoticeSite site, NoticeConfig config) {
        this.servers = servers;
        this.site = site;
        this.config = config;
    }

    /** Fails if the server has not taken it within the configured time. */
    Uni<Void> send(OutboxMessage message, Letter letter) {
        return servers.send(message.testClock(), mail(message, letter))
                .ifNoItem()
                .after(config.sendWithin())
                .failWith(this::silence);
    }

    private Throwable silence() {
        return new TimeoutException("no answer of the mail server in " + config.sendWithin());
    }

    private MailMessage mail(OutboxMessage message, Letter letter) {
        String thread = "<" + letter.thread() + "@" + site.domain() + ">";
        var mail =
                new MailMessage()
                        .setTo(MailAddress.of(letter.to()))
                        .setSubject(letter.subject())
                        .setText(letter.text())
                        .setHtml(letter.html())
                        .addHeader("Message-ID", "<" + message.id() + "@" + site.domain() + ">")
                        .addHeader("In-Reply-To", thread)
                        .addHeader("References", thread)
                        .addHeader("Auto-Submitted", "auto-generated");
        return letter.appointment() == null
                ? mail
                : mail.setAttachment(attachment(letter.appointment()));
    }

    private static MailAttachment attachment(Appointment appointment) {
        return MailAttachment.create()
                .setName(Appointment.FILE)
                .setContentType(Appointment.TYPE)
                .setDisposition("attachment")
                .setData(Buffer.buffer(appointment.file()));
    }
}
