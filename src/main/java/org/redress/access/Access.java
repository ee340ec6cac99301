package org.redress.access;

import java.util.List;
import java.util.Locale;
import org.redress.kernel.Party;
import org.redress.order.ProtectedOrder;

/**
 * As whom a caller stands to an order: decided here, per order and per party, and denied by default
 * (rule 11). Null means a stranger, who learns nothing, not even that the order exists.
 */
public final class Access {

    /** Whoever has several of them acts by the first. */
    private static final List<String> BY_PRECEDENCE =
            List.of(
                    Role.MARKETPLACE,
                    Role.BUYER,
                    Role.SELLER,
                    Role.OPERATOR,
                    Role.SUPERVISOR,
                    Role.MEDIATOR,
                    Role.ASSISTANT,
                    Role.AUDITOR,
                    Role.READER);

    private Access() {}

    /**
     * {@code order} is null for one that is to be registered, which only the marketplace may do.
     */
    public static Party partyTo(ProtectedOrder order, Caller caller) {
        if (order == null) {
            return caller.is(Role.MARKETPLACE) ? Party.MARKETPLACE : null;
        }
        return BY_PRECEDENCE.stream()
                .filter(role -> caller.is(role) && stands(role, order, caller))
                .findFirst()
                .map(Access::party)
                .orElse(null);
    }

    /** As whom somebody of this role acts: an auditor reads, as a reader does. */
    static Party party(String role) {
        return role.equals(Role.AUDITOR)
                ? Party.READER
                : Party.valueOf(role.toUpperCase(Locale.ROOT));
    }

    private static boolean stands(String role, ProtectedOrder order, Caller caller) {
        return switch (Subject.ORDER.relation(role)) {
            case ALL -> true;
            case OWN -> caller.reaches(order.id()) && isHis(order, role, caller);
            case OTHERS -> !isOfIt(order, caller);
            case ESCALATED -> isEscalated(order) && !isOfIt(order, caller);
        };
    }

    private static boolean isHis(ProtectedOrder order, String role, Caller caller) {
        var own = role.equals(Role.BUYER) ? order.buyer() : order.seller();
        return caller.id().equals(own.id());
    }

    /** A mediator and his assistants see what was escalated, and nothing before. */
    private static boolean isEscalated(ProtectedOrder order) {
        return order.disputes().stream().anyMatch(dispute -> dispute.escalatedAt() != null);
    }

    /**
     * Nobody works for the house on a case of his own, by whichever token he comes: there he is its
     * buyer or seller only.
     */
    private static boolean isOfIt(ProtectedOrder order, Caller caller) {
        return caller.id().equals(order.buyer().id()) || caller.id().equals(order.seller().id());
    }
}
