package org.redress.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The rules a marketplace chose, as data. A {@link Duration} is exact (a day is 24 hours), a {@link
 * Span} may count working days. An order is pinned to one name and version for its whole life.
 * Fields that a source leaves open are inherited (requirements B0) and listed as inferred in the
 * policy's file. Zero stands for "none" where a file says none.
 *
 * @param reminders how long before each deadline a party on turn is reminded of it (W05, W07), the
 *     longest first; empty: never
 */
public record Policy(
        String name,
        int version,
        String about,
        Protection protection,
        Opening opening,
        Map<Reason, ReasonRule> reasons,
        Negotiation negotiation,
        Tracking tracking,
        Withdrawal withdrawal,
        Review review,
        Returns returns,
        Exchange exchange,
        Appeal appeal,
        Settlement settlement,
        List<Duration> reminders,
        Bounces bounces,
        Limits limits) {

    /** The pinned policy as it stands in every reason: {@code seven-day@1}. */
    public String ref() {
        return name + "@" + version;
    }

    public ReasonRule rule(Reason reason) {
        return reasons.get(reason);
    }

    /**
     * How long money is held when nobody disputes. A {@code length} of null means the promised
     * delivery of the order; either way never above {@code cap} (E01 to E03).
     *
     * @param whenDelivered what is left at most once the carrier delivered, null: no change (E04)
     * @param confirmationWindow from the buyer's confirmation to the release (E08)
     * @param grace from the end of protection to the release (O05)
     * @param holdAfterPromised the release is never sooner than this after the promised date; null:
     *     no such rule
     * @param extensionsInAll how much the seller may add to one line altogether (E06)
     * @param automatic the policy's own extension, null: none (E07)
     */
    public record Protection(
            Duration length,
            Duration cap,
            Duration shipBy,
            Duration whenDelivered,
            Duration confirmationWindow,
            Duration grace,
            Duration holdAfterPromised,
            Duration extensionsInAll,
            Automatic automatic) {

        /** The protection a line gets when it is shipped. */
        public Duration lengthFor(Duration promisedDelivery) {
            Duration wanted = length == null ? promisedDelivery : length;
            return wanted.compareTo(cap) < 0 ? wanted : cap;
        }
    }

    /** {@code before} the end, a parcel still in transit gets {@code by} more, once per line. */
    public record Automatic(Duration before, Duration by) {}

    /**
     * From when a dispute may be opened: what all reasons wait for, what not-received ones wait for
     * as well, and exceptions by reason, which stand alone (O02, O03). All of a list must have
     * come.
     *
     * @param advice when a not-received dispute is advised, counted back from the protection end;
     *     null: no advice (O04)
     */
    public record Opening(
            List<From> all,
            List<From> notReceived,
            Map<Reason, List<From>> exceptions,
            Advice advice) {}

    /** Advised from {@code from} until {@code until} before the end of protection. */
    public record Advice(Duration from, Duration until) {}

    /**
     * An instant counted from something that happened to the line; at once if the promised delivery
     * is under {@code unlessPromisedUnder} (null: never at once).
     */
    public record From(Since since, Duration after, Duration unlessPromisedUnder) {}

    /** What an opening rule counts from. */
    public enum Since {
        SHIPMENT,
        /** The shipment of the order's last line. */
        ALL_SHIPPED,
        TRACKING_GIVEN,
        PROMISED_DATE;

        /** The word in a policy's file, and in the facts of a refusal. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** What time does where nobody moves. */
    public enum Then {
        /** A mediator decides. */
        MEDIATOR,
        /** The money goes to the seller. */
        RELEASE,
        /** The buyer's standing request, or what was agreed, is granted. */
        GRANT
    }

    /**
     * Delivered while "not received" is claimed: the buyer's time to answer, null: the turns stay
     * (C06, C07).
     */
    public record Tracking(Duration deliveredWindow) {}

    /** What a withdrawal after the release instant does (C03). */
    public record Withdrawal(AfterExpiry afterExpiry) {
        /** Refused, or final: the line is released at once. */
        public enum AfterExpiry {
            REFUSED,
            FINAL
        }
    }

    /**
     * The mediator's part (A02 to A05).
     *
     * @param waitsForPromisedDate a not-received claim is not decided before that date (C08)
     */
    public record Review(
            Span decideWithin,
            Span defaultAfter,
            Default byDefault,
            Span evidenceWindow,
            EvidenceMissed evidenceMissed,
            Span proposalWindow,
            boolean waitsForPromisedDate) {

        /** The outcome of the mediator's silence (B0). */
        public enum Default {
            /**
             * The request if its evidence rule is met, else the seller's last offer, else nothing.
             */
            STANDING_TERMS,
            FULL_REFUND
        }

        /** What it means that a party did not bring what it was asked for (M07). */
        public enum EvidenceMissed {
            DECIDED_WITHOUT,
            LOSES
        }
    }

    /** The way of goods going back (A08 to A13): each step's time, and what its silence does. */
    public record Returns(
            Span addressWithin,
            Then addressMissed,
            Span shipWithin,
            Then shipMissed,
            Span arriveWithin,
            Then arriveMissed,
            Span inspectWithin,
            Then inspectMissed) {}

    /** The replacement's time (A14); missed: goods and tax of the lines go back. */
    public record Exchange(Span shipWithin) {}

    /** Appeals against a ruling (A07); {@code times} of zero: rulings are final. */
    public record Appeal(
            int times,
            Span within,
            Span decideWithin,
            boolean newEvidence,
            boolean anotherMediator) {}

    /** By when a refund or payout is planned to be with its owner, from the decision (E13). */
    public record Settlement(Span payWithin) {}

    /**
     * More time for a party whose notice of its turn could not be delivered, once for each turn.
     *
     * @param extendBy zero: none
     * @param beyondCap whether the negotiation cap moves with a turn that would end after it; else
     *     no turn is extended beyond it
     */
    public record Bounces(Duration extendBy, boolean beyondCap) {}

    /** Files of each party per order, bytes per file, messages per order. */
    public record Limits(int files, long fileBytes, int messages) {}
}
