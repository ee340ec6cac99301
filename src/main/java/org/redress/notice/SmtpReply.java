package org.redress.notice;

import io.vertx.ext.mail.SMTPException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mail server's no to one email.
 *
 * @param status the reply code with its enhanced status (RFC 3463), such as "550 5.1.1"
 * @param permanent it will say no again: a 5xx to the recipient or to the content. A 5xx to
 *     ourselves (greeting, login, sender) says nothing about the email, so it is tried again
 * @param ofAddress there is nobody at the address
 */
record SmtpReply(String status, boolean permanent, boolean ofAddress) {

    private static final int PERMANENT = 500;

    /** How the client names the step at which it was refused. */
    private static final Pattern AFTER_THE_SENDER =
            Pattern.compile(
                    "^(recipient address not accepted|DATA command not accepted|sending data failed).*",
                    Pattern.DOTALL);

    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern NOBODY = Pattern.compile("5\\.1\\.(1|2|3|6|10)|5\\.2\\.1");

    /** What these mean without an enhanced status, said to a recipient. */
    private static final Set<Integer> NOBODY_CODES = Set.of(550, 551, 553);

    /** Empty where the failure is not the server's word: it hung, broke off or was not there. */
    static Optional<SmtpReply> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply) {
                return Optional.of(of(reply));
            }
        }
        return Optional.empty();
    }

    private static SmtpReply of(SMTPException reply) {
        String said = String.valueOf(reply.getReplyMessage());
        var enhanced = ENHANCED.matcher(said);
        String status = enhanced.find() ? enhanced.group(1) : "";
        boolean permanent =
                reply.getReplyCode() >= PERMANENT
                        && AFTER_THE_SENDER.matcher(String.valueOf(reply.getMessage())).matches();
        boolean atRecipient = String.valueOf(reply.getMessage()).startsWith("recipient");
        boolean nobody =
                status.isEmpty()
                        ? atRecipient && NOBODY_CODES.contains(reply.getReplyCode())
                        : NOBODY.matcher(status).matches();
        return new SmtpReply(
                (reply.getReplyCode() + " " + status).strip(), permanent, permanent && nobody);
    }
}
