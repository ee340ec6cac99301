package org.redress.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** An email as the sink of a development run received it. */
public record ReceivedMail(
        String messageId, String name, String to, String subject, String text, String html) {

    /** Newest first; only those to this address if it is not null. */
    public static List<ReceivedMail> all(String to) {
        return MailSink.received().reversed().stream()
                .map(ReceivedMail::of)
                .filter(mail -> to == null || mail.to().equalsIgnoreCase(to))
                .toList();
    }

    static ReceivedMail of(MimeMessage mail) {
        try {
            var to = (InternetAddress) mail.getAllRecipients()[0];
            return new ReceivedMail(
                    mail.getMessageID(),
                    to.getPersonal(),
                    to.getAddress(),
                    mail.getSubject(),
                    content(mail, "text/plain"),
                    content(mail, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalStateException("the sink received what cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first part of this type, or null. */
    private static String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = content(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
