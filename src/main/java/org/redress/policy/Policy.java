package org.redress.policy;

import java.time.Duration;
import java.util.Map;

/**
 * The rules a marketplace chose, as data. All durations are exact (a day is 24 hours). An order is
 * pinned to one name and version for its whole life. Fields that a source leaves open are inherited
 * (requirements B0) and listed as inferred in the policy's file.
 */
public record Policy(
        String name,
        int version,
        String about,
        Protection protection,
        Opening opening,
        Negotiation negotiation,
        Withdrawal withdrawal,
        Review review,
        Settlement settlement) {

    /** The pinned policy as it stands in every reason: {@code seven-day@1}. */
    public String ref() {
        return name + "@" + version;
    }

    /**
     * How long money is held when nobody disputes. A {@code length} of null means the promised
     * delivery of the order; either way never above {@code cap} (E01 to E03). A {@code
     * confirmationWindow} or {@code grace} of zero means none (E08, O05).
     */
    public record Protection(
            Duration length,
            Duration cap,
            Duration shipBy,
            Duration confirmationWindow,
            Duration grace) {

        /** The protection a line gets when it is shipped. */
        public Duration lengthFor(Duration promisedDelivery) {
            Duration wanted = length == null ? promisedDelivery : length;
            return wanted.compareTo(cap) < 0 ? wanted : cap;
        }
    }

    /**
     * From when a dispute may be opened: a rule for all reasons, and exceptions by reason (O02).
     */
    public record Opening(From from, Map<Reason, From> reasons) {
        public From ruleFor(Reason reason) {
            return reasons.getOrDefault(reason, from);
        }
    }

    /** An instant counted from something that happened to the line. */
    public record From(Since since, Duration after) {}

    /** What an opening rule counts from. */
    public enum Since {
        SHIPMENT,
        TRACKING_GIVEN;

        /** The word in a policy's file, and in the facts of a refusal. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Turns, silence and the total cap (N01 to N13). A {@code buyerTurn} of null lasts until the
     * cap. With {@code counterRestartsTurn} every counter gives the other side a whole turn;
     * without it the turns after the seller's first answer last until the cap.
     */
    public record Negotiation(
            Duration sellerTurn,
            Silence sellerSilence,
            Duration buyerTurn,
            boolean counterRestartsTurn,
            Duration cap,
            BuyerRejection buyerRejection,
            Escalation escalation) {}

    /** What the seller's silence does (N02): grant what the buyer asked, or call the mediator. */
    public enum Silence {
        GRANT,
        ESCALATE
    }

    /** What the buyer's rejection without a counter does (N12). */
    public enum BuyerRejection {
        HANDS_OVER,
        ESCALATES
    }

    /**
     * Whether, and from when, the buyer may call the mediator (N13); {@code after} counts from the
     * opening.
     */
    public record Escalation(Allowed allowed, Duration after) {
        /** When the buyer may call the mediator. */
        public enum Allowed {
            NEVER,
            IN_OWN_TURN,
            AFTER
        }
    }

    /** What a withdrawal after the release instant does (C03). */
    public record Withdrawal(AfterExpiry afterExpiry) {
        /** Refused, or final: the line is released at once. */
        public enum AfterExpiry {
            REFUSED,
            FINAL
        }
    }

    /** The mediator's own deadline and the time after it until the default outcome (A02, B0). */
    public record Review(Duration decideWithin, Duration defaultAfter) {}

    /** By when a refund or payout is planned to be with its owner, from the decision (E13). */
    public record Settlement(Duration payWithin) {}
}
