package org.redress.order;

import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.refund;
import static org.redress.order.Scene.register;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.rule;
import static org.redress.order.Scene.ship;
import static org.redress.order.Scene.verdict;

import java.time.Duration;
import java.util.ArrayList;
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
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.Prolonging;
import org.redress.kernel.Party;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.order.OrderCommand.ReportUndelivered;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.policy.Remedy;

/** Every command that can meet a state, each as the party sends it that is meant to. */
final class LifecycleCommands {

    private LifecycleCommands() {}

    /** A command and who sends it. */
    record Sample(String words, Party actor, OrderCommand command) {}

    static List<Sample> onOrder() {
        List<String> camera = List.of("camera");
        var day = Duration.ofDays(1);
        return List.of(
                new Sample("register", Party.MARKETPLACE, register(1_000, Scene.CAMERA)),
                new Sample("record shipment", Party.SELLER, ship("T2", "camera")),
                new Sample(
                        "record tracking: in transit",
                        Party.MARKETPLACE,
                        new RecordTracking("f2", "T1", Tracking.IN_TRANSIT, day(0), null)),
                new Sample(
                        "record tracking: delivered",
                        Party.MARKETPLACE,
                        delivered("f3", "T1", day(0))),
                new Sample("retract the delivery", Party.MARKETPLACE, new RetractTracking("f1")),
                new Sample("confirm receipt", Party.BUYER, confirm("camera")),
                new Sample("ask for an extension", Party.BUYER, new AskExtension(camera, day)),
                new Sample("extend protection", Party.SELLER, new ExtendProtection(camera, day)),
                new Sample("decline the extension", Party.SELLER, new DeclineExtension(camera)),
                new Sample("cancel", Party.SELLER, new Cancel(camera)),
                new Sample("refund in full", Party.SELLER, refund("camera")),
                new Sample("open a dispute", Party.BUYER, open(null, "camera")),
                new Sample("attach a file to the order", Party.BUYER, photo(0)),
                new Sample("remove file 1", Party.BUYER, new RemoveEvidence(1)),
                new Sample("write on the order", Party.BUYER, new PostMessage(0, TEXT, false)),
                new Sample("report payment 1 as done", Party.PROVIDER, new CompletePayment(1, "p")),
                new Sample("report payment 1 as failed", Party.PROVIDER, new FailPayment(1, "f")),
                new Sample("try payment 1 again", Party.OPERATOR, new RetryPayment(1)),
                new Sample("payment 1 was paid by hand", Party.OPERATOR, new PayByHand(1, "h")),
                new Sample("record a chargeback", Party.MARKETPLACE, new RecordChargeback("c")),
                new Sample("chargeback won", Party.MARKETPLACE, outcome("c-1", true)),
                new Sample("chargeback lost", Party.OPERATOR, outcome("c-1", false)),
                new Sample("another chargeback won", Party.MARKETPLACE, outcome("c-0", true)),
                new Sample("correct to the buyer", Party.OPERATOR, correction(Party.BUYER)),
                new Sample("correct to the seller", Party.OPERATOR, correction(Party.SELLER)),
                new Sample("nothing: time passes", Party.TIME, new TimePassed()));
    }

    private static PayCorrection correction(Party recipient) {
        return new PayCorrection(recipient, 500, "EUR", 0, null, TEXT);
    }

    private static RecordChargebackOutcome outcome(String reference, boolean won) {
        return new RecordChargebackOutcome(reference, won);
    }

    /** {@code scene} tells which offers, proposals and drafts there are. */
    static List<Sample> inDispute(Scene scene) {
        boolean any = scene.order != null && !scene.order.disputes().isEmpty();
        Dispute dispute = any ? scene.order.disputes().getFirst() : null;
        int request = any ? dispute.request().id() : 1;
        int offer = any && dispute.sellerOffer() != null ? dispute.sellerOffer().id() : 2;
        List<Sample> samples = new ArrayList<>();
        samples.add(in("accept", Party.SELLER, accept(request)));
        samples.add(in("accept", Party.BUYER, accept(offer)));
        samples.add(in("accept, zero confirmed", Party.BUYER, new Accept(offer, true)));
        samples.add(in("accept an older offer", Party.BUYER, accept(0)));
        samples.add(in("counter", Party.SELLER, counter(5_000)));
        samples.add(in("counter with an exchange", Party.SELLER, exchange()));
        samples.add(in("counter", Party.BUYER, counter(8_000)));
        samples.add(in("reject", Party.SELLER, reject()));
        samples.add(in("reject", Party.BUYER, reject()));
        samples.add(in("edit the words", Party.BUYER, new Edit(null, false, null, TEXT)));
        samples.add(
                in(
                        "edit the reason",
                        Party.BUYER,
                        new Edit(org.redress.policy.Reason.TRACKING_STUCK, false, null, null)));
        samples.add(in("escalate", Party.BUYER, new Escalate()));
        samples.add(in("escalate", Party.SELLER, new Escalate()));
        samples.add(in("withdraw", Party.BUYER, new Withdraw()));
        samples.add(new Sample("attach a file", Party.BUYER, photo(1)));
        samples.add(new Sample("write", Party.SELLER, new PostMessage(1, TEXT, false)));
        samples.addAll(ofMediation(dispute));
        samples.addAll(ofReturn());
        var more = Duration.ofDays(3);
        samples.add(undelivered(dispute));
        samples.add(in("extend the deadline", Party.OPERATOR, new ExtendDeadline("o", more, TEXT)));
        return samples;
    }

