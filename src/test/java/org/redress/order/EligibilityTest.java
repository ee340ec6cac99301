package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.ship;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.Register;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Reason.Group;
import org.redress.policy.TestPolicies;

/** For every reason: whether a dispute may be opened, from when, until when, and why not. */
class EligibilityTest {

    /** Shipped on day 1 with a number, promised for day 31. */
    @ParameterizedTest
    @CsvSource({
        "seven-day, 1, 1, 11, 61",
        "claim-15, 1, 1, 1, 31",
        "classic-5-7, 31, 11, 31, 46",
        "tips-5-15, 1, 1, 1, 46",
        "strict-5, 11, 11, 11, 31",
        "bargain-5-15, 1, 1, 16, 31",
        "moderator-5, 1, 1, 1, 31",
        "express-2, 1, 1, 1, 31",
        "ae-seller-2022, 11, 11, 11, 31",
        "paypal-like, 1, 1, 1, 31",
        "ebay-like, 1, 1, 1, 31",
        "sharetribe-like, 1, 1, 1, 61"
    })
    @Tag("O02")
    @Tag("O03")
    @Tag("O08")
    @Tag("O10")
    @Tag("O11")
    void each_preset_opens_and_closes_at_its_instants_and_the_opening_obeys_them(
            String preset, int missing, int received, int untracked, int until) {
        Policy policy = Scene.preset(preset);
        for (Reason reason : Reason.values()) {
            int from = received;
            if (reason.group() == Group.NOT_RECEIVED) {
                from = reason == Reason.NO_OR_INVALID_TRACKING ? untracked : missing;
            }
            Scene scene = Scene.shipped(policy).did(Party.BUYER, photo(0), day(1));
            var eligibility = of(scene, reason, day(1));
            assertEquals(day(from), eligibility.from(), reason + " from");
            assertEquals(day(until), eligibility.until(), reason + " until");
            assertEquals(from == 1, eligibility.isAllowed(), reason + " on day 1");
            opensExactly(policy, reason, day(from), day(until));
        }
    }

