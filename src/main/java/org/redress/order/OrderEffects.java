package org.redress.order;

import java.util.ArrayList;
import java.util.List;
import org.redress.kernel.Occurrence;
import org.redress.ledger.Account;
import org.redress.ledger.Instruction;
import org.redress.ledger.Posting;
import org.redress.order.Effect.Pay;
import org.redress.order.Effect.Post;
import org.redress.order.Effect.Settle;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderEvent.ChargebackLost;
import org.redress.order.OrderEvent.ChargebackOpened;
import org.redress.order.OrderEvent.ChargebackReminded;
import org.redress.order.OrderEvent.ChargebackWon;
import org.redress.order.OrderEvent.CorrectionGranted;
import org.redress.order.OrderEvent.DeadlineNear;
import org.redress.order.OrderEvent.EvidenceAttached;
import org.redress.order.OrderEvent.EvidenceRemoved;
import org.redress.order.OrderEvent.ExtensionAsked;
import org.redress.order.OrderEvent.ExtensionDeclined;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.MessagePosted;
import org.redress.order.OrderEvent.OrderRegistered;
import org.redress.order.OrderEvent.PaidByHand;
import org.redress.order.OrderEvent.PaymentCompleted;
import org.redress.order.OrderEvent.PaymentFailed;
import org.redress.order.OrderEvent.PaymentRetried;
import org.redress.order.OrderEvent.ProtectionExtended;
import org.redress.order.OrderEvent.ReceiptConfirmed;
import org.redress.order.OrderEvent.RefundChargedBack;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.order.OrderEvent.TrackingRetracted;

/** Everything that must follow an event: one switch answers "what happens when …?". */
public final class OrderEffects {

    private OrderEffects() {}

    public static List<Effect> of(Occurrence<OrderEvent> occurrence) {
        OrderEvent event = occurrence.event();
        List<Effect> effects = new ArrayList<>();
        postings(event).forEach(posting -> effects.add(new Post(posting)));
        if (event instanceof LinesSettled settled) {
            settled.settlements()
                    .forEach(settlement -> effects.add(new Settle(settlement, settled.cause())));
            settled.instructions().forEach(instruction -> effects.add(new Pay(instruction)));
        }
        if (event instanceof PaymentRetried(var failed, var again)) {
            effects.add(new Pay(again));
        }
        if (event instanceof CorrectionGranted granted) {
            effects.add(new Pay(granted.instruction()));
        }
        if (event instanceof ChargebackLost lost) {
            ChargedBack.settlements(lost)
                    .forEach(line -> effects.add(new Settle(line, Cause.CHARGED_BACK)));
        }
        if (event instanceof ChargebackReminded) {
            effects.add(ChargedBack.STILL_OPEN);
        }
        Notices.of(event, occurrence.actor()).forEach(effects::add);
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
            case PaymentFailed failed -> List.of(failed.instruction().failed(failed.late()));
            case PaymentRetried retried -> List.of(retried.again().sentAgain());
            case PaidByHand paid -> List.of(paid.instruction().paidByHand());
            case ChargebackLost lost -> ChargedBack.postings(lost);
            case CorrectionGranted granted -> List.of(granted.instruction().sent());
            case RefundChargedBack refund -> ChargedBack.postings(refund);
            case ChargebackOpened e -> List.of();
            case ChargebackReminded e -> List.of();
            case ChargebackWon e -> List.of();
            case LinesShipped e -> List.of();
            case TrackingRecorded e -> List.of();
            case TrackingRetracted e -> List.of();
            case ReceiptConfirmed e -> List.of();
            case ExtensionAsked e -> List.of();
            case ExtensionDeclined e -> List.of();
            case ProtectionExtended e -> List.of();
            case DeadlineNear e -> List.of();
            case MessagePosted e -> List.of();
            case EvidenceAttached e -> List.of();
            case EvidenceRemoved e -> List.of();
            case InDispute e -> List.of();
        };
    }
}
