package org.redress.order;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.SELLER;
import static org.redress.kernel.Party.SUPERVISOR;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvent;
import org.redress.kernel.Party;
import org.redress.ledger.Account;
import org.redress.ledger.Instruction;
import org.redress.ledger.Posting;
import org.redress.order.Effect.Notify;
import org.redress.order.Effect.Pay;
import org.redress.order.Effect.Post;
import org.redress.order.Effect.Settle;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.OrderRegistered;
import org.redress.order.OrderEvent.PaymentCompleted;
import org.redress.order.OrderEvent.ReceiptConfirmed;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.policy.Reason.Group;

/** Everything that must follow an event: one switch answers "what happens when …?". */
public final class OrderEffects {

    private OrderEffects() {}

    /** {@code after} is the order once the event has happened. */
    public static List<Effect> of(OrderEvent event, ProtectedOrder after) {
        List<Effect> effects = new ArrayList<>();
        postings(event).forEach(posting -> effects.add(new Post(posting)));
        if (event instanceof LinesSettled settled) {
            settled.settlements().forEach(settlement -> effects.add(new Settle(settlement)));
            settled.instructions().forEach(instruction -> effects.add(new Pay(instruction)));
        }
        notices(event, after).forEach(effects::add);
        return effects;
    }

    /** The movements of money in an event; the order's balance and the ledger both follow these. */
    static List<Posting> postings(OrderEvent event) {
        return switch (event) {
            case OrderRegistered registered -> {
                long captured = registered.lines().stream().mapToLong(l -> l.parts().total()).sum();
                yield List.of(new Posting(Account.CAPTURED, Account.HELD, captured, 0));
            }
            case LinesSettled settled ->
                    settled.instructions().stream().map(Instruction::sent).toList();
            case PaymentCompleted completed -> List.of(completed.instruction().arrived());
            case LinesShipped e -> List.of();
            case TrackingRecorded e -> List.of();
            case ReceiptConfirmed e -> List.of();
            case InDispute e -> List.of();
        };
    }

    private static Stream<Notify> notices(OrderEvent event, ProtectedOrder after) {
        return switch (event) {
            case OrderRegistered e -> to(NoticeKind.ORDER_PROTECTED, BUYER, SELLER);
            case LinesShipped e -> to(NoticeKind.PROTECTION_STARTED, BUYER, SELLER);
            case TrackingRecorded e ->
                    deliveredDuringDispute(e, after)
                            ? to(NoticeKind.DELIVERED_DURING_DISPUTE, BUYER)
                            : Stream.empty();
            case ReceiptConfirmed e -> Stream.empty();
            case LinesSettled e -> to(settlementNotice(e.cause()), BUYER, SELLER);
            case PaymentCompleted e -> Stream.empty();
            case InDispute(var number, var inside) -> disputeNotices(inside);
        };
    }

    private static Stream<Notify> disputeNotices(DisputeEvent event) {
        return switch (event) {
            case DisputeEvent.Opened e -> to(NoticeKind.DISPUTE_OPENED, SELLER, BUYER);
            case DisputeEvent.SellerOffered e -> to(NoticeKind.SELLER_ANSWERED, BUYER);
            case DisputeEvent.BuyerCountered e -> to(NoticeKind.BUYER_ANSWERED, SELLER);
            case DisputeEvent.BuyerRejected e -> to(NoticeKind.BUYER_ANSWERED, SELLER);
            case DisputeEvent.Escalated e -> to(NoticeKind.ESCALATED, BUYER, SELLER, MEDIATOR);
            case DisputeEvent.MediatorOverdue e ->
                    to(NoticeKind.MEDIATOR_OVERDUE, SUPERVISOR, BUYER, SELLER);
            case DisputeEvent.Withdrawn e -> to(NoticeKind.WITHDRAWN, SELLER, BUYER);
            // The settlement that comes with it tells both parties, money included.
            case DisputeEvent.Resolved e -> Stream.empty();
        };
    }

    private static NoticeKind settlementNotice(Cause cause) {
        return switch (cause) {
            case PROTECTION_EXPIRED, RECEIPT_CONFIRMED -> NoticeKind.FUNDS_RELEASED;
            case SHIP_BY_MISSED, SELLER_REFUND -> NoticeKind.LINE_REFUNDED;
            case SELLER_SILENCE -> NoticeKind.SILENCE_GRANTED;
            case AGREEMENT, CONCESSION -> NoticeKind.AGREEMENT_REACHED;
            case RULING -> NoticeKind.RULING_GIVEN;
            case MEDIATOR_SILENCE -> NoticeKind.DEFAULT_APPLIED;
        };
    }

    private static boolean deliveredDuringDispute(TrackingRecorded event, ProtectedOrder after) {
        return event.delivered().stream()
                .flatMap(place -> after.openDisputeOf(place).stream())
                .map(Dispute::reason)
                .anyMatch(reason -> reason.group() == Group.NOT_RECEIVED);
    }

    private static Stream<Notify> to(NoticeKind kind, Party... recipients) {
        return Stream.of(recipients).map(recipient -> new Notify(kind, recipient));
    }
}
