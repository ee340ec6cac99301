package org.redress.notice;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.dev.console.DevConsoleManager;
import jakarta.mail.internet.MimeMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.redress.platform.Environment;

/** A mail server inside the development run: it takes every mail over SMTP and delivers none. */
public final class MailSink {
    private static final String NAME = MailSink.class.getName();

    private MailSink() {}

    /** In development stands in for every mail server that is not configured. */
    public static void provide(Environment environment) {
        if (environment.inDevelopment()) {
            provide(environment, "quarkus.mailer");
            provide(environment, "quarkus.mailer.sink");
        }
    }

    private static void provide(Environment environment, String mailer) {
        if (!environment.has(mailer + ".host")) {
            environment.set(mailer + ".host", "127.0.0.1");
            environment.set(mailer + ".port", running().getSmtp().getPort());
        }
    }

    /** What has arrived since the start, oldest first; empty where no sink runs. */
    public static List<MimeMessage> received() {
        return kept().map(MailSink::received).orElse(List.of());
    }

    /** The server itself lists them mailbox by mailbox. */
    private static List<MimeMessage> received(GreenMail sink) {
        return sink.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    private static GreenMail running() {
        return kept().orElseGet(() -> {
            var sink = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            sink.start();
            DevConsoleManager.setGlobal(NAME, sink);
            return sink;
        });
    }

    /** Kept where a live reload, which loads this class anew, still finds it. */
    private static Optional<GreenMail> kept() {
        return Optional.ofNullable(DevConsoleManager.getGlobal(NAME));
    }
}
