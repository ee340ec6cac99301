package org.redress.order;

import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeStatus;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** Every kind of state an order and a dispute can be in; the commands stand in their own list. */
final class LifecycleTable {

    private LifecycleTable() {}

    /** A state to try commands in; each try gets an order of its own. */
    record State(String name, Supplier<Scene> scene) {

        /** An hour after the last thing that happened, nothing being due by then. */
        static Instant now(Scene scene) {
            return scene.history.isEmpty()
                    ? day(0)
                    : scene.history.getLast().at().plus(Duration.ofHours(1));
        }
    }

    /** What a try led to: where it stands then and what happened, or the code of the refusal. */
    record Outcome(String to, List<String> events, String refusal) {

        boolean isRefused() {
            return refusal != null;
        }
    }

    /** States of a line; Confirmed lasts only where the policy has a window after confirmation. */
    static List<State> lineStates() {
        Policy policy = TestPolicies.SEVEN_DAY;
        var camera = Scene.CAMERA;
        var film = new LineToRegister("camera", 1, camera.goods(), camera.tax(), true);
        var tenDays = Duration.ofDays(10);
        return List.of(
                new State("not registered", () -> Scene.nothing(policy)),
                new State("awaiting shipment", () -> Scene.paid(policy)),
                new State("supplied (digital)", () -> Scene.paid(policy, 0, film)),
                new State("in transit", () -> Scene.shipped(policy)),
                new State("in transit, extension asked", () -> asked(policy, tenDays)),
                new State(
                        "in transit, extension declined",
                        () ->
                                asked(policy, tenDays)
                                        .did(
                                                Party.SELLER,
                                                new DeclineExtension(List.of()),
                                                day(10))),
                new State("delivered", () -> carrierDelivered(Scene.shipped(policy), 9)),
                new State(
                        "confirmed (policy with a window)",
                        () ->
                                Scene.shipped(TestPolicies.GRACE)
                                        .did(Party.BUYER, confirm(), day(12))),
                new State("in transit, disputed", () -> Scene.disputed(policy)),
                new State(
                        "delivered, disputed", () -> carrierDelivered(Scene.disputed(policy), 13)),
                new State(
                        "disputed, protection over",
                        () ->
                                Scene.shipped(policy)
                                        .did(Party.BUYER, open(null), day(58))
                                        .did(Party.SELLER, counter(500), day(62))),
                new State("in transit, chargeback open", () -> chargedBack(Scene.shipped(policy))),
                new State(
                        "chargeback won", () -> decided(chargedBack(Scene.shipped(policy)), true)),
                new State(
                        "chargeback lost",
                        () -> decided(chargedBack(Scene.shipped(policy)), false)),
                new State("settled, chargeback open", () -> chargedBack(confirmed(policy))),
                new State("settled, money in flight", () -> confirmed(policy)),
                new State(
                        "settled, paid",
                        () ->
                                confirmed(policy)
                                        .did(Party.PROVIDER, new CompletePayment(1, "p"), day(13))),
                new State(
                        "settled, payment failed",
                        () ->
                                confirmed(policy)
                                        .did(
                                                Party.PROVIDER,
                                                new FailPayment(1, "account_closed"),
                                                day(13))),
                new State("settled, all of it corrected to the buyer", () -> corrected(policy)));
    }

    private static Scene corrected(Policy policy) {
        Scene scene = confirmed(policy);
        long all = scene.order.balance().captured();
        String currency = scene.order.currency();
        return scene.did(
                Party.OPERATOR,
                new PayCorrection(Party.BUYER, all, currency, 0, null, Scene.TEXT),
                day(14));
    }

    /** States of a dispute; a delivered window and a ruling last only where the policy has them. */
    static List<State> disputeStates(Policy policy) {
        List<State> states = new ArrayList<>();
        states.add(new State("awaiting seller", () -> Scene.disputed(policy)));
        states.add(new State("awaiting buyer", () -> offered(policy)));
        states.add(
                new State(
                        "awaiting buyer, rejected",
                        () -> Scene.disputed(policy).did(Party.SELLER, reject(), day(13))));
        states.add(
                new State(
                        "awaiting seller again",
                        () -> offered(policy).did(Party.BUYER, counter(9_000), day(14))));
        String window = policy.tracking().deliveredWindow() == null ? "the fact shown" : "window";
        states.add(
                new State(
                        "delivered meanwhile, " + window,
                        () -> carrierDelivered(Scene.disputed(policy), 13)));
        states.add(new State("under review", () -> underReview(policy)));
        states.add(new State("under review, at work", () -> atWork(policy)));
        states.add(new State("review overdue", () -> overdue(policy)));
        if (policy.appeal().times() > 0) {
            states.add(new State("ruled", () -> ruled(policy)));
        }
        states.addAll(returnStates(policy));
        states.add(
                new State(
                        "awaiting seller, chargeback open",
                        () -> chargedBack(Scene.disputed(policy))));
        states.add(
                new State(
                        "resolved",
                        () -> Scene.disputed(policy).did(Party.SELLER, accept(1), day(13))));
        states.add(
                new State(
                        "withdrawn",
                        () -> Scene.disputed(policy).did(Party.BUYER, new Withdraw(), day(13))));
        return states;
    }

