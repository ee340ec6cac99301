package org.redress.notice;

import org.redress.outbox.Attempt;
import org.redress.outbox.OutboxMessage;

/**
 * What came of one try to send an email.
 *
 * @param fate null where nothing is decided yet, and it is tried again
 * @param address the hash of the recipient's address, null where the letter could not be written
 * @param reply the server's no, null where it gave none
 */
record Told(Attempt attempt, MailFate fate, byte[] address, SmtpReply reply) {

    static Told accepted(OutboxMessage message, byte[] address) {
        return new Told(new Attempt.Delivered(message), MailFate.ACCEPTED, address, null);
    }

    static Told suppressed(OutboxMessage message, byte[] address) {
        var attempt = new Attempt.Dropped(message, "the address is suppressed");
        return new Told(attempt, MailFate.SUPPRESSED, address, null);
    }

    /** There is nobody to write to any more; no try helps. */
    static Told erased(OutboxMessage message) {
        var attempt = new Attempt.Dropped(message, "the address is erased");
        return new Told(attempt, null, null, null);
    }

    /** A 5xx to the email itself is for good; whatever else went wrong may go well later. */
    static Told failed(OutboxMessage message, byte[] address, Throwable failure) {
        var reply = SmtpReply.of(failure).orElse(null);
        return reply != null && reply.permanent()
                ? new Told(
                        new Attempt.Parked(message, "refused for good: " + reply.status()),
                        MailFate.REFUSED,
                        address,
                        reply)
                : new Told(Attempt.Failed.of(message, failure), null, address, reply);
    }

    /** Whether its recipient will never read it. */
    boolean isUndeliverable() {
        return fate == MailFate.REFUSED || fate == MailFate.SUPPRESSED;
    }

    /** What follows could not be done and is tried again; its fate stands. */
    Told notYet(Throwable failure) {
        return new Told(Attempt.Failed.of(message(), failure), fate, address, reply);
    }

    OutboxMessage message() {
        return attempt.message();
    }
}
