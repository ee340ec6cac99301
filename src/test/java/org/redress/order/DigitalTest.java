package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.PAID;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.refund;
import static org.redress.order.Scene.register;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** Orders without shipping: protected from the payment on, and nothing that could go back. */
class DigitalTest {

    private static final LineToRegister FILM = new LineToRegister("film", 1, 3_000, 0, true);

    @Test
    @Tag("O14")
    void digital_goods_are_protected_from_the_payment_on() {
        Scene scene = film(TestPolicies.SEVEN_DAY);
        assertEquals("supplied", scene.order.lines().getFirst().word());
        assertEquals(day(60), scene.nextAt());

        scene.timePasses(day(60)).assertSettled(Cause.PROTECTION_EXPIRED, 0, 3_000);
    }

    @Test
    @Tag("O14")
    void not_received_can_be_said_from_the_payment_on() {
        film(TestPolicies.SEVEN_DAY).did(Party.BUYER, open(null), PAID);

        Scene classic = film(Scene.preset("classic-5-7"));
        classic.isRefused(OrderRefusal.TOO_EARLY, Party.BUYER, open(null), justBefore(day(30)));
        classic.did(Party.BUYER, open(null), day(30));
    }

    @Test
    @Tag("O14")
    @Tag("E08")
    void the_buyer_confirms_what_he_could_use() {
        Scene scene = film(TestPolicies.SEVEN_DAY).did(Party.BUYER, Scene.confirm(), day(2));

        scene.assertSettled(Cause.RECEIPT_CONFIRMED, 0, 3_000);
    }

    @Test
    @Tag("O14")
    void there_is_nothing_to_ship_or_to_cancel_but_the_seller_may_pay_it_back() {
        Scene scene = film(TestPolicies.SEVEN_DAY);

        scene.isRefused(OrderRefusal.ALREADY_SHIPPED, Party.SELLER, ship("T1", "film"), day(1));
        scene.isRefused(
                OrderRefusal.ALREADY_SHIPPED,
                Party.SELLER,
                new OrderCommand.Cancel(List.of("film")),
                day(1));
        scene.did(Party.SELLER, refund(), day(1));

        scene.assertSettled(Cause.SELLER_REFUND, 3_000, 0);
    }

    @Test
    @Tag("O14")
    void nobody_can_ask_offer_or_rule_a_return_of_it() {
        Scene scene = film(TestPolicies.SEVEN_DAY).did(Party.BUYER, photo(0), day(1));
        for (Remedy remedy : List.of(Remedy.RETURN, Remedy.EXCHANGE_AFTER_RETURN)) {
            scene.isRefused(
                    DisputeRefusal.NOTHING_TO_RETURN,
                    Party.BUYER,
                    open(Reason.POOR_QUALITY, ask(remedy, null), List.of(1)),
                    day(1));
        }
        scene.did(
                Party.BUYER,
                open(Reason.POOR_QUALITY, ask(Remedy.REFUND, null), List.of(1)),
                day(1));

        scene.isRefused(
                DisputeRefusal.NOTHING_TO_RETURN,
                Party.SELLER,
                new org.redress.dispute.DisputeCommand.Counter(ask(Remedy.RETURN, null)),
                day(2));
        scene.did(Party.SELLER, Scene.reject(), day(2)).timePasses(day(8));
        scene.isRefused(
                DisputeRefusal.NOTHING_TO_RETURN,
                Party.MEDIATOR,
                new Rule(Scene.MEDIATOR, new Verdict(ask(Remedy.RETURN, 100L), false), Scene.TEXT),
                day(9));
    }

    @Test
    @Tag("O14")
    void a_payment_so_old_that_its_protection_is_over_is_not_registered() {
        Scene scene = Scene.nothing(Scene.preset("express-2"));

        var facts =
                scene.isRefused(
                        OrderRefusal.DEADLINE_ALREADY_DUE,
                        Party.MARKETPLACE,
                        register(0, FILM),
                        day(30));

        assertEquals(day(30).toString(), facts.get("releaseAt"));
    }

    @Test
    @Tag("O14")
    void goods_and_files_in_one_order_have_clocks_of_their_own() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 0, FILM, Scene.CAMERA);
        scene.did(Party.SELLER, ship("T1"), day(1)).timePasses(day(60));

        scene.assertSettled(Cause.PROTECTION_EXPIRED, 0, 3_000);
        assertEquals(day(61), scene.nextAt());
    }

    private static Scene film(Policy policy) {
        return Scene.paid(policy, 0, FILM);
    }
}
