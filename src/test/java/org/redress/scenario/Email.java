package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An email as a mail server has received it. */
record Email(String id, String subject, String text) {

    static Email of(MimeMessage mail) {
        try {
            String text = text(mail).replace("\r\n", "\n").replaceAll("\\h", " ");
            return new Email(mail.getMessageID(), mail.getSubject(), text);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first part of the first part: beside a calendar file there are text and HTML. */
    private static String text(Part part) throws MessagingException, IOException {
        return part.getContent() instanceof Multipart parts
                ? text(parts.getBodyPart(0))
                : (String) part.getContent();
    }

    /** Whether it was sent to this mailbox because of this order. */
    static boolean isAbout(MimeMessage mail, String order, String mailbox) {
        try {
            var to = (InternetAddress) mail.getAllRecipients()[0];
            return to.getAddress().equals(mailbox)
                    && mail.getHeader("References", ",").contains(order);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each of these stands in its text. */
    Email says(String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "'" + part + "' in:\n" + text);
        }
        return this;
    }
}
