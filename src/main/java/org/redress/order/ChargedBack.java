package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvolution;
import org.redress.ledger.Account;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Parts;
import org.redress.ledger.Posting;
import org.redress.order.Chargeback.Standing;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Settled;
import org.redress.order.OrderEvent.ChargebackLost;
import org.redress.order.OrderEvent.RefundChargedBack;

/** What an order is, and where its money stands, once a bank has decided about a chargeback. */
final class ChargedBack {

    /** How a line ended whose money the bank took. */
    static final String OUTCOME = "charged-back";

    /** Every 30 days somebody looks after a bank that has not decided. */
    static final Effect.Raise STILL_OPEN =
            new Effect.Raise(
                    "chargeback-open",
                    "Ask the provider how the chargeback stands, and record its outcome; the order"
                            + " stands still until then.");

    private static final Parts NOTHING = new Parts(0, 0, 0);

    private ChargedBack() {}

    /** Deadlines have the time left that they had; the protection of a parcel is not moved. */
    static ProtectedOrder won(ProtectedOrder order, Duration stoodStill, Instant at) {
        var next = order.with(order.chargeback().ended(Standing.WON, at, 0));
        for (Dispute dispute : order.disputes()) {
            if (dispute.isOpen()) {
                next = next.with(DisputeEvolution.wentOn(dispute, stoodStill));
            }
        }
        List<Integer> unsent =
                IntStream.range(0, order.lines().size())
                        .filter(place -> isUnsent(order.lines().get(place)))
                        .boxed()
                        .toList();
        return next.with(unsent, line -> later(line, stoodStill));
    }

    private static boolean isUnsent(Line line) {
        return line.status() instanceof AwaitingShipment;
    }

    private static Line later(Line line, Duration by) {
        var shipBy = ((AwaitingShipment) line.status()).shipBy();
        return line.with(new AwaitingShipment(shipBy.plus(by)));
    }

    static ProtectedOrder lost(ProtectedOrder order, ChargebackLost e, Instant at) {
        return order.with(order.chargeback().ended(Standing.LOST, at, e.loss()))
                .with(e.lines(), line -> line.with(new Settled(OUTCOME, Cause.CHARGED_BACK, at)));
    }

    /**
     * Held money is gone with the bank; for what had left already the marketplace pays from its
     * own. Settlements stay as they are.
     */
    static List<Posting> postings(ChargebackLost e) {
        var held = new Move(Account.HELD, Account.CHARGED_BACK, e.held());
        var loss = new Move(Account.MARKETPLACE, Account.LOSS, e.loss());
        return Stream.of(held, loss)
                .filter(move -> move.amount() > 0)
                .map(move -> new Posting(move.from(), move.to(), move.amount(), 0))
                .toList();
    }

    /** The refund's money pays what the bank took of it, so that much less is lost. */
    static ProtectedOrder refund(ProtectedOrder order, RefundChargedBack e) {
        return order.with(order.funds().gone(e.refund()))
                .with(order.chargeback().recovered(e.recovered()));
    }

    static List<Posting> postings(RefundChargedBack e) {
        var refund = e.refund();
        var to = refund.kind().isCorrection() ? Account.MARKETPLACE : Account.CHARGED_BACK;
        var taken = new Posting(e.from(), to, refund.amount(), refund.number());
        return e.recovered() == 0
                ? List.of(taken)
                : List.of(taken, new Posting(Account.LOSS, Account.MARKETPLACE, e.recovered(), 0));
    }

    private record Move(Account from, Account to, long amount) {}

    /** Nothing of these lines went to the buyer or to the seller. */
    static List<LineSettlement> settlements(ChargebackLost e) {
        return e.lines().stream().map(line -> new LineSettlement(line, NOTHING, NOTHING)).toList();
    }
}