    private static void opensExactly(Policy policy, Reason reason, Instant from, Instant until) {
        var ask = new Ask(policy.rule(reason).remedies().getFirst(), null, null);
        OpenDispute open = open(reason, ask, List.of(1), "camera");
        Scene early = Scene.shipped(policy).did(Party.BUYER, photo(0), day(1));
        if (from.isAfter(day(1))) {
            var facts =
                    early.isRefused(OrderRefusal.TOO_EARLY, Party.BUYER, open, justBefore(from));
            assertEquals(from.toString(), facts.get("earliest"));
            assertEquals(reason.code(), facts.get("reason"));
        }
        early.did(Party.BUYER, open, from);
        Scene late = Scene.shipped(policy).did(Party.BUYER, photo(0), day(1));
        late.did(Party.BUYER, open, justBefore(until));
        Scene over = Scene.shipped(policy).did(Party.BUYER, photo(0), day(1));
        var facts = over.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, open, until);
        assertEquals("protection-expired", facts.get("settledBy"));
        assertEquals(until.toString(), facts.get("until"));
    }

    @Test
    @Tag("O05")
    @Tag("O06")
    void after_a_confirmation_classic_5_7_leaves_fifteen_days_and_the_others_none() {
        for (Policy policy : Scene.presets()) {
            Scene scene = Scene.shipped(policy).did(Party.BUYER, confirm(), day(20));
            var eligibility = of(scene, Reason.DAMAGED, day(20));
            if (policy.name().equals("classic-5-7")) {
                assertTrue(eligibility.isAllowed());
                assertEquals(day(35), eligibility.until());
            } else {
                assertEquals(OrderRefusal.NOTHING_LEFT, eligibility.refusal().code());
                var named =
                        Eligibility.ofAll(scene.order, List.of("camera"), false, day(20), policy);
                assertEquals(
                        "receipt-confirmed", named.getFirst().refusal().facts().get("settledBy"));
            }
        }
    }

    @Test
    @Tag("O02")
    void before_the_shipment_no_reason_is_open_and_no_instant_can_be_told() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        for (var each :
                Eligibility.ofAll(scene.order, List.of("camera"), false, day(1), scene.policy)) {
            assertEquals(OrderRefusal.NOT_SHIPPED, each.refusal().code());
            assertNull(each.from());
            assertNull(each.until());
        }
    }

    @Test
    @Tag("O07")
    void a_blocked_account_opens_nothing() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);

        for (var each : Eligibility.ofAll(scene.order, List.of(), true, day(2), scene.policy)) {
            assertEquals(OrderRefusal.ACCOUNT_BLOCKED, each.refusal().code());
        }
        scene.isRefused(
                OrderRefusal.ACCOUNT_BLOCKED, Party.BUYER, open(null).byBlocked(true), day(2));
    }

    @Test
    @Tag("O09")
    void what_a_dispute_has_settled_cannot_be_disputed_again_and_a_withdrawn_one_can() {
        Scene closed = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, accept(1), day(13));
        closed.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, open(null, "camera"), day(14));

        Scene open = Scene.disputed(TestPolicies.SEVEN_DAY);
        open.isRefused(OrderRefusal.LINE_IN_DISPUTE, Party.BUYER, open(null, "camera"), day(13));
        open.did(Party.BUYER, new Withdraw(), day(13)).did(Party.BUYER, open(null), day(14));
    }

    @Test
    @Tag("O02")
    void ae_seller_2022_waits_for_the_last_shipment_of_the_order() {
        Policy policy = Scene.preset("ae-seller-2022");
        Scene scene =
                Scene.paid(
                        policy,
                        0,
                        new LineToRegister("a", 1, 600, 0, false),
                        new LineToRegister("b", 1, 300, 0, false));
        scene.did(Party.SELLER, ship("T1", "a"), day(1));
        scene.isRefused(OrderRefusal.NOT_SHIPPED, Party.BUYER, open(null, "a"), day(13));
        scene.did(Party.SELLER, ship("T2", "b"), day(5));

        assertEquals(day(15), of(scene, Reason.IN_TRANSIT, day(6), "a").from());
        scene.isRefused(OrderRefusal.TOO_EARLY, Party.BUYER, open(null, "a"), justBefore(day(15)));
        scene.did(Party.BUYER, open(null, "a"), day(15));
    }

    @Test
    @Tag("O02")
    void ae_seller_2022_opens_at_once_where_the_promise_is_under_five_days() {
        for (int days = 4; days <= 5; days++) {
            Scene scene = promised(Scene.preset("ae-seller-2022"), Duration.ofDays(days));
            scene.did(Party.SELLER, new RecordShipment(List.of(), "post", "T1", null), day(1));
            assertEquals(day(days == 4 ? 1 : 11), of(scene, Reason.IN_TRANSIT, day(1)).from());
        }
    }

    @Test
    @Tag("O03")
    @Tag("O05")
    void classic_5_7_holds_the_money_fifteen_days_past_a_promise_that_its_cap_cuts() {
        Scene scene = promised(Scene.preset("classic-5-7"), Duration.ofDays(80));
        scene.did(Party.SELLER, ship("T1"), day(1));

        var eligibility = of(scene, Reason.IN_TRANSIT, day(2));

        assertEquals(day(61), scene.line(0).protectedUntil());
        assertEquals(day(81), eligibility.from());
        assertEquals(day(96), eligibility.until());
    }

    @Test
    @Tag("O04")
    void missing_goods_are_advised_when_little_time_is_left() {
        Scene tips = Scene.shipped(Scene.preset("tips-5-15"));
        var missing = of(tips, Reason.IN_TRANSIT, day(2));
        assertEquals(day(28), missing.advisedFrom());
        assertEquals(day(31), missing.advisedUntil());
        assertNull(of(tips, Reason.DAMAGED, day(2)).advisedFrom());

        Scene strict = Scene.shipped(Scene.preset("strict-5"));
        assertEquals(day(24), of(strict, Reason.IN_TRANSIT, day(2)).advisedFrom());
        assertEquals(day(30), of(strict, Reason.IN_TRANSIT, day(2)).advisedUntil());
        assertNull(
                of(Scene.shipped(TestPolicies.SEVEN_DAY), Reason.IN_TRANSIT, day(2)).advisedFrom());
    }

    @Test
    @Tag("E04")
    @Tag("O08")
    void a_delivery_brings_the_end_nearer() {
        Scene scene = Scene.shipped(Scene.preset("claim-15"));
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));

        assertEquals(day(13), of(scene, Reason.DAMAGED, day(9)).until());
    }

    @Test
    @Tag("O01")
    void of_several_lines_the_last_start_and_the_first_end_count() {
        Scene scene =
                Scene.paid(
                        Scene.preset("strict-5"),
                        0,
                        new LineToRegister("a", 1, 600, 0, false),
                        new LineToRegister("b", 1, 300, 0, false));
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(5));

        var both = of(scene, Reason.IN_TRANSIT, day(12));

        assertFalse(both.isAllowed());
        assertEquals(day(15), both.from());
        assertEquals(day(31), both.until());
        assertTrue(of(scene, Reason.IN_TRANSIT, day(12), "a").isAllowed());
    }

    private static Eligibility of(Scene scene, Reason reason, Instant now, String... lines) {
        return Eligibility.ofAll(scene.order, List.of(lines), false, now, scene.policy).stream()
                .filter(each -> each.reason() == reason)
                .findFirst()
                .orElseThrow();
    }

    private static Scene promised(Policy policy, Duration promise) {
        return Scene.nothing(policy)
                .did(
                        Party.MARKETPLACE,
                        new Register(
                                new UUID(0, 1),
                                "shop-2",
                                "EUR",
                                new PartyRef("b", Scene.TEXT),
                                new PartyRef("s", Scene.TEXT),
                                "payment-2",
                                Scene.PAID,
                                promise,
                                Scene.TEXT,
                                List.of(Scene.CAMERA),
                                0),
                        Scene.PAID);
    }
}
