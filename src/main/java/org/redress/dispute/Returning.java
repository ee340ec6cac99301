package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.NOT_IN_THIS_STATE;

import java.time.Instant;
import java.util.function.Supplier;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeEvent.ReturnAccepted;
import org.redress.dispute.DisputeEvent.ReturnAddressGiven;
import org.redress.dispute.DisputeEvent.ReturnContested;
import org.redress.dispute.DisputeEvent.ReturnShipped;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.AwaitingReturnAddress;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.kernel.Act;
import org.redress.kernel.Because;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;
import org.redress.policy.Policy.Then;
import org.redress.policy.Side;

/** Goods go back (A08 to A13). */
final class Returning {

    private Returning() {}

    static Decision<Occurrence<DisputeEvent>> address(
            Dispute dispute, GiveReturnAddress given, Act act, Policy policy) {
        if (act.actor() != Party.SELLER) {
            return Outcomes.foreign(act);
        }
        if (!(dispute.status() instanceof AwaitingReturnAddress)) {
            return Outcomes.notNow(dispute, NOT_IN_THIS_STATE, act);
        }
        Instant shipBy = policy.returns().shipWithin().from(act.now());
        return Decision.accepted(
                act.event(
                        new ReturnAddressGiven(given.address(), shipBy),
                        "returns.shipWithin",
                        "shipBy",
                        shipBy));
    }

    static Decision<Occurrence<DisputeEvent>> ship(
            Dispute dispute, ShipReturn sent, Act act, Policy policy) {
        if (act.actor() != Party.BUYER) {
            return Outcomes.foreign(act);
        }
        if (!(dispute.status() instanceof AwaitingReturn)) {
            return Outcomes.notNow(dispute, NOT_IN_THIS_STATE, act);
        }
        Instant arriveBy = policy.returns().arriveWithin().from(act.now());
        var parcel = new Parcel(sent.carrier(), sent.trackingNumber(), act.now(), sent.freight());
        return Decision.accepted(
                act.event(
                        new ReturnShipped(parcel, arriveBy),
                        "returns.arriveWithin",
                        "arriveBy",
                        arriveBy,
                        "freight",
                        sent.freight()));
    }

    /** The carrier says that it arrived; the seller is to look at it. */
    static Occurrence<DisputeEvent> arrived(Act act, Policy policy) {
        Instant inspectBy = policy.returns().inspectWithin().from(act.now());
        return act.event(
                new DisputeEvent.ReturnArrived(inspectBy),
                "returns.inspectWithin",
                "inspectBy",
                inspectBy);
    }

    /** The carrier took the arrival back: the parcel gets the time it had, at least a day. */
    static Occurrence<DisputeEvent> notArrived(ReturnArrived status, Act act, Policy policy) {
        Instant wanted = policy.returns().arriveWithin().from(status.parcel().shippedAt());
        Instant least = act.now().plus(Silence.LEAST_LEFT);
        Instant arriveBy = wanted.isBefore(least) ? least : wanted;
        return act.event(
                new ReturnShipped(status.parcel(), arriveBy),
                "tracking.retraction",
                "arriveBy",
                arriveBy);
    }

    /** Lost by the carrier: the loss of whoever bears the freight (A13). */
    static Occurrence<DisputeEvent> lost(
            Dispute dispute, ReturnInTransit status, Act act, Policy policy) {
        Side bearer = status.award().terms().freight();
        var why = act.because("returns.freight", "bearer", bearer.code(), "lost", true);
        return bearer == Side.BUYER
                ? Outcomes.released(Resolution.RETURN_LOST, act, why)
                : Outcomes.carriedOutAfterReturn(
                        dispute,
                        new Award(Resolution.RETURN_LOST, status.award().terms()),
                        status.parcel().freight(),
                        act,
                        policy,
                        why);
    }

    /** In order: what was agreed. Anything else: a mediator, with time for evidence. */
    static Decision<Occurrence<DisputeEvent>> acknowledge(
            Dispute dispute, AcknowledgeReturn said, Act act, Policy policy) {
        if (act.actor() != Party.SELLER) {
            return Outcomes.foreign(act);
        }
        boolean arrived = dispute.status() instanceof ReturnArrived;
        boolean early =
                dispute.status() instanceof ReturnInTransit
                        && said.found() != Inspection.NOT_RECEIVED;
        if (!arrived && !early) {
            return Outcomes.notNow(dispute, NOT_IN_THIS_STATE, act);
        }
        if (said.found() != Inspection.RECEIVED) {
            return contested(said, act, policy);
        }
        if (dispute.status() instanceof ReturnInTransit(var award, var parcel, var until)) {
            return accepted(dispute, award, parcel, said, act, policy);
        }
        var there = (ReturnArrived) dispute.status();
        return accepted(dispute, there.award(), there.parcel(), said, act, policy);
    }