    /** Of whoever is on turn, else of the seller. */
    private static Sample undelivered(Dispute dispute) {
        Party to =
                dispute == null || dispute.status().onTurn().isEmpty()
                        ? Party.SELLER
                        : dispute.status().onTurn().getFirst();
        var told =
                dispute == null
                        ? day(0)
                        : Prolonging.deadline(dispute, to).orElse(dispute.status().until());
        return new Sample(
                "report that the notice of a turn was not delivered",
                Party.PROVIDER,
                new ReportUndelivered(1, NoticeKind.SELLER_ANSWERED, to, told));
    }

    private static Counter exchange() {
        return new Counter(ask(Remedy.EXCHANGE, null));
    }

    private static List<Sample> ofMediation(Dispute dispute) {
        var mediation = dispute == null ? null : dispute.mediation();
        boolean proposed = mediation != null && !mediation.proposals().isEmpty();
        boolean drafted = mediation != null && !mediation.drafts().isEmpty();
        int proposal = proposed ? mediation.proposals().getFirst().id() : 1;
        int draft = drafted ? mediation.drafts().getFirst().id() : 1;
        var full = verdict(13_000, true);
        var back = new Verdict(ask(Remedy.RETURN, 6_000L), false);
        return List.of(
                in("take", Party.MEDIATOR, new Take(MEDIATOR)),
                in("take as another mediator", Party.MEDIATOR, new Take("mediator-2")),
                in("hand back", Party.MEDIATOR, new HandBack(MEDIATOR)),
                in(
                        "ask for evidence",
                        Party.MEDIATOR,
                        new RequestEvidence(MEDIATOR, Party.SELLER, TEXT)),
                in("propose", Party.MEDIATOR, new Propose(MEDIATOR, full, TEXT)),
                in("accept the proposal", Party.BUYER, new AnswerProposal(proposal, true)),
                in("reject the proposal", Party.SELLER, new AnswerProposal(proposal, false)),
                in("draft a ruling", Party.ASSISTANT, new DraftRuling("a", full, TEXT)),
                in("sign the draft", Party.MEDIATOR, new SignDraft(MEDIATOR, draft)),
                in("rule in part", Party.MEDIATOR, rule(6_000, true)),
                in("rule in full", Party.MEDIATOR, rule(13_000, true)),
                in("rule after return", Party.MEDIATOR, new Rule(MEDIATOR, back, TEXT)),
                in("rule nothing", Party.MEDIATOR, rule(0, false)),
                in("appeal", Party.BUYER, new Appeal(TEXT)),
                in("waive the appeal", Party.SELLER, new WaiveAppeal()));
    }

    private static List<Sample> ofReturn() {
        return List.of(
                in("give the return address", Party.SELLER, new GiveReturnAddress(TEXT)),
                in("ship the return", Party.BUYER, new ShipReturn("post", "R1", 700)),
                new Sample(
                        "record tracking: return delivered",
                        Party.MARKETPLACE,
                        delivered("f4", "R1", day(0))),
                new Sample(
                        "record tracking: return lost",
                        Party.MARKETPLACE,
                        new RecordTracking("f5", "R1", Tracking.LOST, day(0), null)),
                in("return received", Party.SELLER, found(Inspection.RECEIVED)),
                in("return damaged", Party.SELLER, found(Inspection.DAMAGED)),
                in("return not received", Party.SELLER, found(Inspection.NOT_RECEIVED)),
                in("ship the replacement", Party.SELLER, new ShipReplacement("post", "T3")));
    }

    private static AcknowledgeReturn found(Inspection inspection) {
        return new AcknowledgeReturn(inspection, TEXT);
    }

    private static Sample in(String words, Party actor, DisputeCommand command) {
        return new Sample(words, actor, new InDispute(1, command));
    }
}
