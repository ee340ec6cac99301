package org.redress.support;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The two real SMTP servers of a test: one for ordinary mail, one for orders on a test clock. */
public enum TestMail {
    REAL("quarkus.mailer"),
    SINK("quarkus.mailer.sink");

    private static final String HOST = "127.0.0.1";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final String mailer;
    private final int port = FreePort.any();
    private final GreenMail server =
            new GreenMail(new ServerSetup(port, HOST, ServerSetup.PROTOCOL_SMTP));

    TestMail(String mailer) {
        this.mailer = mailer;
    }

    /** Starts on the same port each time, so a test can take the server away and bring it back. */
    public void start() {
        server.start();
    }

    /** Forgets what has been received. */
    public void stop() {
        server.stop();
    }

    /** Waits until so many mails have arrived, then answers all there are, oldest first. */
    public List<MimeMessage> received(int atLeast) {
        if (!server.waitForIncomingEmail(LONGEST_WAIT.toMillis(), atLeast)) {
            throw new AssertionError(this + " has not received " + atLeast + " mails in time");
        }
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    /**
     * Waits until so many of the mails that are wanted have arrived, then answers these, oldest
     * first.
     */
    public List<MimeMessage> received(int atLeast, Predicate<MimeMessage> wanted) {
        String what = atLeast + " mails to " + this;
        Eventually.within(LONGEST_WAIT, what, () -> matching(wanted).size() >= atLeast);
        return matching(wanted);
    }

    private List<MimeMessage> matching(Predicate<MimeMessage> wanted) {
        return received(0).stream().filter(wanted).toList();
    }

    /** For another server in its place. */
    public int port() {
        return port;
    }

    public Map<String, String> properties() {
        return Map.of(mailer + ".host", HOST, mailer + ".port", String.valueOf(port));
    }
}
