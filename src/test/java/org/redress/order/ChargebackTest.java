package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MARKETPLACE;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.OPERATOR;
import static org.redress.kernel.Party.PROVIDER;
import static org.redress.kernel.Party.SELLER;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.kernel.Deadline.Kind;
import org.redress.ledger.Account;
import org.redress.ledger.Balance;
import org.redress.ledger.Posting;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Settled;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.policy.TestPolicies;

/** A bank chargeback at any point of an order's life (FG10). */
@Tag("FG10")
class ChargebackTest {

    private static final RecordChargeback CHARGEBACK = new RecordChargeback("cb-1");
    private static final RecordChargebackOutcome WON = outcome("cb-1", true);
    private static final RecordChargebackOutcome LOST = outcome("cb-1", false);

    private final Scene disputed = Scene.disputed(TestPolicies.SEVEN_DAY);

    @Test
    void every_deadline_stands_still_but_a_reminder_every_thirty_days() {
        disputed.did(MARKETPLACE, CHARGEBACK, day(13));

        assertEquals(List.of("CHARGEBACK_OPENED SELLER"), disputed.mails());
        assertEquals(day(43), disputed.nextAt());
        disputed.timePasses(Scene.justBefore(day(43)));
        assertEquals(List.of(), disputed.happened());
        disputed.timePasses(day(43));
        assertEquals(List.of("ChargebackReminded"), disputed.happened());
        assertEquals(day(73), disputed.nextAt());
    }

    @Test
    void a_reminder_that_came_late_is_given_once_and_the_next_after_thirty_days_from_then() {
        disputed.did(MARKETPLACE, CHARGEBACK, day(13)).timePasses(day(200));

        assertEquals(List.of("ChargebackReminded"), disputed.happened());
        assertEquals(day(230), disputed.nextAt());
    }