    private static List<State> returnStates(Policy policy) {
        return List.of(
                new State("awaiting return address", () -> agreed(policy, Remedy.RETURN)),
                new State("awaiting return", () -> addressed(policy)),
                new State("return in transit", () -> sent(policy)),
                new State("return arrived", () -> arrived(policy)),
                new State(
                        "return contested",
                        () ->
                                arrived(policy)
                                        .did(
                                                Party.SELLER,
                                                new AcknowledgeReturn(
                                                        Inspection.EMPTY_OR_DIFFERENT, Scene.TEXT),
                                                day(17))),
                new State("awaiting replacement", () -> agreed(policy, Remedy.EXCHANGE)),
                new State(
                        "exchanged",
                        () ->
                                agreed(policy, Remedy.EXCHANGE)
                                        .did(
                                                Party.SELLER,
                                                new ShipReplacement("post", "T2"),
                                                day(14))));
    }

    private static Scene chargedBack(Scene scene) {
        return scene.did(Party.MARKETPLACE, new RecordChargeback("c-1"), State.now(scene));
    }

    private static Scene decided(Scene scene, boolean won) {
        return scene.did(Party.OPERATOR, new RecordChargebackOutcome("c-1", won), State.now(scene));
    }

    private static Scene asked(Policy policy, Duration by) {
        return Scene.shipped(policy).did(Party.BUYER, new AskExtension(List.of(), by), day(9));
    }

    private static Scene confirmed(Policy policy) {
        return Scene.shipped(policy).did(Party.BUYER, confirm(), day(12));
    }

    private static Scene offered(Policy policy) {
        return Scene.disputed(policy).did(Party.SELLER, counter(4_000), day(13));
    }

    private static Scene underReview(Policy policy) {
        Scene scene = offered(policy);
        return scene.timePasses(scene.nextAt());
    }

    /** Taken, evidence asked for, a proposal on the table and a draft to sign. */
    private static Scene atWork(Policy policy) {
        Scene scene = underReview(policy);
        Instant now = State.now(scene);
        return scene.did(Party.MEDIATOR, new Take(Scene.MEDIATOR), now)
                .did(
                        Party.MEDIATOR,
                        new RequestEvidence(Scene.MEDIATOR, Party.BUYER, Scene.TEXT),
                        now)
                .did(
                        Party.MEDIATOR,
                        new Propose(Scene.MEDIATOR, verdict(7_000, true), Scene.TEXT),
                        now)
                .did(
                        Party.ASSISTANT,
                        new DraftRuling("assistant-1", verdict(13_000, true), Scene.TEXT),
                        now);
    }

    private static Scene overdue(Policy policy) {
        Scene scene = underReview(policy);
        return scene.timePasses(scene.nextAt());
    }

    private static Scene ruled(Policy policy) {
        Scene scene = underReview(policy);
        return scene.did(Party.MEDIATOR, Scene.rule(13_000, true), State.now(scene));
    }

    /** Damaged goods, a photo, and a remedy that the seller accepts. */
    static Scene agreed(Policy policy, Remedy remedy) {
        return Scene.damaged(policy, ask(remedy, null)).did(Party.SELLER, accept(1), day(13));
    }

    private static Scene addressed(Policy policy) {
        return agreed(policy, Remedy.RETURN)
                .did(Party.SELLER, new GiveReturnAddress(Scene.TEXT), day(14));
    }

    private static Scene sent(Policy policy) {
        return addressed(policy).did(Party.BUYER, new ShipReturn("post", "R1", 700), day(15));
    }

    private static Scene arrived(Policy policy) {
        return sent(policy).did(Party.MARKETPLACE, delivered("f9", "R1", day(16)), day(16));
    }

    private static Scene carrierDelivered(Scene scene, int day) {
        return scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(day)), day(day));
    }

    static Outcome lineOutcome(Scene scene) {
        return outcome(scene, lineWord(scene));
    }

    static Outcome disputeOutcome(Scene scene) {
        return outcome(scene, disputeWord(scene));
    }

    private static Outcome outcome(Scene scene, String to) {
        var refusal = scene.last.refusal();
        return new Outcome(to, scene.happened(), refusal == null ? null : refusal.code().code());
    }

    static String lineWord(Scene scene) {
        if (scene.order == null) {
            return "not registered";
        }
        String word = scene.order.lines().getFirst().word().replace('-', ' ');
        String stands = scene.order.isFrozen() ? ", chargeback open" : "";
        return (scene.order.openDisputeOf(0).isPresent() ? word + ", disputed" : word) + stands;
    }

    static String disputeWord(Scene scene) {
        String word = disputeWord(scene.order.disputes().getFirst().status());
        return scene.order.isFrozen() ? word + ", chargeback open" : word;
    }

    static String disputeWord(DisputeStatus status) {
        return switch (status) {
            case DisputeStatus.AwaitingSeller s -> "awaiting seller";
            case DisputeStatus.AwaitingBuyer s -> "awaiting buyer";
            case DisputeStatus.DeliveredWindow s -> "delivered window";
            case DisputeStatus.UnderReview s -> "under review";
            case DisputeStatus.ReviewOverdue s -> "review overdue";
            case DisputeStatus.Ruled s -> "ruled";
            case DisputeStatus.AwaitingReturnAddress s -> "awaiting return address";
            case DisputeStatus.AwaitingReturn s -> "awaiting return";
            case DisputeStatus.ReturnInTransit s -> "return in transit";
            case DisputeStatus.ReturnArrived s -> "return arrived";
            case DisputeStatus.AwaitingReplacement s -> "awaiting replacement";
            case DisputeStatus.Resolved s -> "resolved";
            case DisputeStatus.Withdrawn s -> "withdrawn";
        };
    }
}
