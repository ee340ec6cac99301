package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.Dispute;
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
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Mediation.Draft;
import org.redress.dispute.Mediation.Proposal;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;

/** What somebody might do in one open dispute: mostly something that its state knows. */
final class RandomTalk {

    private final RandomActs acts;
    private final ProtectedOrder order;
    private final Dispute dispute;

    RandomTalk(RandomActs acts, ProtectedOrder order, Dispute dispute) {
        this.acts = acts;
        this.order = order;
        this.dispute = dispute;
    }

    OrderCommand command(Instant now) {
        return switch (acts.random.nextInt(acts.keen ? 30 : 12)) {
            case 0 -> in(rarely());
            case 1 -> acts.attach(dispute.number());
            case 2 ->
                    acts.chance()
                            ? acts.tracking(order, now)
                            : new PostMessage(dispute.number(), Scene.TEXT, acts.chance());
            case 3 -> in(acts.chance() ? talk() : review());
            default -> fitting(now);
        };
    }

    private OrderCommand fitting(Instant now) {
        return switch (dispute.status()) {
            case DisputeStatus.AwaitingSeller s -> talkOrTracking(now);
            case DisputeStatus.AwaitingBuyer s -> talkOrTracking(now);
            case DisputeStatus.DeliveredWindow s ->
                    switch (acts.random.nextInt(5)) {
                        case 0 -> new RetractTracking(acts.fact(order));
                        case 1, 2 -> in(new Reject());
                        default -> in(talk());
                    };
            case DisputeStatus.UnderReview s -> in(review());
            case DisputeStatus.ReviewOverdue s -> in(review());
            case DisputeStatus.Ruled s ->
                    switch (acts.random.nextInt(3)) {
                        case 0 -> acts.attach(dispute.number());
                        case 1 -> in(new Appeal(Scene.TEXT));
                        default -> in(new WaiveAppeal());
                    };
            case DisputeStatus.AwaitingReturnAddress s -> in(new GiveReturnAddress(Scene.TEXT));
            case DisputeStatus.AwaitingReturn s ->
                    in(new ShipReturn("post", acts.number(), Math.abs(acts.money())));
            case DisputeStatus.ReturnInTransit(var award, var parcel, var by) ->
                    acts.chance() ? carried(parcel.trackingNumber(), now) : in(acknowledge());
            case DisputeStatus.ReturnArrived s -> in(acknowledge());
            case DisputeStatus.AwaitingReplacement s ->
                    in(new ShipReplacement("post", acts.chance() ? acts.number() : null));
            case DisputeStatus.Resolved s -> in(talk());
            case DisputeStatus.Withdrawn s -> in(talk());
        };
    }

    private OrderCommand talkOrTracking(Instant now) {
        return acts.random.nextInt(5) == 0 ? acts.tracking(order, now) : in(talk());
    }

    private OrderCommand carried(String number, Instant now) {
        var known = acts.tracking(order, now);
        return new RecordTracking(
                known.fact(), number, known.status(), known.occurredAt(), known.place());
    }

    private DisputeCommand talk() {
        return switch (acts.random.nextInt(20)) {
            case 0, 1, 16, 17, 18, 19 -> new Accept(offer(), acts.chance());
            case 2 -> new Escalate();
            case 3 -> acts.random.nextInt(3) == 0 ? new Withdraw() : new Reject();
            case 4, 5 -> edit();
            case 6, 7, 8, 9 -> new Reject();
            default -> new Counter(acts.ask(dispute.claim().ceiling(), anyRemedy()));
        };
    }

    private DisputeCommand review() {
        String who = mediator();
        return switch (acts.random.nextInt(16)) {
            case 0 -> new Take(who);
            case 1 -> new HandBack(who);
            case 2, 3, 4 -> new RequestEvidence(who, party(), acts.chance() ? Scene.TEXT : null);
            case 5, 6 -> new Propose(who, verdict(), Scene.TEXT);
            case 7, 8, 9, 10 -> new AnswerProposal(proposal(), acts.random.nextInt(4) > 0);
            case 11 -> new DraftRuling("assistant-1", verdict(), Scene.TEXT);
            case 12 -> new SignDraft(who, draft());
            case 13, 14 -> new Rule(who, verdict(), Scene.TEXT);
            default -> talk();
        };
    }

    private DisputeCommand rarely() {
        return switch (acts.random.nextInt(8)) {
            case 0 -> new GiveReturnAddress(Scene.TEXT);
            case 1 -> new ShipReturn("post", acts.number(), 100);
            case 2 -> acknowledge();
            case 3 -> new ShipReplacement(null, null);
            case 4 -> new Appeal(Scene.TEXT);
            case 5 -> new WaiveAppeal();
            case 6 -> new ExtendDeadline("boss", days(acts.random.nextInt(64) - 2), Scene.TEXT);
            default -> new Withdraw();
        };
    }

    private InDispute in(DisputeCommand command) {
        return new InDispute(dispute.number(), command);
    }

    private Edit edit() {
        Reason reason = acts.chance() ? acts.one(List.of(Reason.values())) : null;
        var ask = acts.chance() ? acts.ask(dispute.claim().ceiling(), anyRemedy()) : null;
        return new Edit(reason, acts.chance(), ask, acts.chance() ? Scene.TEXT : null);
    }

    private AcknowledgeReturn acknowledge() {
        var found = acts.chance() ? Inspection.RECEIVED : acts.one(List.of(Inspection.values()));
        return new AcknowledgeReturn(found, Scene.TEXT);
    }

    private Verdict verdict() {
        long all = dispute.claim().ceiling(true);
        return new Verdict(acts.ask(all, List.of(Remedy.values())), acts.chance());
    }

    private List<Remedy> anyRemedy() {
        return List.of(
                dispute.request().terms().remedy(), Remedy.REFUND, Remedy.RETURN, Remedy.EXCHANGE);
    }

    private Party party() {
        return acts.chance() ? Party.BUYER : Party.SELLER;
    }

    private String mediator() {
        return acts.random.nextInt(3) == 0 ? "mediator-2" : Scene.MEDIATOR;
    }

    private int offer() {
        boolean answered = dispute.sellerOffer() != null;
        return switch (acts.random.nextInt(4)) {
            case 0 -> acts.random.nextInt(4);
            case 1 -> dispute.request().id();
            default -> answered ? dispute.sellerOffer().id() : dispute.request().id();
        };
    }

    private int proposal() {
        var open =
                dispute.mediation() == null ? List.<Proposal>of() : dispute.mediation().proposals();
        return open.isEmpty() ? acts.random.nextInt(3) : acts.one(open).id();
    }

    private int draft() {
        var open = dispute.mediation() == null ? List.<Draft>of() : dispute.mediation().drafts();
        return open.isEmpty() ? acts.random.nextInt(3) : acts.one(open).id();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
