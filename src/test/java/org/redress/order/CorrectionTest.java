package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MARKETPLACE;
import static org.redress.kernel.Party.OPERATOR;
import static org.redress.kernel.Party.PROVIDER;
import static org.redress.kernel.Party.SELLER;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.refund;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Party;
import org.redress.ledger.Account;
import org.redress.ledger.Instruction.Kind;
import org.redress.ledger.Posting;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.policy.TestPolicies;

/** What a settlement did not get right is paid from the marketplace's own account (E16, A07). */
@Tag("E16")
@Tag("A07")
class CorrectionTest {

    private static final long ALL = 13_000;

    @Test
    void it_is_the_marketplaces_own_money_and_the_settlement_stays() {
        Scene scene = released();
        var before = scene.order.balance();
        var line = scene.line(0);

        scene.did(OPERATOR, correct(BUYER, 4_000), day(20));

        assertEquals(List.of("CorrectionGranted"), scene.happened());
        assertEquals(List.of("CORRECTION_GRANTED BUYER"), scene.mails());
        assertEquals(posting(Account.MARKETPLACE, Account.CORRECTING, 4_000), postings(scene));
        assertEquals(before, scene.order.balance());
        assertEquals(line, scene.line(0));
        assertTrue(scene.order.isOver());
        var payment = scene.order.inFlight().getLast();
        assertEquals(Kind.BUYER_CORRECTION, payment.kind());
        assertTrue(payment.plannedAt().isAfter(day(20)));

        scene.did(PROVIDER, new CompletePayment(payment.number(), "p"), day(21));
        assertEquals(posting(Account.CORRECTING, Account.CORRECTED, 4_000), postings(scene));
        assertEquals(before, scene.order.balance());
    }

    @Test
    @Tag("FG6")
    void what_fails_late_waits_for_a_person_like_any_payment() {
        Scene scene = released().did(OPERATOR, correct(BUYER, 4_000), day(20));
        scene.did(PROVIDER, new CompletePayment(2, "p"), day(21));

        scene.did(PROVIDER, new FailPayment(2, "closed"), day(22));
        assertEquals(posting(Account.CORRECTED, Account.CORRECTION_FAILED, 4_000), postings(scene));
        assertEquals(List.of("PAYMENT_FAILED BUYER"), scene.mails());

        scene.did(OPERATOR, new RetryPayment(2), day(23));
        assertEquals(
                List.of(new Posting(Account.CORRECTION_FAILED, Account.CORRECTING, 4_000, 3)),
                postings(scene));
        scene.did(PROVIDER, new FailPayment(3, "closed"), day(24));
        scene.did(OPERATOR, new PayByHand(3, "h"), day(25));
        assertEquals(
                List.of(new Posting(Account.CORRECTION_FAILED, Account.CORRECTED, 4_000, 3)),
                postings(scene));
    }

    @Test
    void a_side_gets_at_most_what_the_settlement_gave_to_the_other() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(SELLER, counter(4_000), day(13));
        scene.did(BUYER, accept(scene.order.disputes().getFirst().sellerOffer().id()), day(14));
        long paidOut = ALL - 4_000;

