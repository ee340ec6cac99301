package org.redress.order;

import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.refund;
import static org.redress.order.Scene.register;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.rule;
import static org.redress.order.Scene.ship;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeStatus;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.order.OrderCommand.Tracking;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** Every kind of state an order can be in, and every command that can meet it. */
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

    /** A command as the party sends it that is meant to. */
    record Sample(String words, Party actor, OrderCommand command) {}

    /** What a try led to: where it stands then and what happened, or the code of the refusal. */
    record Outcome(String to, List<String> events, String refusal) {

        boolean isRefused() {
            return refusal != null;
        }
    }

    /** States of a line; Confirmed lasts only where the policy has a window after confirmation. */
    static List<State> lineStates() {
        Policy policy = TestPolicies.SEVEN_DAY;
        return List.of(
                new State("not registered", () -> Scene.nothing(policy)),
                new State("awaiting shipment", () -> Scene.paid(policy)),
                new State("in transit", () -> Scene.shipped(policy)),
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
                new State(
                        "settled, money in flight",
                        () -> Scene.shipped(policy).did(Party.BUYER, confirm(), day(12))),
                new State(
                        "settled, paid",
                        () ->
                                Scene.shipped(policy)
                                        .did(Party.BUYER, confirm(), day(12))
                                        .did(
                                                Party.PROVIDER,
                                                new CompletePayment(1, "p"),
                                                day(13))));
    }

    static List<State> disputeStates(Policy policy) {
        return List.of(
                new State("awaiting seller", () -> Scene.disputed(policy)),
                new State("awaiting buyer", () -> offered(policy)),
                new State(
                        "awaiting buyer, rejected",
                        () -> Scene.disputed(policy).did(Party.SELLER, reject(), day(13))),
                new State(
                        "awaiting seller again",
                        () -> offered(policy).did(Party.BUYER, counter(9_000), day(14))),
                new State("under review", () -> underReview(policy)),
                new State("review overdue", () -> overdue(policy)),
                new State(
                        "resolved",
                        () -> Scene.disputed(policy).did(Party.SELLER, accept(1), day(13))),
                new State(
                        "withdrawn",
                        () -> Scene.disputed(policy).did(Party.BUYER, new Withdraw(), day(13))));
    }

    private static Scene offered(Policy policy) {
        return Scene.disputed(policy).did(Party.SELLER, counter(4_000), day(13));
    }

    private static Scene underReview(Policy policy) {
        Scene scene = offered(policy);
        return scene.timePasses(scene.nextAt());
    }

    private static Scene overdue(Policy policy) {
        Scene scene = underReview(policy);
        return scene.timePasses(scene.nextAt());
    }

    private static Scene carrierDelivered(Scene scene, int day) {
        return scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(day)), day(day));
    }

    static List<Sample> orderCommands() {
        return List.of(
                new Sample("register", Party.MARKETPLACE, register(1_000, Scene.CAMERA)),
                new Sample("record shipment", Party.SELLER, ship("T2", "camera")),
                new Sample(
                        "record tracking: in transit",
                        Party.MARKETPLACE,
                        new RecordTracking("f2", "T1", Tracking.IN_TRANSIT, day(0))),
                new Sample(
                        "record tracking: delivered",
                        Party.MARKETPLACE,
                        delivered("f3", "T1", day(0))),
                new Sample("confirm receipt", Party.BUYER, confirm("camera")),
                new Sample("refund in full", Party.SELLER, refund("camera")),
                new Sample("open a dispute", Party.BUYER, open(null, "camera")),
                new Sample("report payment 1 as done", Party.PROVIDER, new CompletePayment(1, "p")),
                new Sample("nothing: time passes", Party.TIME, new TimePassed()));
    }

    /** {@code scene} tells which offers stand; parties answer those. */
    static List<Sample> disputeCommands(Scene scene) {
        boolean any = scene.order != null && !scene.order.disputes().isEmpty();
        int request = any ? scene.dispute().request().id() : 1;
        int offer =
                any && scene.dispute().sellerOffer() != null
                        ? scene.dispute().sellerOffer().id()
                        : 2;
        return List.of(
                in("accept", Party.SELLER, accept(request)),
                in("accept", Party.BUYER, accept(offer)),
                in("accept, zero confirmed", Party.BUYER, new Accept(offer, true)),
                in("accept an older offer", Party.BUYER, accept(0)),
                in("counter", Party.SELLER, counter(5_000)),
                in("counter", Party.BUYER, counter(8_000)),
                in("reject", Party.SELLER, reject()),
                in("reject", Party.BUYER, reject()),
                in("escalate", Party.BUYER, new Escalate()),
                in("withdraw", Party.BUYER, new Withdraw()),
                in("rule", Party.MEDIATOR, rule(6_000, true)));
    }

    private static Sample in(String words, Party actor, DisputeCommand command) {
        return new Sample(words, actor, new InDispute(1, command));
    }

    /** Who may send a command at all. A new kind of command must find its place here. */
    static Set<Party> mayAct(OrderCommand command) {
        return switch (command) {
            case Register c -> EnumSet.of(Party.MARKETPLACE);
            case RecordShipment c -> EnumSet.of(Party.MARKETPLACE, Party.SELLER);
            case RecordTracking c -> EnumSet.of(Party.MARKETPLACE);
            case ConfirmReceipt c -> EnumSet.of(Party.BUYER);
            case RefundInFull c -> EnumSet.of(Party.SELLER);
            case OpenDispute c -> EnumSet.of(Party.BUYER);
            case CompletePayment c -> EnumSet.of(Party.PROVIDER);
            case TimePassed c -> EnumSet.allOf(Party.class);
            case InDispute(var number, var inside) ->
                    switch (inside) {
                        case Accept c -> EnumSet.of(Party.BUYER, Party.SELLER);
                        case Counter c -> EnumSet.of(Party.BUYER, Party.SELLER);
                        case Reject c -> EnumSet.of(Party.BUYER, Party.SELLER);
                        case Escalate c -> EnumSet.of(Party.BUYER);
                        case Withdraw c -> EnumSet.of(Party.BUYER);
                        case Rule c -> EnumSet.of(Party.MEDIATOR, Party.SUPERVISOR);
                    };
        };
    }

    static Outcome lineOutcome(Scene scene) {
        return outcome(scene, scene.order == null ? "not registered" : lineWord(scene));
    }

    static Outcome disputeOutcome(Scene scene) {
        return outcome(scene, disputeWord(scene.order.disputes().getFirst().status()));
    }

    private static Outcome outcome(Scene scene, String to) {
        var refusal = scene.last.refusal();
        return new Outcome(to, scene.happened(), refusal == null ? null : refusal.code().code());
    }

    static String lineWord(Scene scene) {
        if (scene.order == null) {
            return "not registered";
        }
        String word = scene.line(0).word().replace('-', ' ');
        return scene.order.openDisputeOf(0).isPresent() ? word + ", disputed" : word;
    }

    static String disputeWord(DisputeStatus status) {
        return switch (status) {
            case DisputeStatus.AwaitingSeller s -> "awaiting seller";
            case DisputeStatus.AwaitingBuyer s -> "awaiting buyer";
            case DisputeStatus.UnderReview s -> "under review";
            case DisputeStatus.ReviewOverdue s -> "review overdue";
            case DisputeStatus.Resolved s -> "resolved";
            case DisputeStatus.Withdrawn s -> "withdrawn";
        };
    }
}
