package org.redress.notice;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MailerName;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.outbox.OutboxMessage;

/**
 * Hands letters to a mail server: a real one, or the sink for orders on a test clock. A second try
 * of the same message carries the same Message-ID, so that a mailbox can tell it is the same.
 */
@ApplicationScoped
class Post {

    private final ReactiveMailer mailer;
    private final ReactiveMailer sink;
    private final NoticeSite site;
    private final NoticeConfig config;

    Post(
            ReactiveMailer mailer,
            @MailerName("sink") ReactiveMailer sink,
            NoticeSite site,
            NoticeConfig config) {
        this.mailer = mailer;
        this.sink = sink;
        this.site = site;
        this.config = config;
    }

    Uni<Void> send(OutboxMessage message, Letter letter) {
        return (message.testClock() ? sink : mailer)
                .send(mail(message, letter))
                .ifNoItem()
                .after(config.sendWithin())
                .fail();
    }

    private Mail mail(OutboxMessage message, Letter letter) {
        String thread = "<" + letter.thread() + "@" + site.domain() + ">";
        Mail mail =
                new Mail()
                        .addTo(MailAddress.of(letter.to()))
                        .setSubject(letter.subject())
                        .setText(letter.text())
                        .setHtml(letter.html())
                        .addHeader("Message-ID", "<" + message.id() + "@" + site.domain() + ">")
                        .addHeader("In-Reply-To", thread)
                        .addHeader("References", thread)
                        .addHeader("Auto-Submitted", "auto-generated");
        return letter.appointment() == null
                ? mail
                : mail.addAttachment(
                        Appointment.FILE, letter.appointment().file(), Appointment.TYPE);
    }
}
