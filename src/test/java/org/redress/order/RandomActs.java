package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.order.OrderCommand.Tracking;
import org.redress.policy.Reason;

/** Anything anybody might do to an order, sensible or not, at instants where it matters. */
final class RandomActs {

    private final Random random;

    RandomActs(Random random) {
        this.random = random;
    }

    Register register() {
        List<LineToRegister> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            lines.add(new LineToRegister("L" + i, 1 + random.nextInt(3), 1 + money(), money()));
        }
        return Scene.register(money(), lines.toArray(LineToRegister[]::new));
    }

    /**
     * Mostly soon; often the exact instant of the next deadline, or a microsecond beside it; seldom
     * an outage.
     */
    Instant later(ProtectedOrder order, Instant now) {
        Instant next = order.nextDeadline().map(deadline -> deadline.at()).orElse(now);
        return switch (random.nextInt(40)) {
            case 0 -> next;
            case 1 -> atLeast(now, next.minusNanos(1_000));
            case 2 -> next.plusNanos(1_000);
            case 3 -> now;
            case 4 -> now.plus(Duration.ofDays(random.nextInt(100)));
            case 5, 6 -> now.plus(Duration.ofDays(random.nextInt(10)));
            default -> now.plusSeconds(random.nextInt(86_400));
        };
    }

    /** Mostly a party that may do it, sometimes anyone. */
    Party party(OrderCommand command) {
        var parties =
                random.nextInt(8) == 0
                        ? List.of(Party.values())
                        : List.copyOf(LifecycleTable.mayAct(command));
        return parties.get(random.nextInt(parties.size()));
    }

    /** Mostly what brings the story on, else anything. */
    OrderCommand command(ProtectedOrder order, Instant now) {
        boolean toShip =
                order.lines().stream()
                        .anyMatch(line -> line.status() instanceof LineStatus.AwaitingShipment);
        var talking = order.disputes().stream().filter(Dispute::isOpen).toList();
        return switch (random.nextInt(6)) {
            case 0 -> anything(order, now);
            case 1, 2 -> toShip ? ship(order, now) : anything(order, now);
            default ->
                    talking.isEmpty()
                            ? new OpenDispute(lines(order), Reason.IN_TRANSIT, null, Scene.TEXT)
                            : inDispute(talking.get(random.nextInt(talking.size())));
        };
    }

    private OrderCommand anything(ProtectedOrder order, Instant now) {
        return switch (random.nextInt(16)) {
            case 0, 1 -> ship(order, now);
            case 2, 3 ->
                    new RecordTracking("f" + random.nextInt(6), number(), tracking(), past(now));
            case 4, 5, 6 -> new ConfirmReceipt(lines(order));
            case 7 -> random.nextBoolean() ? new RefundInFull(lines(order)) : new TimePassed();
            case 8, 9 -> new OpenDispute(lines(order), reason(), maybe(amount(order)), Scene.TEXT);
            case 10, 11 -> new CompletePayment(1 + random.nextInt(4), "p");
            case 12 -> register();
            case 13 -> new InDispute(random.nextInt(30), new Reject());
            default -> new TimePassed();
        };
    }

    private RecordShipment ship(ProtectedOrder order, Instant now) {
        String number = random.nextInt(4) == 0 ? null : number();
        return new RecordShipment(lines(order), "post", number, maybe(past(now)));
    }

    private InDispute inDispute(Dispute dispute) {
        DisputeCommand command =
                switch (random.nextInt(24)) {
                    case 0 -> new Accept(offer(dispute), random.nextBoolean());
                    case 1 -> new Escalate();
                    case 2 -> new Withdraw();
                    case 3 -> new Rule(amount(dispute), random.nextBoolean(), Scene.TEXT);
                    case 4, 5, 6, 7, 8, 9, 10 -> new Reject();
                    default -> new Counter(amount(dispute));
                };
        return new InDispute(dispute.number(), command);
    }

    private List<String> lines(ProtectedOrder order) {
        List<String> ids = new ArrayList<>();
        for (Line line : order.lines()) {
            if (random.nextInt(3) == 0) {
                ids.add(line.id());
            }
        }
        return random.nextInt(20) == 0 ? List.of("unknown") : ids;
    }

    private int offer(Dispute dispute) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(4);
            case 1, 2 -> dispute.request().id();
            default -> dispute.offers();
        };
    }

    private Reason reason() {
        return random.nextInt(4) > 0
                ? Reason.IN_TRANSIT
                : Reason.values()[random.nextInt(Reason.values().length)];
    }

    private long amount(ProtectedOrder order) {
        return amount(order.balance().captured());
    }

    private long amount(Dispute dispute) {
        return amount(dispute.claim().ceiling());
    }

    private long amount(long all) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> all;
            case 2 -> all + 1;
            case 3 -> -1;
            default -> Math.floorMod(random.nextLong(), all) / (1 + random.nextInt(4));
        };
    }

    /** From nothing over single yen to large sums. */
    private long money() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextInt(4);
            case 2 -> 1_000_000_000_000L + random.nextInt(1_000_000);
            default -> random.nextInt(100_000);
        };
    }

    private Tracking tracking() {
        return random.nextBoolean() ? Tracking.DELIVERED : Tracking.IN_TRANSIT;
    }

    private String number() {
        return "T" + random.nextInt(3);
    }

    private Instant past(Instant now) {
        return now.minusNanos(random.nextInt(3) * 86_400_000_000_000L + random.nextInt(1_000_000));
    }

    private <T> T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private static Instant atLeast(Instant least, Instant instant) {
        return instant.isBefore(least) ? least : instant;
    }
}