        var facts = outOfRange(scene, correct(BUYER, paidOut + 1));
        assertEquals(String.valueOf(paidOut), facts);
        assertEquals("4000", outOfRange(scene, correct(SELLER, 4_001)));
        scene.did(OPERATOR, correct(BUYER, paidOut - 1), day(20));
        assertEquals("1", outOfRange(scene, correct(BUYER, 2)));
        scene.did(OPERATOR, correct(BUYER, 1), day(20))
                .did(OPERATOR, correct(SELLER, 4_000), day(20));
        assertEquals("0", outOfRange(scene, correct(BUYER, 1)));
        assertEquals("0", outOfRange(scene, correct(SELLER, 1)));
    }

    /** Whatever becomes of it, it was granted, and is tried again and not granted again. */
    @Test
    void one_that_failed_or_was_paid_by_hand_makes_no_room_for_another() {
        Scene scene = released().did(OPERATOR, correct(BUYER, ALL), day(20));
        scene.did(PROVIDER, new FailPayment(2, "f"), day(21));
        assertEquals("0", outOfRange(scene, correct(BUYER, 1)));

        scene.did(OPERATOR, new PayByHand(2, "h"), day(22));
        assertEquals("0", outOfRange(scene, correct(BUYER, 1)));
    }

    @Test
    void only_what_is_settled_is_corrected() {
        var film = new OrderCommand.LineToRegister("film", 1, 2_000, 0, false);
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 0, Scene.CAMERA, film);
        scene.did(SELLER, Scene.ship("T1"), day(1));
        scene.did(BUYER, Scene.open(null, "film"), day(12));
        scene.isRefused(OrderRefusal.NOT_SETTLED, OPERATOR, correct(SELLER, 1, 1), day(13));
        scene.did(SELLER, accept(1), day(13));

        scene.isRefused(OrderRefusal.NOT_SETTLED, OPERATOR, correct(SELLER, 1), day(14));
        scene.isRefused(DisputeRefusal.DISPUTE_NOT_FOUND, OPERATOR, correct(SELLER, 1, 2), day(14));
        scene.did(OPERATOR, correct(SELLER, 2_000, 1), day(14));
        scene.did(BUYER, confirm("camera"), day(15)).did(OPERATOR, correct(BUYER, 1), day(16));
    }

    @Test
    void only_an_operator_pays_one_and_only_in_the_orders_currency() {
        Scene scene = released();
        for (Party party : List.of(MARKETPLACE, BUYER, SELLER, Party.SUPERVISOR)) {
            scene.isRefused(OrderRefusal.WRONG_PARTY, party, correct(BUYER, 1), day(20));
        }
        var francs = new PayCorrection(BUYER, 1, "CHF", 0, null, Scene.TEXT);
        scene.isRefused(OrderRefusal.OTHER_CURRENCY, OPERATOR, francs, day(20));
        assertEquals("13000", outOfRange(scene, correct(BUYER, 0)));
        assertEquals("0", outOfRange(scene, correct(SELLER, 1)));
    }

    /** The buyer has all of it from the bank; the seller may still be paid. */
    @Test
    @Tag("FG10")
    void nothing_is_paid_to_a_buyer_whom_the_bank_has_paid() {
        Scene scene = released().did(OPERATOR, correct(BUYER, 4_000), day(20));
        scene.did(MARKETPLACE, new RecordChargeback("cb"), day(21));
        scene.isRefused(OrderRefusal.CHARGEBACK_OPEN, OPERATOR, correct(BUYER, 1), day(22));
        scene.did(PROVIDER, new FailPayment(2, "closed"), day(22));
        scene.did(MARKETPLACE, new RecordChargebackOutcome("cb", false), day(23));

        var back = new Posting(Account.CORRECTION_FAILED, Account.MARKETPLACE, 4_000, 2);
        assertTrue(postings(scene).contains(back), "it stays the marketplace's own");
        scene.isRefused(OrderRefusal.CHARGEBACK_LOST, OPERATOR, correct(BUYER, 1), day(24));
        scene.isRefused(OrderRefusal.PAYMENT_NOT_FAILED, OPERATOR, new RetryPayment(2), day(24));
        scene.isRefused(OrderRefusal.PAYMENT_NOT_FAILED, OPERATOR, new PayByHand(2, "h"), day(24));
        assertEquals(ALL, scene.order.chargeback().loss());
    }

    @Test
    @Tag("FG10")
    void a_correction_that_fails_once_the_bank_has_paid_goes_back_to_the_marketplace() {
        Scene scene = released().did(OPERATOR, correct(BUYER, 4_000), day(20));
        scene.did(MARKETPLACE, new RecordChargeback("cb"), day(21));
        scene.did(MARKETPLACE, new RecordChargebackOutcome("cb", false), day(23));

        scene.did(PROVIDER, new FailPayment(2, "closed"), day(24));

        assertEquals(posting(Account.CORRECTING, Account.MARKETPLACE, 4_000), postings(scene));
        assertEquals(ALL, scene.order.chargeback().loss());
    }

    @Test
    @Tag("FG10")
    void a_seller_whose_goods_a_bank_made_free_may_be_paid_by_the_marketplace() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        scene.did(MARKETPLACE, new RecordChargeback("cb"), day(13));
        scene.did(MARKETPLACE, new RecordChargebackOutcome("cb", false), day(14));

        scene.did(OPERATOR, correct(SELLER, ALL), day(15));

        assertEquals(posting(Account.MARKETPLACE, Account.CORRECTING, ALL, 1), postings(scene));
    }

    @Test
    void it_is_offered_to_operators_once_there_is_something_to_correct() {
        assertFalse(actions(Scene.shipped(TestPolicies.SEVEN_DAY)).contains("corrections"));
        assertTrue(actions(released()).contains("corrections"));
        assertTrue(
                actions(Scene.shipped(TestPolicies.SEVEN_DAY).did(SELLER, refund(), day(12)))
                        .contains("corrections"));
    }

    private static List<String> actions(Scene scene) {
        return AllowedActions.onOrder(scene.order, OPERATOR, scene.policy, day(20)).stream()
                .map(AllowedActions.Action::action)
                .toList();
    }

    private static String outOfRange(Scene scene, PayCorrection correction) {
        return scene.isRefused(OrderRefusal.CORRECTION_OUT_OF_RANGE, OPERATOR, correction, day(23))
                .get("most");
    }

    private static Scene released() {
        return Scene.shipped(TestPolicies.SEVEN_DAY).did(BUYER, confirm(), day(12));
    }

    private static PayCorrection correct(Party recipient, long amount) {
        return correct(recipient, amount, 0);
    }

    private static PayCorrection correct(Party recipient, long amount, int dispute) {
        return new PayCorrection(recipient, amount, "EUR", dispute, null, Scene.TEXT);
    }

    private static List<Posting> posting(Account from, Account to, long amount) {
        return posting(from, to, amount, 2);
    }

    private static List<Posting> posting(Account from, Account to, long amount, int number) {
        return List.of(new Posting(from, to, amount, number));
    }

    private static List<Posting> postings(Scene scene) {
        return scene.last.events().stream()
                .flatMap(it -> OrderEffects.postings(it.event()).stream())
                .toList();
    }
}
