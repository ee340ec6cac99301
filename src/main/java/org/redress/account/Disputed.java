package org.redress.account;

import java.time.Instant;

/**
 * What one dispute says about its two parties, read from the order's events and from nothing else.
 * The words are defined here; rates only count them.
 *
 * @param end how it ended, or that it has not
 * @param endedAt null while it is open
 * @param granted the buyer got what he last asked for, or more
 * @param carrierFault nobody's fault: what was claimed as not received was reported lost or held by
 *     customs, by a fact that the carrier did not take back, or the goods were lost on the way back
 * @param silent the seller's silence granted it, or time called the mediator before the seller had
 *     done anything in it
 * @param ruled a mediator decided it; a mediator's silence is no decision
 * @param sellerFault the buyer got something, and not because the seller agreed or conceded: by a
 *     ruling, by the seller's silence, or because he missed what he owed after an agreement
 */
public record Disputed(
        int number,
        Instant openedAt,
        End end,
        Instant endedAt,
        boolean granted,
        boolean carrierFault,
        boolean silent,
        boolean ruled,
        boolean sellerFault) {

    /** How a dispute ended. */
    public enum End {
        OPEN,
        WITHDRAWN,
        /** Money went back, or another one was sent. */
        BUYER_GOT_SOMETHING,
        BUYER_GOT_NOTHING,
        /** A bank decided, not the service. */
        CHARGED_BACK
    }

    public boolean isOpen() {
        return end == End.OPEN;
    }

    /** The case went the way of the account in this role. */
    public boolean isWonBy(AccountRole role) {
        return switch (role) {
            case BUYER -> granted;
            case SELLER -> end == End.BUYER_GOT_NOTHING;
        };
    }

    /** Never counted against anybody: withdrawn, decided by a bank, nobody's fault, or won. */
    public boolean isExcluded(AccountRole role) {
        return end == End.WITHDRAWN || end == End.CHARGED_BACK || carrierFault || isWonBy(role);
    }

    /** Over, and not excluded: all that a rate counts. */
    public boolean isCounted(AccountRole role) {
        return !isOpen() && !isExcluded(role);
    }

    /** Neither excluded nor known to be: a signal looks at these too. */
    public boolean isStanding(AccountRole role) {
        return !isExcluded(role);
    }

    /** The buyer got something, and no carrier is to blame. */
    public boolean isRefunded() {
        return end == End.BUYER_GOT_SOMETHING && !carrierFault;
    }
}