    private static Decision<Occurrence<DisputeEvent>> accepted(
            Dispute dispute,
            Award award,
            Parcel parcel,
            AcknowledgeReturn said,
            Act act,
            Policy policy) {
        var why = act.because("returns.inspection", "found", said.found().code());
        return Decision.accepted(
                Outcomes.happened(act, why, new ReturnAccepted(said.note())),
                Outcomes.carriedOutAfterReturn(
                        dispute,
                        new Award(Resolution.RETURN_RECEIVED, award.terms()),
                        parcel.freight(),
                        act,
                        policy,
                        why));
    }

    private static Decision<Occurrence<DisputeEvent>> contested(
            AcknowledgeReturn said, Act act, Policy policy) {
        Instant decideBy = policy.review().decideWithin().from(act.now());
        Instant evidenceUntil = policy.review().evidenceWindow().from(act.now());
        return Decision.accepted(
                act.event(
                        new ReturnContested(said.found(), said.note(), decideBy, evidenceUntil),
                        "returns.inspection",
                        "found",
                        said.found().code(),
                        "evidenceUntil",
                        evidenceUntil));
    }

    /** No address in time: the money goes back without a return, or what the policy says. */
    static Occurrence<DisputeEvent> addressMissed(
            Dispute dispute,
            AwaitingReturnAddress status,
            Setting setting,
            Act act,
            Policy policy) {
        var why = act.because("returns.addressMissed", "addressUntil", status.endsAt());
        var award = new Award(Resolution.RETURN_ADDRESS_MISSED, status.award().terms());
        return then(
                dispute,
                policy.returns().addressMissed(),
                award,
                () -> Outcomes.paid(dispute, award, 0, null, act, why),
                setting,
                act,
                policy,
                why);
    }

    /** Nothing was sent back in time (A08). */
    static Occurrence<DisputeEvent> shipMissed(
            Dispute dispute, AwaitingReturn status, Setting setting, Act act, Policy policy) {
        var why = act.because("returns.shipMissed", "shipBy", status.shipBy());
        var award = new Award(Resolution.RETURN_NOT_SHIPPED, status.award().terms());
        return missed(dispute, policy.returns().shipMissed(), award, 0, setting, act, policy, why);
    }

    static Occurrence<DisputeEvent> arriveMissed(
            Dispute dispute, ReturnInTransit status, Setting setting, Act act, Policy policy) {
        var why = act.because("returns.arriveMissed", "arriveBy", status.arriveBy());
        var award = new Award(Resolution.RETURN_NOT_ARRIVED, status.award().terms());
        long freight = status.parcel().freight();
        Then then = policy.returns().arriveMissed();
        return missed(dispute, then, award, freight, setting, act, policy, why);
    }

    static Occurrence<DisputeEvent> inspectMissed(
            Dispute dispute, ReturnArrived status, Setting setting, Act act, Policy policy) {
        var why = act.because("returns.inspectMissed", "inspectBy", status.inspectBy());
        var award = new Award(Resolution.RETURN_UNINSPECTED, status.award().terms());
        long freight = status.parcel().freight();
        Then then = policy.returns().inspectMissed();
        return missed(dispute, then, award, freight, setting, act, policy, why);
    }

    private static Occurrence<DisputeEvent> missed(
            Dispute dispute,
            Then then,
            Award award,
            long freight,
            Setting setting,
            Act act,
            Policy policy,
            Because why) {
        return then(
                dispute,
                then,
                award,
                () -> Outcomes.carriedOutAfterReturn(dispute, award, freight, act, policy, why),
                setting,
                act,
                policy,
                why);
    }

    private static Occurrence<DisputeEvent> then(
            Dispute dispute,
            Then then,
            Award award,
            Supplier<Occurrence<DisputeEvent>> granted,
            Setting setting,
            Act act,
            Policy policy,
            Because why) {
        return switch (then) {
            case GRANT -> granted.get();
            case RELEASE -> Outcomes.released(award.how(), act, why);
            case MEDIATOR -> Outcomes.escalated(dispute, setting, act, policy, why);
        };
    }
}
