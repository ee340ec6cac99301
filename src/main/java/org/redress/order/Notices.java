package org.redress.order;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.SELLER;
import static org.redress.kernel.Party.SUPERVISOR;

import java.util.stream.Stream;
import org.redress.dispute.DisputeEvent;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.order.Effect.Notify;
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

/** Who is written to about what (requirements A9). */
final class Notices {

    private Notices() {}

    static Stream<Notify> of(OrderEvent event, Party actor) {
        return switch (event) {
            case OrderRegistered e -> to(NoticeKind.ORDER_PROTECTED, BUYER, SELLER);
            case LinesShipped e ->
                    e.shipment().replacement()
                            ? to(NoticeKind.REPLACEMENT_SHIPPED, BUYER, SELLER)
                            : to(NoticeKind.PROTECTION_STARTED, BUYER, SELLER);
            case TrackingRecorded e -> Stream.empty();
            case TrackingRetracted e -> Stream.empty();
            case ReceiptConfirmed e -> Stream.empty();
            case ExtensionAsked e -> to(NoticeKind.EXTENSION_ASKED, SELLER);
            case ExtensionDeclined e -> to(NoticeKind.EXTENSION_DECLINED, BUYER);
            case ProtectionExtended e -> to(NoticeKind.PROTECTION_EXTENDED, BUYER);
            case LinesSettled e -> to(ofSettlement(e.cause()), BUYER, SELLER);
            case DeadlineNear e -> to(ofReminder(e), e.to().toArray(Party[]::new));
            case PaymentCompleted e ->
                    e.instruction().kind() == Instruction.Kind.REFUND
                            ? to(NoticeKind.REFUND_PAID, BUYER)
                            : Stream.empty();
            case PaymentFailed e -> to(NoticeKind.PAYMENT_FAILED, payee(e.instruction()));
            case PaymentRetried e -> to(NoticeKind.PAYMENT_RETRIED, payee(e.again()));
            case PaidByHand e -> to(NoticeKind.PAID_BY_HAND, payee(e.instruction()));
            case MessagePosted e -> ofMessage(e, actor);
            case EvidenceAttached e -> Stream.empty();
            case EvidenceRemoved e -> Stream.empty();
            case ChargebackOpened e -> to(NoticeKind.CHARGEBACK_OPENED, SELLER);
            case ChargebackReminded e -> Stream.empty();
            case ChargebackWon e -> to(NoticeKind.CHARGEBACK_WON, SELLER);
            case ChargebackLost e -> to(NoticeKind.CHARGEBACK_LOST, SELLER);
            case RefundChargedBack e -> Stream.empty();
            case CorrectionGranted e -> to(NoticeKind.CORRECTION_GRANTED, payee(e.instruction()));
            case InDispute(var number, var inside) -> inDispute(inside);
        };
    }

    private static Party payee(Instruction instruction) {
        return instruction.kind().isToBuyer() ? BUYER : SELLER;
    }

    /** Words of settling elsewhere are warned about, to both, and never blocked (N18). */
    private static Stream<Notify> ofMessage(MessagePosted message, Party author) {
        var received =
                Stream.of(BUYER, SELLER)
                        .filter(party -> party != author)
                        .flatMap(party -> to(NoticeKind.MESSAGE_RECEIVED, party));
        return message.offPlatform()
                ? Stream.concat(received, to(NoticeKind.OFF_PLATFORM_WARNING, BUYER, SELLER))
                : received;
    }

