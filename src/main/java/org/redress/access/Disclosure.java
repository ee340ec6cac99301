package org.redress.access;

import org.redress.dispute.Evidence;
import org.redress.kernel.Party;

/** Which attached files a party may look at; who may look at the order is decided before. */
public final class Disclosure {

    private Disclosure() {}

    /**
     * Buyer and seller see what they brought, and of the other side what was brought into a dispute
     * and not sealed. Whoever decides a case sees all of it, but nothing that lies beside it: after
     * the escalation only what was asked for gets in (M06).
     */
    public static boolean isOpen(Evidence file, Party party) {
        boolean inDispute = file.dispute() > 0;
        return switch (party) {
            case BUYER, SELLER -> file.by() == party || inDispute && !file.sealed();
            case MEDIATOR, SUPERVISOR, ASSISTANT, READER -> inDispute;
            case MARKETPLACE, OPERATOR -> true;
            case PROVIDER, TIME -> false;
        };
    }
}
