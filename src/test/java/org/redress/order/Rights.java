package org.redress.order;

import static org.redress.kernel.Party.ASSISTANT;
import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MARKETPLACE;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.OPERATOR;
import static org.redress.kernel.Party.PROVIDER;
import static org.redress.kernel.Party.SELLER;
import static org.redress.kernel.Party.SUPERVISOR;

import java.util.EnumSet;
import java.util.Set;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.ExtendDeadline;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.HandBack;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.order.OrderCommand.ReportUndelivered;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.order.OrderCommand.TimePassed;

/** Who may send a command at all. A new kind of command must find its place here. */
final class Rights {

    private Rights() {}

    static Set<Party> of(OrderCommand command) {
        return switch (command) {
            case Register c -> EnumSet.of(MARKETPLACE);
            case RecordShipment c -> EnumSet.of(MARKETPLACE, SELLER);
            case RecordTracking c -> EnumSet.of(MARKETPLACE);
            case RetractTracking c -> EnumSet.of(MARKETPLACE);
            case ConfirmReceipt c -> EnumSet.of(BUYER);
            case ExtendProtection c -> EnumSet.of(SELLER);
            case AskExtension c -> EnumSet.of(BUYER);
            case DeclineExtension c -> EnumSet.of(SELLER);
            case Cancel c -> EnumSet.of(MARKETPLACE, SELLER);
            case RefundInFull c -> EnumSet.of(SELLER);
            case OpenDispute c -> EnumSet.of(BUYER);
            case PostMessage c ->
                    c.dispute() == 0
                            ? EnumSet.of(BUYER, SELLER)
                            : EnumSet.of(BUYER, SELLER, MEDIATOR, SUPERVISOR);
            case AttachEvidence c -> EnumSet.of(BUYER, SELLER);
            case RemoveEvidence c -> EnumSet.of(BUYER, SELLER);
            case CompletePayment c -> EnumSet.of(PROVIDER, MARKETPLACE, OPERATOR);
            case FailPayment c -> EnumSet.of(PROVIDER, MARKETPLACE, OPERATOR);
            case RetryPayment c -> EnumSet.of(OPERATOR);
            case PayByHand c -> EnumSet.of(OPERATOR);
            case RecordChargeback c -> EnumSet.of(MARKETPLACE, OPERATOR);
            case RecordChargebackOutcome c -> EnumSet.of(MARKETPLACE, OPERATOR);
            case ReportUndelivered c -> EnumSet.of(PROVIDER);
            case PayCorrection c -> EnumSet.of(OPERATOR);
            case TimePassed c -> EnumSet.allOf(Party.class);
            case InDispute(var number, var inside) -> of(inside);
        };
    }

    static Set<Party> of(DisputeCommand command) {
        return switch (command) {
            case Accept c -> EnumSet.of(BUYER, SELLER);
            case Counter c -> EnumSet.of(BUYER, SELLER);
            case Reject c -> EnumSet.of(BUYER, SELLER);
            case Edit c -> EnumSet.of(BUYER);
            case Escalate c -> EnumSet.of(BUYER, SELLER);
            case Withdraw c -> EnumSet.of(BUYER);
            case Take c -> EnumSet.of(MEDIATOR, SUPERVISOR);
            case HandBack c -> EnumSet.of(MEDIATOR, SUPERVISOR);
            case RequestEvidence c -> EnumSet.of(MEDIATOR, SUPERVISOR);
            case Propose c -> EnumSet.of(MEDIATOR, SUPERVISOR);
            case AnswerProposal c -> EnumSet.of(BUYER, SELLER);
            case Rule c -> EnumSet.of(MEDIATOR, SUPERVISOR);
            case DraftRuling c -> EnumSet.of(ASSISTANT);
            case SignDraft c -> EnumSet.of(MEDIATOR, SUPERVISOR);
            case Appeal c -> EnumSet.of(BUYER, SELLER);
            case WaiveAppeal c -> EnumSet.of(BUYER, SELLER);
            case GiveReturnAddress c -> EnumSet.of(SELLER);
            case ShipReturn c -> EnumSet.of(BUYER);
            case AcknowledgeReturn c -> EnumSet.of(SELLER);
            case ShipReplacement c -> EnumSet.of(SELLER);
            case ExtendDeadline c -> EnumSet.of(MEDIATOR, SUPERVISOR, OPERATOR);
        };
    }
}
