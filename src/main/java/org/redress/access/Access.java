package org.redress.access;

import org.redress.kernel.Party;
import org.redress.order.ProtectedOrder;

/**
 * As whom a caller stands to an order: decided here, per order and per party, and denied by default
 * (rule 11). Null means a stranger, who learns nothing, not even that the order exists.
 */
public final class Access {

    private Access() {}

    /**
     * {@code order} is null for one that is to be registered, which only the marketplace may do.
     */
    public static Party partyTo(ProtectedOrder order, Caller caller) {
        if (caller.is(Role.MARKETPLACE)) {
            return Party.MARKETPLACE;
        }
        if (order == null || !caller.reaches(order.id())) {
            return null;
        }
        if (caller.is(Role.BUYER) && caller.id().equals(order.buyer().id())) {
            return Party.BUYER;
        }
        if (caller.is(Role.SELLER) && caller.id().equals(order.seller().id())) {
            return Party.SELLER;
        }
        if (isOwn(order, caller)) {
            return null;
        }
        return caller.is(Role.OPERATOR) ? Party.OPERATOR : mediation(order, caller);
    }

    /** Nobody works for the house on a case of his own: there he is its buyer or seller only. */
    private static boolean isOwn(ProtectedOrder order, Caller caller) {
        return caller.id().equals(order.buyer().id()) || caller.id().equals(order.seller().id());
    }

    /** A mediator and his assistants see what was escalated, and nothing before. */
    private static Party mediation(ProtectedOrder order, Caller caller) {
        if (order.disputes().stream().allMatch(dispute -> dispute.escalatedAt() == null)) {
            return caller.is(Role.AUDITOR) ? Party.READER : null;
        }
        if (caller.is(Role.SUPERVISOR)) {
            return Party.SUPERVISOR;
        }
        if (caller.is(Role.MEDIATOR)) {
            return Party.MEDIATOR;
        }
        if (caller.is(Role.ASSISTANT)) {
            return Party.ASSISTANT;
        }
        return caller.is(Role.READER) ? Party.READER : null;
    }
}
