package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MARKETPLACE;
import static org.redress.kernel.Party.OPERATOR;
import static org.redress.kernel.Party.PROVIDER;
import static org.redress.kernel.Party.SELLER;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.refund;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import org.redress.ledger.Account;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.policy.TestPolicies;

/**
 * Wherever the money of up to three lines stands when a bank decides, and whatever becomes of it
 * afterwards: none of it vanishes, none is lost twice, and nobody is paid twice (E16, FG10).
 */
class ChargebackMoneyTest {

    /** How far the money of a line has come when the bank decides. */
    enum Fate {
        HELD,
        DISPUTED,
        REFUND_ON_ITS_WAY,
        REFUND_ARRIVED,
        REFUND_FAILED,
        REFUND_CAME_BACK,
        PAYOUT_ON_ITS_WAY,
        PAYOUT_ARRIVED,
        PAYOUT_FAILED,
        PAYOUT_CAME_BACK
    }

    /** What the provider then says of all that is on its way or has arrived. */
    enum Afterwards {
        ARRIVES,
        FAILS,
        COMES_BACK
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    @Tag("E16")
    @Tag("FG10")
    void money_is_conserved_and_nobody_is_paid_twice(
            @ForAll @Size(min = 1, max = 3) List<Fate> fates,
            @ForAll boolean won,
            @ForAll Afterwards afterwards) {
        Scene scene = standing(fates);
        scene.did(MARKETPLACE, new RecordChargeback("cb"), day(13));
        scene.did(MARKETPLACE, new RecordChargebackOutcome("cb", won), day(14));
        if (!won) {
            assertEquals(lostAtOnce(scene, fates), scene.order.chargeback().loss());
        }
        assertBooks(scene, won);
        int sent = scene.order.instructions();

        happens(scene, afterwards);
        assertBooks(scene, won);
        for (Instruction failed : List.copyOf(scene.order.funds().failed())) {
            scene.did(OPERATOR, new RetryPayment(failed.number()), day(17));
        }
        scene.order
                .inFlight()
                .forEach(it -> scene.did(PROVIDER, new CompletePayment(it.number(), "p"), day(18)));
        assertBooks(scene, won);
        assertPaidOnce(scene, fates, won, sent);
    }

    private static Scene standing(List<Fate> fates) {
        var lines = new LineToRegister[fates.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new LineToRegister("L" + i, 1, 1_000L << i, i, false);
        }
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 7, lines);
        scene.did(SELLER, Scene.ship("T1"), day(1));
        for (int i = 0; i < lines.length; i++) {
            settle(scene, fates.get(i), "L" + i);
        }
        return scene;
    }

    private static void settle(Scene scene, Fate fate, String line) {
        int number = scene.order.instructions() + 1;
        var arrives = new CompletePayment(number, "p");
        var fails = new FailPayment(number, "f");
        switch (fate) {
            case HELD -> {}
            case DISPUTED -> scene.did(BUYER, open(null, line), day(12));
            case REFUND_ON_ITS_WAY -> scene.did(SELLER, refund(line), day(12));
            case REFUND_ARRIVED ->
                    scene.did(SELLER, refund(line), day(12)).did(PROVIDER, arrives, day(12));
            case REFUND_FAILED ->
                    scene.did(SELLER, refund(line), day(12)).did(PROVIDER, fails, day(12));
            case REFUND_CAME_BACK ->
                    scene.did(SELLER, refund(line), day(12))
                            .did(PROVIDER, arrives, day(12))
                            .did(PROVIDER, fails, day(12));
            case PAYOUT_ON_ITS_WAY -> scene.did(BUYER, confirm(line), day(12));
            case PAYOUT_ARRIVED ->
                    scene.did(BUYER, confirm(line), day(12)).did(PROVIDER, arrives, day(12));
            case PAYOUT_FAILED ->
                    scene.did(BUYER, confirm(line), day(12)).did(PROVIDER, fails, day(12));
            case PAYOUT_CAME_BACK ->
                    scene.did(BUYER, confirm(line), day(12))
                            .did(PROVIDER, arrives, day(12))
                            .did(PROVIDER, fails, day(12));
        }
    }

