package org.redress.notice;

import java.util.List;
import org.redress.kernel.Party;
import org.redress.policy.EvidenceKind;

/** Emails about the mediator's part. */
public sealed interface ReviewNotice extends Notice {

    /** What one side should bring for the reason, and how many files of it there are. */
    record Need(List<EvidenceKind> oneOf, List<EvidenceKind> helpful, int files) {}

    /**
     * W09: a mediator is to decide.
     *
     * @param rulesFrom before it only a full refund can be decided (C08), null: at once
     */
    record Escalated(
            Deal asked, Deal offered, String decideBy, String rulesFrom, Need buyer, Need seller)
            implements ReviewNotice {}

    /** W24: the mediator was silent; the default follows at {@code defaultAt}. */
    record MediatorOverdue(Deal asked, Deal offered, String decideBy, String defaultAt)
            implements ReviewNotice {}

    /** W10: evidence is wanted; {@code loses} says whether its lack can decide. */
    record EvidenceRequested(String what, String dueAt, boolean loses) implements ReviewNotice {}

    /** W10: it did not come; {@code ofReturn} says that a contested return gave the time for it. */
    record EvidenceNotBrought(String dueAt, boolean ofReturn, boolean loses)
            implements ReviewNotice {
        @Override
        public boolean isFollowed() {
            return loses;
        }
    }

    /** W11: a mediator proposes, without {@code terms} that nothing goes back. */
    record ProposalMade(Deal terms, String words, String until) implements ReviewNotice {}

    /** W11: decided, by a mediator or by the default, and open to appeal. */
    record Ruled(
            Deal award,
            boolean byMediator,
            String grounds,
            String appealUntil,
            boolean needsNewEvidence)
            implements ReviewNotice {}

    /** A ruling is appealed; {@code award} is what it said. */
    record Appealed(Party by, String words, Deal award, String decideBy, boolean anotherMediator)
            implements ReviewNotice {
        public boolean isByBuyer() {
            return by == Party.BUYER;
        }
    }

    /** A person gave more time. */
    record DeadlineExtended(String by, String until, String words) implements ReviewNotice {}

    /** W11: a ruling is carried out, at once or after the time for appeals. */
    record RulingGiven(String grounds, boolean unappealed) implements ReviewNotice {}

    /**
     * W11: the mediator stayed silent to the end.
     *
     * @param full the policy grants everything then
     * @param ruling a ruling under appeal stands then
     */
    record DefaultApplied(Deal asked, Deal offered, boolean full, boolean ruling)
            implements ReviewNotice {}

    /** W11: what {@code from} did not bring decided. */
    record EvidenceDecided(Party from) implements ReviewNotice {
        public boolean isFromBuyer() {
            return from == Party.BUYER;
        }
    }
}
