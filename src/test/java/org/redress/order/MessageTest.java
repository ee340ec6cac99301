package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.reject;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderEvent.MessagePosted;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/**
 * Messages have no force, except that under moderator-5 a seller who wrote was not quite silent.
 */
class MessageTest {

    private static final Policy MODERATOR = Scene.preset("moderator-5");

    @Test
    @Tag("O12")
    void buyer_and_seller_write_to_each_other_without_any_dispute() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        scene.did(Party.BUYER, write(0), day(1));
        assertEquals(List.of("MESSAGE_RECEIVED SELLER"), scene.mails());
        scene.did(Party.SELLER, write(0), day(1));
        assertEquals(List.of("MESSAGE_RECEIVED BUYER"), scene.mails());
        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.MEDIATOR, write(0), day(1));
    }

    @Test
    @Tag("M08")
    void a_promise_in_a_message_moves_no_turn_and_no_money() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        var before = scene.dispute().status();

        scene.did(Party.SELLER, write(1), day(13)).did(Party.BUYER, write(1), day(13));

        assertEquals(before, scene.dispute().status());
        scene.timePasses(day(19)).assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("N02")
    @Tag("M08")
    void under_moderator_5_a_seller_who_only_wrote_meets_the_mediator() {
        for (int place : List.of(0, 1)) {
            Scene scene = Scene.disputed(MODERATOR).did(Party.SELLER, write(place), day(13));

            scene.timePasses(day(17));

            assertEquals(
                    "negotiation.sellerMessages",
                    scene.onlyInDispute(Escalated.class).because().rule());
        }
    }

    @Test
    @Tag("N02")
    void under_moderator_5_nothing_at_all_refunds() {
        Scene silent = Scene.disputed(MODERATOR).did(Party.BUYER, write(1), day(13));
        silent.timePasses(day(17)).assertSettled(Cause.SELLER_SILENCE, 13_000, 0);

        Scene before = Scene.shipped(MODERATOR).did(Party.SELLER, write(0), day(11));
        before.did(Party.BUYER, Scene.open(null), day(12)).timePasses(day(17));
        before.assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("N18")
    void words_of_settling_elsewhere_warn_both_and_stop_nobody() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(Party.SELLER, new PostMessage(1, TEXT, true), day(13));

        assertEquals(true, scene.only(MessagePosted.class).event().offPlatform());
        assertEquals(
                List.of(
                        "MESSAGE_RECEIVED BUYER",
                        "OFF_PLATFORM_WARNING BUYER",
                        "OFF_PLATFORM_WARNING SELLER"),
                scene.mails());
        scene.did(Party.SELLER, accept(1), day(13));
    }

    @Test
    @Tag("O12")
    void a_mediator_writes_in_a_dispute_that_is_open_and_nowhere_else() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.MEDIATOR, write(1), day(13)).did(Party.SUPERVISOR, write(1), day(13));
        scene.isRefused(DisputeRefusal.DISPUTE_NOT_FOUND, Party.MEDIATOR, write(2), day(13));
        scene.did(Party.SELLER, accept(1), day(14));

        scene.isRefused(DisputeRefusal.DISPUTE_CLOSED, Party.MEDIATOR, write(1), day(14));
        scene.isRefused(DisputeRefusal.DISPUTE_CLOSED, Party.BUYER, write(1), day(14));
    }

    @Test
    void an_order_has_five_hundred_messages_at_most() {
        Policy three = TestPolicies.varied("seven-day", "messages: 500", "messages: 3");
        Scene scene = Scene.disputed(three);
        for (int i = 0; i < 3; i++) {
            scene.did(Party.BUYER, write(i % 2), day(13));
        }

        scene.isRefused(OrderRefusal.MESSAGES_USED_UP, Party.SELLER, write(1), day(13));
        scene.did(Party.SELLER, reject(), day(13));
    }

    private static PostMessage write(int dispute) {
        return new PostMessage(dispute, TEXT, false);
    }
}