    /** What went to somebody, or is still owed to the seller. */
    private static long lostAtOnce(Scene scene, List<Fate> fates) {
        Set<Fate> notLost =
                Set.of(Fate.HELD, Fate.DISPUTED, Fate.REFUND_FAILED, Fate.REFUND_CAME_BACK);
        long loss = 0;
        for (int i = 0; i < fates.size(); i++) {
            loss += notLost.contains(fates.get(i)) ? 0 : total(scene, i);
        }
        return loss;
    }

    private static long total(Scene scene, int line) {
        return scene.order.lines().get(line).parts().total();
    }

    private static void happens(Scene scene, Afterwards afterwards) {
        List<Instruction> live = new ArrayList<>(scene.order.inFlight());
        live.addAll(scene.order.funds().arrived());
        for (Instruction it : live) {
            if (afterwards != Afterwards.FAILS) {
                scene.did(PROVIDER, new CompletePayment(it.number(), "p"), day(15));
            }
            if (afterwards != Afterwards.ARRIVES) {
                scene.did(PROVIDER, new FailPayment(it.number(), "f"), day(16));
            }
        }
    }

    /** Both kinds of books from the postings alone: the order's, and the marketplace's own. */
    private static void assertBooks(Scene scene, boolean won) {
        Map<Account, Long> sums = new EnumMap<>(Account.class);
        for (var occurrence : scene.history) {
            for (var posting : OrderEffects.postings(occurrence.event())) {
                sums.merge(posting.from(), -posting.amount(), Long::sum);
                sums.merge(posting.to(), posting.amount(), Long::sum);
            }
        }
        var balance = scene.order.balance();
        long captured = -sums.remove(Account.CAPTURED);
        long lost = sums.getOrDefault(Account.LOSS, 0L);
        assertEquals(-lost, sums.getOrDefault(Account.MARKETPLACE, 0L));
        sums.remove(Account.MARKETPLACE);
        assertTrue(sums.values().stream().allMatch(sum -> sum >= 0), sums::toString);
        assertEquals(captured, sums.values().stream().mapToLong(it -> it).sum() - lost);
        assertEquals(won ? 0 : captured, balance.chargedBack() + lost);
        assertEquals(lost, scene.order.chargeback().loss());
        assertEquals(scene.order, Life.replay(scene.history));
    }

    /** Each line went to the buyer, the seller or the bank; what it went to by us, went once. */
    private static void assertPaidOnce(Scene scene, List<Fate> fates, boolean won, int sent) {
        long refunds = 0;
        long payouts = 0;
        for (int i = 0; i < fates.size(); i++) {
            refunds += fates.get(i).name().startsWith("REFUND") ? total(scene, i) : 0;
            payouts += fates.get(i).name().startsWith("PAYOUT") ? total(scene, i) : 0;
        }
        var balance = scene.order.balance();
        assertEquals(payouts, balance.released());
        assertEquals(won ? refunds : refunds - notArrived(scene), balance.refunded());
        assertEquals(0, balance.inFlight() + balance.failed());
        var instructions = new HashSet<Integer>();
        for (var it : scene.order.funds().arrived()) {
            assertTrue(instructions.add(it.number()));
            assertTrue(won || it.kind() == Kind.PAYOUT || it.number() <= sent, "paid by the bank");
        }
    }

    private static long notArrived(Scene scene) {
        return scene.history.stream()
                .map(it -> it.event())
                .filter(OrderEvent.RefundChargedBack.class::isInstance)
                .mapToLong(it -> ((OrderEvent.RefundChargedBack) it).refund().amount())
                .sum();
    }
}
