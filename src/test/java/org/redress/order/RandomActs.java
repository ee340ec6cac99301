package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.redress.dispute.Ask;
import org.redress.dispute.Dispute;
import org.redress.dispute.Prolonging;
import org.redress.kernel.Party;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.LineToRegister;
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
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.Side;

/** Anything anybody might do to an order, sensible or not, at instants where it matters. */
final class RandomActs {

    final Random random;
    private final Policy policy;

    /** Whether everybody is quick and mostly does what is his to do; such lives get far. */
    final boolean keen;

    RandomActs(Random random, Policy policy) {
        this.random = random;
        this.policy = policy;
        this.keen = random.nextBoolean();
    }

    Register register() {
        List<LineToRegister> lines = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            boolean digital = random.nextInt(6) == 0;
            long goods = 1 + money();
            lines.add(new LineToRegister("L" + i, 1 + random.nextInt(3), goods, money(), digital));
        }
        return Scene.register(money(), lines.toArray(LineToRegister[]::new));
    }

    /**
     * Mostly soon; often the exact instant of the next deadline, or a microsecond beside it; seldom
     * an outage.
     */
    Instant later(ProtectedOrder order, Instant now) {
        Instant next = order.nextDeadline().map(deadline -> deadline.at()).orElse(now);
        return switch (random.nextInt(keen ? 80 : 40)) {
            case 0 -> next;
            case 1 -> atLeast(now, next.minusNanos(1_000));
            case 2 -> next.plusNanos(1_000);
            case 3 -> now;
            case 4 -> now.plus(Duration.ofDays(random.nextInt(100)));
            case 5, 6 -> now.plus(Duration.ofDays(random.nextInt(10)));
            default -> now.plusSeconds(random.nextInt(keen ? 30_000 : 86_400));
        };
    }

    /** Mostly a party that may do it, sometimes anyone. */
    Party party(OrderCommand command) {
        return one(
                random.nextInt(12) == 0
                        ? List.of(Party.values())
                        : List.copyOf(Rights.of(command)));
    }

    /** Mostly what brings the story on, else anything. */
    OrderCommand command(ProtectedOrder order, Instant now) {
        boolean toShip =
                order.lines().stream()
                        .anyMatch(line -> line.status() instanceof LineStatus.AwaitingShipment);
        var open = order.disputes().stream().filter(Dispute::isOpen).toList();
        if (random.nextInt(100) == 0 || order.isFrozen() && random.nextInt(8) == 0) {
            return bank(order);
        }
        if (!open.isEmpty() && random.nextInt(25) == 0) {
            return undelivered(one(open));
        }
        return switch (random.nextInt(keen ? 14 : 7)) {
            case 0 -> anything(order, now);
            case 1, 2 -> toShip ? ship(order, now) : anything(order, now);
            default ->
                    open.isEmpty()
                            ? attachOrOpen(order)
                            : new RandomTalk(this, order, one(open)).command(now);
        };
    }

    /** Mostly fitting; a bank decides for either side. */
    private OrderCommand bank(ProtectedOrder order) {
        String reference = "c" + random.nextInt(3);
        boolean fits = order.isFrozen() && random.nextInt(4) > 0;
        return order.isFrozen() != (random.nextInt(10) == 0)
                ? new RecordChargebackOutcome(
                        fits ? order.chargeback().reference() : reference, random.nextInt(3) > 0)
                : new RecordChargeback(reference);
    }

    /** Mostly to a party on turn, and mostly about its deadline as it stands. */
    private OrderCommand undelivered(Dispute dispute) {
        var onTurn = dispute.status().onTurn();
        Party to = onTurn.isEmpty() || random.nextInt(5) == 0 ? Party.SELLER : one(onTurn);
        Instant until = dispute.status().until();
        Instant told = Prolonging.deadline(dispute, to).orElse(until);
        Instant deadline = random.nextInt(4) == 0 ? until.minusSeconds(1) : told;
        var kind = random.nextInt(8) == 0 ? one(List.of(NoticeKind.values())) : NoticeKind.RULED;
        return new ReportUndelivered(dispute.number(), kind, to, deadline);
    }

    private OrderCommand anything(ProtectedOrder order, Instant now) {
        if (random.nextInt(3) == 0 && order.lines().stream().anyMatch(RandomActs::isAsked)) {
            return new DeclineExtension(List.of());
        }
        if (random.nextInt(3) == 0 && order.isSettled()) {
            return correction(order);
        }
        if (random.nextInt(3) == 0 && !order.funds().failed().isEmpty()) {
            return payment(order);
        }
        return switch (random.nextInt(24)) {
            case 0, 1 -> ship(order, now);
            case 2, 3, 4 -> tracking(order, now);
            case 5 -> new RetractTracking(fact(order));
            case 6 -> new ConfirmReceipt(lines(order));
            case 7 -> random.nextInt(4) == 0 ? new RefundInFull(lines(order)) : new TimePassed();
            case 8 -> random.nextInt(4) == 0 ? new Cancel(lines(order)) : new TimePassed();
            case 9, 10 -> opening(order);
            case 11 -> new ExtendProtection(lines(order), Duration.ofHours(random.nextInt(600)));
            case 12 -> new AskExtension(lines(order), Duration.ofHours(1 + random.nextInt(600)));
            case 13 -> new DeclineExtension(lines(order));
            case 14 -> new CompletePayment(1 + random.nextInt(4), "p");
            case 15 -> payment(order);
            case 16 -> register();
            case 17, 18 -> attach(random.nextInt(2));
            case 19 -> new RemoveEvidence(1 + random.nextInt(3));
            case 20 -> new PostMessage(random.nextInt(3), Scene.TEXT, random.nextBoolean());
            case 21 -> new OrderCommand.InDispute(random.nextInt(30), Scene.reject());
            default -> new TimePassed();
        };
    }

    private OrderCommand correction(ProtectedOrder order) {
        Party recipient = one(List.of(Party.BUYER, Party.SELLER));
        String currency = random.nextInt(10) == 0 ? "CHF" : order.currency();
        int dispute = random.nextInt(3);
        long amount = amount(order.balance().captured());
        return new PayCorrection(recipient, amount, currency, dispute, null, Scene.TEXT);
    }

    /** Mostly about one that something can happen to. */
    private OrderCommand payment(ProtectedOrder order) {
        var funds = order.funds();
        if (!funds.failed().isEmpty() && random.nextInt(3) > 0) {
            int failed = one(funds.failed()).number();
            return random.nextBoolean() ? new RetryPayment(failed) : new PayByHand(failed, "h");
        }
        if (!funds.arrived().isEmpty() && random.nextInt(3) > 0) {
            return new FailPayment(one(funds.arrived()).number(), "account_closed");
        }
        return switch (random.nextInt(3)) {
            case 0 -> new FailPayment(1 + random.nextInt(4), "account_closed");
            case 1 -> new RetryPayment(1 + random.nextInt(4));
            default -> new PayByHand(1 + random.nextInt(4), "h");
        };
    }

    private static boolean isAsked(Line line) {
        var parcel = line.status().parcel();
        return parcel != null && parcel.extension() != null && parcel.extension().asked() != null;
    }

    private OrderCommand attachOrOpen(ProtectedOrder order) {
        return order.file().evidence().isEmpty() && chance() ? attach(0) : opening(order);
    }

    private OpenDispute opening(ProtectedOrder order) {
        Reason reason =
                random.nextInt(3) > 0
                        ? one(List.of(Reason.IN_TRANSIT, Reason.DAMAGED, Reason.INCOMPLETE))
                        : one(List.of(Reason.values()));
        List<Integer> files =
                order.file().evidence().stream()
                        .filter(file -> file.dispute() == 0 && file.by() == Party.BUYER)
                        .map(file -> file.number())
                        .toList();
        Boolean received = random.nextInt(3) == 0 ? random.nextBoolean() : null;
        boolean blocked = random.nextInt(30) == 0;
        Ask ask = ask(order.balance().captured(), List.copyOf(policy.rule(reason).remedies()));
        return new OpenDispute(
                lines(order), reason, chance(), received, ask, Scene.TEXT, files, blocked);
    }

    /** Mostly a remedy that the reason allows. */
    Ask ask(long all, List<Remedy> remedies) {
        Remedy remedy = random.nextInt(10) == 0 ? one(List.of(Remedy.values())) : one(remedies);
        if (remedies.contains(Remedy.RETURN) && random.nextInt(3) == 0) {
            remedy = Remedy.RETURN;
        }
        boolean exchange = remedy.exchanges() && random.nextInt(10) > 0;
        Side freight = remedy.returnsFirst() && chance() ? one(List.of(Side.values())) : null;
        return new Ask(
                random.nextInt(8) == 0 ? null : remedy,
                exchange || chance() ? null : (Long) amount(all),
                freight);
    }

    AttachEvidence attach(int dispute) {
        long bytes = random.nextInt(20) == 0 ? Long.MAX_VALUE : 1 + random.nextInt(1_000);
        var kind = random.nextInt(4) > 0 ? EvidenceKind.PHOTO : EvidenceKind.SCREENSHOT;
        return new AttachEvidence(dispute, kind, chance(), bytes, Scene.TEXT);
    }

    /** Mostly about a parcel that there is, and mostly that it was delivered. */
    RecordTracking tracking(ProtectedOrder order, Instant now) {
        Tracking status =
                random.nextInt(3) > 0 ? Tracking.DELIVERED : one(List.of(Tracking.values()));
        var sent =
                order.lines().stream()
                        .filter(line -> line.status() instanceof LineStatus.InTransit)
                        .map(line -> line.status().parcel().trackingNumber())
                        .filter(Objects::nonNull)
                        .toList();
        String number = sent.isEmpty() || random.nextInt(4) == 0 ? number() : one(sent);
        String place = chance() ? "Lyon" : null;
        return new RecordTracking("f" + random.nextInt(30), number, status, past(now), place);
    }

    String fact(ProtectedOrder order) {
        var facts = order.file().facts();
        return facts.isEmpty() ? "f1" : one(facts).id();
    }

    private RecordShipment ship(ProtectedOrder order, Instant now) {
        String number = random.nextInt(4) == 0 ? null : number();
        return new RecordShipment(lines(order), "post", number, chance() ? past(now) : null);
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

    long amount(long all) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> all;
            case 2 -> all + 1;
            case 3 -> -1;
            default -> Math.floorMod(random.nextLong(), all) / (1 + random.nextInt(4));
        };
    }

    /** From nothing over single yen to large sums. */
    long money() {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextInt(4);
            case 2 -> 1_000_000_000_000L + random.nextInt(1_000_000);
            default -> random.nextInt(100_000);
        };
    }

    /** Few numbers, so that parcels and returns meet. */
    String number() {
        return "T" + random.nextInt(3);
    }

    boolean chance() {
        return random.nextBoolean();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Instant past(Instant now) {
        return now.minusNanos(random.nextInt(3) * 86_400_000_000_000L + random.nextInt(1_000_000));
    }

    private static Instant atLeast(Instant least, Instant instant) {
        return instant.isBefore(least) ? least : instant;
    }
}