    private static Stream<Notify> inDispute(DisputeEvent event) {
        return switch (event) {
            case DisputeEvent.Opened e -> to(NoticeKind.DISPUTE_OPENED, SELLER, BUYER);
            case DisputeEvent.SellerOffered e -> to(NoticeKind.SELLER_ANSWERED, BUYER);
            case DisputeEvent.SellerOfferedMeanwhile e -> to(NoticeKind.SELLER_ANSWERED, BUYER);
            case DisputeEvent.BuyerCountered e -> to(NoticeKind.BUYER_ANSWERED, SELLER);
            case DisputeEvent.BuyerEdited e -> to(NoticeKind.BUYER_ANSWERED, SELLER);
            case DisputeEvent.BuyerRejected e -> to(NoticeKind.BUYER_ANSWERED, SELLER);
            case DisputeEvent.DeliveredWindowOpened e ->
                    to(NoticeKind.DELIVERED_DURING_DISPUTE, BUYER);
            case DisputeEvent.DeliveredMeanwhile e ->
                    to(NoticeKind.DELIVERED_DURING_DISPUTE, BUYER);
            case DisputeEvent.DeliveredWindowClosed e -> Stream.empty();
            case DisputeEvent.Escalated e -> to(NoticeKind.ESCALATED, BUYER, SELLER, MEDIATOR);
            case DisputeEvent.Taken e -> Stream.empty();
            case DisputeEvent.HandedBack e -> Stream.empty();
            case DisputeEvent.EvidenceRequested e ->
                    to(NoticeKind.EVIDENCE_REQUESTED, e.request().from());
            case DisputeEvent.EvidenceWindowEnded e ->
                    e.missed() ? to(NoticeKind.EVIDENCE_NOT_BROUGHT, e.from()) : Stream.empty();
            case DisputeEvent.Proposed e -> to(NoticeKind.PROPOSAL_MADE, BUYER, SELLER);
            case DisputeEvent.ProposalAnswered e -> Stream.empty();
            case DisputeEvent.ProposalLapsed e -> Stream.empty();
            case DisputeEvent.RulingDrafted e -> Stream.empty();
            case DisputeEvent.MediatorOverdue e ->
                    to(NoticeKind.MEDIATOR_OVERDUE, SUPERVISOR, BUYER, SELLER);
            case DisputeEvent.Ruled e -> to(NoticeKind.RULED, BUYER, SELLER);
            case DisputeEvent.AppealWaived e -> Stream.empty();
            case DisputeEvent.Appealed e -> to(NoticeKind.APPEALED, BUYER, SELLER, MEDIATOR);
            case DisputeEvent.ReturnAgreed e -> to(NoticeKind.RETURN_AGREED, BUYER, SELLER);
            case DisputeEvent.ReturnAddressGiven e -> to(NoticeKind.RETURN_ADDRESS_GIVEN, BUYER);
            case DisputeEvent.ReturnShipped e -> to(NoticeKind.RETURN_SHIPPED, SELLER);
            case DisputeEvent.ReturnArrived e -> to(NoticeKind.RETURN_ARRIVED, BUYER, SELLER);
            // What follows from a good receipt tells both parties in the same transaction.
            case DisputeEvent.ReturnAccepted e -> Stream.empty();
            case DisputeEvent.ReturnContested e ->
                    to(NoticeKind.RETURN_CONTESTED, BUYER, SELLER, MEDIATOR);
            case DisputeEvent.ReplacementAgreed e -> to(NoticeKind.REPLACEMENT_DUE, BUYER, SELLER);
            // The shipment that comes with it tells both parties, new protection included.
            case DisputeEvent.ReplacementShipped e -> Stream.empty();
            case DisputeEvent.DeadlineExtended e -> to(NoticeKind.DEADLINE_EXTENDED, BUYER, SELLER);
            case DisputeEvent.TurnExtended e ->
                    to(NoticeKind.TURN_EXTENDED, e.party() == BUYER ? SELLER : BUYER);
            case DisputeEvent.Withdrawn e -> to(NoticeKind.WITHDRAWN, SELLER, BUYER);
            // The settlement that comes with it tells both parties, money included.
            case DisputeEvent.Resolved e -> Stream.empty();
        };
    }

    private static NoticeKind ofReminder(DeadlineNear event) {
        return event.kind() == Kind.PROTECTION
                ? NoticeKind.PROTECTION_ENDING
                : NoticeKind.DEADLINE_NEAR;
    }

    private static NoticeKind ofSettlement(Cause cause) {
        return switch (cause) {
            case PROTECTION_EXPIRED, DELIVERED_BY_CARRIER, RECEIPT_CONFIRMED ->
                    NoticeKind.FUNDS_RELEASED;
            case SHIP_BY_MISSED, CANCELLED, SELLER_REFUND -> NoticeKind.LINE_REFUNDED;
            case SELLER_SILENCE -> NoticeKind.SILENCE_GRANTED;
            case BUYER_SILENCE, DELIVERED_UNCONTESTED, NO_AGREEMENT -> NoticeKind.DISPUTE_EXPIRED;
            case AGREEMENT, CONCESSION -> NoticeKind.AGREEMENT_REACHED;
            case RULING -> NoticeKind.RULING_GIVEN;
            case MEDIATOR_SILENCE -> NoticeKind.DEFAULT_APPLIED;
            case EVIDENCE_MISSED -> NoticeKind.EVIDENCE_DECIDED;
            case RETURN_RECEIVED,
                    RETURN_UNINSPECTED,
                    RETURN_ADDRESS_MISSED,
                    RETURN_NOT_SHIPPED,
                    RETURN_NOT_ARRIVED,
                    RETURN_LOST ->
                    NoticeKind.RETURN_SETTLED;
            case REPLACEMENT_MISSED -> NoticeKind.REPLACEMENT_MISSED;
            case CHARGED_BACK -> throw new IllegalStateException("told by the chargeback");
        };
    }

    private static Stream<Notify> to(NoticeKind kind, Party... recipients) {
        return Stream.of(recipients).map(recipient -> new Notify(kind, recipient));
    }
}
