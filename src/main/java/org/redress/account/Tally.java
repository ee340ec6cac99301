package org.redress.account;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * What is counted of an account in one role: its orders registered in a window, and the disputes
 * about them whenever those were opened. {@code …Orders} count an order once, however many of its
 * disputes are so.
 *
 * @param recent disputes not excluded that were opened of late
 * @param standingOrders orders with a dispute that is not excluded, the open ones among them
 */
public record Tally(
        AccountRole role,
        long orders,
        long disputes,
        long open,
        long withdrawn,
        long carrierFault,
        long won,
        long counted,
        long recent,
        long countedOrders,
        long standingOrders,
        long refundedOrders,
        long silentOrders,
        long ruledOrders,
        long sellerFaultOrders) {

    /** {@code orders} is all of the window, those without a dispute too. */
    public static Tally of(AccountRole role, long orders) {
        return new Tally(role, orders, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** With these of its orders; a dispute opened at {@code since} or later is recent. */
    public Tally plus(Collection<OrderTrail> trails, Instant since) {
        Tally sum = this;
        for (var trail : trails) {
            sum = sum.plus(trail, since);
        }
        return sum;
    }

    private Tally plus(OrderTrail trail, Instant since) {
        return new Tally(
                role,
                orders,
                disputes + trail.disputes().size(),
                open + number(trail, Disputed::isOpen),
                withdrawn + number(trail, dispute -> dispute.end() == Disputed.End.WITHDRAWN),
                carrierFault + number(trail, Disputed::carrierFault),
                won + number(trail, dispute -> dispute.isWonBy(role)),
                counted + number(trail, this::isCounted),
                recent + number(trail, dispute -> isRecent(dispute, since)),
                countedOrders + one(trail, this::isCounted),
                standingOrders + one(trail, dispute -> dispute.isStanding(role)),
                refundedOrders + one(trail, Disputed::isRefunded),
                silentOrders + one(trail, dispute -> isCounted(dispute) && dispute.silent()),
                ruledOrders + one(trail, dispute -> isCounted(dispute) && dispute.ruled()),
                sellerFaultOrders
                        + one(trail, dispute -> isCounted(dispute) && dispute.sellerFault()));
    }

    private boolean isCounted(Disputed dispute) {
        return dispute.isCounted(role);
    }

    private boolean isRecent(Disputed dispute, Instant since) {
        return dispute.isStanding(role) && !dispute.openedAt().isBefore(since);
    }

    private static long number(OrderTrail trail, Predicate<Disputed> is) {
        return trail.disputes().stream().filter(is).count();
    }

    private static long one(OrderTrail trail, Predicate<Disputed> is) {
        return trail.disputes().stream().anyMatch(is) ? 1 : 0;
    }

    /** Counted against the account, of all its orders. */
    public Rate disputeRate() {
        return Rate.of(countedOrders, orders);
    }

    /** Orders of which a dispute sent something back, of all orders. */
    public Rate refundedShare() {
        return Rate.of(refundedOrders, orders);
    }

    /** Orders on which the seller was silent in a counted dispute, of all orders. */
    public Rate silenceRate() {
        return Rate.of(silentOrders, orders);
    }

    /** Orders on which a mediator had to decide a counted dispute, of all orders. */
    public Rate rulingRate() {
        return Rate.of(ruledOrders, orders);
    }

    /** Orders on which the seller was found, or showed himself, at fault, of all orders. */
    public Rate sellerFaultRate() {
        return Rate.of(sellerFaultOrders, orders);
    }

    /** Open or counted against the account, of all orders. */
    public Rate standingShare() {
        return Rate.of(standingOrders, orders);
    }
}
