package org.redress.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.redress.kernel.Party;

/**
 * What comes next: whose move the case waits for, and what time does if nobody acts, told by the
 * forecast up to the first event that decides something.
 *
 * @param elsewhere whether all is done for the email's own items, and this is about other ones
 */
public record Ahead(List<Turn> turns, List<Step> steps, boolean elsewhere) {

    static Ahead nothing() {
        return new Ahead(List.of(), List.of(), false);
    }

    /**
     * An instant that belongs in the recipient's calendar, under a name that stays the same when it
     * is moved.
     */
    record Due(String name, Instant at) {}

    /**
     * The recipient's own next deadline, else the next one of somebody else, else what time does.
     */
    Optional<Due> due() {
        return Stream.of(
                        own(true),
                        own(false),
                        steps.stream().filter(Step::isDecisive).map(Step::due))
                .flatMap(dues -> dues.min(Comparator.comparing(Due::at)).stream())
                .findFirst();
    }

    private Stream<Due> own(boolean yours) {
        return turns.stream()
                .filter(turn -> turn.yours() == yours && turn.at() != null)
                .map(Turn::due);
    }

    private static String name(Enum<?> what, Party who) {
        String name = who == null ? what.name() : what.name() + "." + who.name();
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A move that the case waits for; who makes it can be the recipient.
     *
     * @param until null where no time is set
     * @param at the same instant, not yet put into words
     */
    public record Turn(Move move, Party who, boolean yours, String until, Instant at) {
        private Due due() {
            return new Due(name(move, who), at);
        }

        public boolean isBuyers() {
            return who == Party.BUYER;
        }
    }

    /** What a case can wait for. */
    public enum Move {
        ANSWER,
        SAY_IF_RECEIVED,
        EVIDENCE,
        PROPOSAL,
        DECISION,
        APPEAL,
        RETURN_ADDRESS,
        RETURN,
        CARRIER,
        INSPECTION,
        REPLACEMENT,
        SHIPMENT,
        EXTENSION
    }

    /**
     * What time does at {@code on} if nobody acts.
     *
     * @param who whose evidence it is about, else null; {@code yours} if the recipient's
     * @param refund the money that would go back to the buyer then, null if none
     * @param payout the money that would go to the seller then, null if none
     */
    public record Step(
            What what,
            Party who,
            boolean yours,
            String on,
            Instant at,
            String refund,
            String payout) {
        public boolean isBuyers() {
            return who == Party.BUYER;
        }

        private Due due() {
            return new Due(name(what, who), at);
        }

        boolean isDecisive() {
            return switch (what) {
                case EXTENDS,
                        EVIDENCE_CLOSES,
                        EVIDENCE_IS_LEFT_OUT,
                        EVIDENCE_DECIDES,
                        PROPOSAL_LAPSES,
                        CALLS_SUPERVISOR ->
                        false;
                case GRANTS,
                        ENDS,
                        ESCALATES,
                        RULES_BY_DEFAULT,
                        DEFAULT_APPLIES,
                        RULING_STANDS,
                        RETURN_BEGINS,
                        REPLACEMENT_BEGINS,
                        RETURN_ENDS,
                        REPLACEMENT_FAILS,
                        REFUNDS,
                        RELEASES,
                        STANDS_STILL ->
                        true;
            };
        }
    }

    /** What time alone can do, one word each. */
    public enum What {
        EXTENDS,
        EVIDENCE_CLOSES,
        EVIDENCE_IS_LEFT_OUT,
        EVIDENCE_DECIDES,
        PROPOSAL_LAPSES,
        CALLS_SUPERVISOR,
        GRANTS,
        ENDS,
        ESCALATES,
        RULES_BY_DEFAULT,
        DEFAULT_APPLIES,
        RULING_STANDS,
        RETURN_BEGINS,
        REPLACEMENT_BEGINS,
        RETURN_ENDS,
        REPLACEMENT_FAILS,
        REFUNDS,
        RELEASES,
        STANDS_STILL
    }
}