    @Test
    void only_messages_evidence_and_the_providers_word_are_accepted_meanwhile() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 0, Scene.CAMERA, line("film"));
        scene.did(SELLER, Scene.ship("T1"), day(1)).did(BUYER, confirm("film"), day(2));
        scene.did(BUYER, open(null, "camera"), day(12)).did(BUYER, photo(1), day(12));
        scene.did(MARKETPLACE, CHARGEBACK, day(13));

        scene.isRefused(OrderRefusal.CHARGEBACK_OPEN, SELLER, refund(), day(14));
        scene.isRefused(OrderRefusal.CHARGEBACK_OPEN, SELLER, accept(1), day(14));
        scene.isRefused(OrderRefusal.CHARGEBACK_OPEN, BUYER, new RemoveEvidence(1), day(14));
        scene.isRefused(
                OrderRefusal.CHARGEBACK_OPEN, MARKETPLACE, delivered("f", "T1", day(13)), day(14));
        scene.isRefused(OrderRefusal.WRONG_PARTY, BUYER, refund(), day(14));
        scene.isRefused(
                OrderRefusal.ORDER_ALREADY_REGISTERED,
                MARKETPLACE,
                Scene.register(1_000, Scene.CAMERA),
                day(14));

        scene.did(SELLER, new PostMessage(1, Scene.TEXT, false), day(14));
        scene.did(SELLER, photo(0), day(14));
        scene.did(PROVIDER, new CompletePayment(1, "p"), day(14));
        assertEquals(0, scene.order.balance().inFlight());
    }

    /** Where the marketplace pays by itself, its word is the provider's. */
    @Test
    void whoever_pays_may_tell_what_became_of_money_on_its_way_meanwhile() {
        for (var party : List.of(MARKETPLACE, OPERATOR)) {
            Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(BUYER, confirm(), day(12));
            scene.did(MARKETPLACE, CHARGEBACK, day(13));

            scene.did(party, new CompletePayment(1, "p"), day(14));
            scene.did(party, new FailPayment(1, "f"), day(15));

            assertEquals(0, scene.order.balance().inFlight());
        }
    }

    @Test
    @Tag("E16")
    void a_refund_that_failed_is_not_paid_again_once_the_bank_has_paid() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(SELLER, refund(), day(12));
        scene.did(MARKETPLACE, CHARGEBACK, day(13)).did(PROVIDER, new FailPayment(1, "f"), day(14));
        scene.did(MARKETPLACE, LOST, day(15));

        long all = scene.order.balance().captured();
        assertEquals(
                List.of(new Posting(Account.FAILED, Account.CHARGED_BACK, all, 1)),
                postings(scene));
        assertEquals(0, scene.order.chargeback().loss());
        scene.isRefused(OrderRefusal.PAYMENT_NOT_FAILED, OPERATOR, new RetryPayment(1), day(16));
        scene.isRefused(OrderRefusal.PAYMENT_NOT_FAILED, OPERATOR, new PayByHand(1, "h"), day(16));
    }

    /** On its way or arrived when the bank decided: a loss, until it turns out to be none. */
    @Test
    @Tag("E16")
    void a_refund_that_fails_after_the_bank_has_paid_is_no_loss_any_more() {
        for (boolean arrived : List.of(true, false)) {
            Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(SELLER, refund(), day(12));
            if (arrived) {
                scene.did(PROVIDER, new CompletePayment(1, "p"), day(13));
            }
            scene.did(MARKETPLACE, CHARGEBACK, day(14)).did(MARKETPLACE, LOST, day(15));
            long all = scene.order.balance().captured();
            assertEquals(all, scene.order.chargeback().loss());

            scene.did(PROVIDER, new FailPayment(1, "closed"), day(16));

            Account from = arrived ? Account.REFUNDED : Account.IN_FLIGHT;
            assertEquals(
                    List.of(
                            new Posting(from, Account.CHARGED_BACK, all, 1),
                            new Posting(Account.LOSS, Account.MARKETPLACE, all, 0)),
                    postings(scene));
            assertEquals(0, scene.order.chargeback().loss());
            assertEquals(List.of(), scene.mails());
            scene.did(PROVIDER, new FailPayment(1, "closed"), day(17));
            assertEquals(List.of(), scene.happened());
        }
    }

    /** The settlement stands, so the seller is still to be paid. */
    @Test
    void a_payout_that_failed_is_tried_again_whatever_the_bank_decides() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(BUYER, confirm(), day(12));
        scene.did(PROVIDER, new FailPayment(1, "f"), day(13)).did(MARKETPLACE, CHARGEBACK, day(14));
        scene.did(MARKETPLACE, LOST, day(15)).did(OPERATOR, new RetryPayment(1), day(16));

        scene.did(PROVIDER, new CompletePayment(2, "p"), day(17));

        long all = scene.order.balance().captured();
        assertEquals(List.of(all, all), List.of(scene.order.balance().released(), loss(scene)));
    }

    private static long loss(Scene scene) {
        return scene.order.chargeback().loss();
    }

    @Test
    void told_again_of_a_chargeback_that_was_won_nothing_stands_still() {
        disputed.did(MARKETPLACE, CHARGEBACK, day(13)).did(MARKETPLACE, WON, day(14));

        disputed.did(MARKETPLACE, CHARGEBACK, day(15));

        assertEquals(List.of(), disputed.happened());
        disputed.did(MARKETPLACE, new RecordChargeback("cb-2"), day(16));
        assertEquals(List.of("ChargebackOpened"), disputed.happened());
    }

    @Test
    void won_each_deadline_has_the_time_that_it_had_left() {
        Scene scene = Scene.disputed(Scene.preset("claim-15"), 15);
        scene.did(SELLER, counter(4_000), day(16));
        scene.timePasses(scene.nextAt());
        Instant at = scene.history.getLast().at();
        scene.did(MEDIATOR, new Take(Scene.MEDIATOR), at);
        scene.did(MEDIATOR, new RequestEvidence(Scene.MEDIATOR, SELLER, Scene.TEXT), at);
        var before = left(scene.order, at);
        assertTrue(before.size() >= 2, before::toString);

        scene.did(OPERATOR, CHARGEBACK, at);
        Instant won = at.plus(Duration.ofDays(100));
        scene.timePasses(won).did(MARKETPLACE, WON, won);

        assertEquals(before, left(scene.order, won));
        assertEquals(List.of("CHARGEBACK_WON SELLER"), scene.mails());
    }

    @Test
    void won_what_was_not_shipped_can_be_shipped_for_as_long_as_before() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);
        Instant shipBy = scene.nextAt();

        scene.did(MARKETPLACE, CHARGEBACK, day(1)).did(MARKETPLACE, WON, day(11));

        assertEquals(new AwaitingShipment(shipBy.plus(Duration.ofDays(10))), scene.line(0));
    }

    @Test
    void won_the_protection_end_is_not_moved_and_a_release_already_due_happens_then() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        var before = scene.line(0);
        Instant releaseAt = scene.nextAt();

        scene.did(MARKETPLACE, CHARGEBACK, day(2)).did(MARKETPLACE, WON, day(3));
        assertEquals(before, scene.line(0));
        assertEquals(releaseAt, scene.nextAt());

        scene.did(MARKETPLACE, new RecordChargeback("cb-2"), day(50));
        Instant late = releaseAt.plus(Duration.ofDays(2));
        scene.did(MARKETPLACE, outcome("cb-2", true), late);
        assertEquals(List.of("ChargebackWon", "LinesSettled"), scene.happened());
        assertEquals(releaseAt, scene.last.events().getLast().due());
        assertEquals(late, scene.last.events().getLast().at());
    }

    @Test
    void lost_held_lines_are_charged_back_and_disputes_end() {
        disputed.did(MARKETPLACE, CHARGEBACK, day(13)).did(MARKETPLACE, LOST, day(40));

        assertEquals(List.of("Resolved", "ChargebackLost"), disputed.happened());
        assertEquals("CHARGED_BACK 0", disputed.outcome());
        assertEquals(new Settled("charged-back", Cause.CHARGED_BACK, day(40)), disputed.line(0));
        Balance balance = disputed.order.balance();
        assertEquals(
                List.of(0L, balance.captured()), List.of(balance.held(), balance.chargedBack()));
        assertEquals(List.of(), disputed.order.inFlight());
        assertTrue(disputed.order.isOver());
        assertEquals(List.of("CHARGEBACK_LOST SELLER"), disputed.mails());
    }

    @Test
    @Tag("E16")
    void lost_what_was_settled_or_on_its_way_is_the_marketplaces_loss_and_stays_settled() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 0, Scene.CAMERA, line("film"));
        scene.did(SELLER, Scene.ship("T1"), day(1)).did(BUYER, confirm("film"), day(2));
        var film = scene.line(1);
        long settled = scene.order.lines().get(1).parts().total();
        long held = scene.order.balance().held();

        scene.did(MARKETPLACE, CHARGEBACK, day(3)).did(MARKETPLACE, LOST, day(4));

        assertEquals(
                List.of(
                        new Posting(Account.HELD, Account.CHARGED_BACK, held, 0),
                        new Posting(Account.MARKETPLACE, Account.LOSS, settled, 0)),
                postings(scene));
        assertEquals(film, scene.line(1));
        assertEquals(settled, scene.order.balance().inFlight());
        assertEquals(settled, scene.order.chargeback().loss());
        scene.did(PROVIDER, new CompletePayment(1, "p"), day(5));
        assertEquals(settled, scene.order.balance().released());
    }

    @Test
    void a_settled_order_waits_for_the_bank_too() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(BUYER, confirm(), day(2));
        assertTrue(scene.order.isOver());

        scene.did(MARKETPLACE, CHARGEBACK, day(100));
        assertFalse(scene.order.isOver());
        assertEquals(day(130), scene.nextAt());
        scene.did(SELLER, photo(0), day(101));
        scene.did(MARKETPLACE, LOST, day(131));

        long all = scene.order.balance().captured();
        assertEquals(
                List.of(new Posting(Account.MARKETPLACE, Account.LOSS, all, 0)), postings(scene));
        assertTrue(scene.order.isOver());
    }

    @Test
    void it_is_recorded_once_and_decided_once() {
        disputed.isRefused(OrderRefusal.NO_CHARGEBACK, MARKETPLACE, WON, day(12.5));
        disputed.did(MARKETPLACE, CHARGEBACK, day(13)).did(OPERATOR, CHARGEBACK, day(14));
        assertEquals(List.of(), disputed.happened());
        disputed.isRefused(
                OrderRefusal.CHARGEBACK_OPEN, OPERATOR, new RecordChargeback("cb-2"), day(14));
        disputed.did(MARKETPLACE, LOST, day(15));
        disputed.isRefused(
                OrderRefusal.CHARGEBACK_LOST, MARKETPLACE, new RecordChargeback("cb-2"), day(16));
    }

    /** FG7: a notification may come twice, and long after another chargeback was opened. */
    @Test
    @Tag("FG7")
    void an_outcome_ends_the_chargeback_that_it_names_and_no_other() {
        disputed.did(MARKETPLACE, CHARGEBACK, day(13)).did(MARKETPLACE, WON, day(14));
        disputed.did(MARKETPLACE, new RecordChargeback("cb-2"), day(15));

        for (var again : List.of(WON, CHARGEBACK)) {
            disputed.did(MARKETPLACE, again, day(16));
            assertEquals(List.of(), disputed.happened());
        }
        disputed.isRefused(OrderRefusal.CHARGEBACK_DECIDED, MARKETPLACE, LOST, day(16));
        disputed.isRefused(
                OrderRefusal.CHARGEBACK_UNKNOWN, OPERATOR, outcome("cb-3", true), day(16));
        assertTrue(disputed.order.isFrozen());

        disputed.did(MARKETPLACE, outcome("cb-2", false), day(17));
        assertEquals(Chargeback.Standing.LOST, disputed.order.chargeback().standing());
        disputed.did(MARKETPLACE, outcome("cb-2", false), day(18));
        assertEquals(List.of(), disputed.happened());
        disputed.did(MARKETPLACE, WON, day(18));
        assertEquals(List.of(), disputed.happened());
        disputed.isRefused(
                OrderRefusal.CHARGEBACK_DECIDED, MARKETPLACE, outcome("cb-2", true), day(18));
        disputed.isRefused(
                OrderRefusal.CHARGEBACK_UNKNOWN, MARKETPLACE, outcome("cb-3", true), day(18));
    }

    /** Whoever looks ahead sees the reminder and no further, for only the bank can decide. */
    @Test
    void the_forecast_of_an_order_that_stands_still_is_the_reminder() {
        disputed.did(MARKETPLACE, CHARGEBACK, day(13));

        var forecast = Life.forecast(disputed.order, disputed.policy);
        assertEquals(1, forecast.size());
        assertEquals(day(43), forecast.getFirst().at());
        var eligible =
                Eligibility.ofAll(disputed.order, List.of(), false, day(14), disputed.policy);
        assertTrue(
                eligible.stream()
                        .allMatch(it -> it.refusal().code() == OrderRefusal.CHARGEBACK_OPEN));
        var actions = AllowedActions.onOrder(disputed.order, SELLER, disputed.policy, day(14));
        assertEquals(
                List.of("messages", "evidence"),
                actions.stream().map(AllowedActions.Action::action).toList());
        assertTrue(actions.stream().allMatch(action -> action.until() == null));
    }

    private static RecordChargebackOutcome outcome(String reference, boolean won) {
        return new RecordChargebackOutcome(reference, won);
    }

    private static List<Posting> postings(Scene scene) {
        return scene.last.events().stream()
                .flatMap(it -> OrderEffects.postings(it.event()).stream())
                .toList();
    }

    /** What each dispute's deadline has left, by kind. */
    private static TreeMap<Kind, Duration> left(ProtectedOrder order, Instant now) {
        var left = new TreeMap<Kind, Duration>();
        Stream<org.redress.kernel.Deadline> all = order.deadlines().stream();
        all.filter(it -> it.kind() != Kind.PROTECTION)
                .forEach(it -> left.put(it.kind(), Duration.between(now, it.at())));
        return left;
    }

    private static OrderCommand.LineToRegister line(String id) {
        return new OrderCommand.LineToRegister(id, 1, 2_000, 0, false);
    }
}
