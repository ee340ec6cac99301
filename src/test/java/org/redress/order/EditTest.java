package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.reject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeEvent.BuyerEdited;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.Turn;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** The buyer changes the dispute itself: by the rules of an opening, until the escalation. */
class EditTest {

    private static final TextRef OTHER = new TextRef(new java.util.UUID(0, 8), "other");

    @Test
    @Tag("N15")
    void what_the_buyer_does_not_name_stays_as_it_was() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(Party.BUYER, new Edit(null, false, Ask.refund(9_000L), null), day(13));
        assertEquals(Reason.IN_TRANSIT, scene.dispute().reason());
        assertEquals(TEXT, scene.dispute().matter().text());
        scene.did(Party.BUYER, new Edit(null, false, null, OTHER), day(13));

        assertEquals(OTHER, scene.dispute().matter().text());
        assertEquals(Scene.refundOffer(3, 9_000), scene.dispute().request());
    }

    @Test
    @Tag("N15")
    @Tag("R17")
    void another_reason_is_logged_with_the_one_before_and_asks_for_all_it_covers() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.BUYER, photo(1), day(13));

        scene.did(Party.BUYER, new Edit(Reason.COUNTERFEIT, false, null, null), day(13));

        var facts = scene.onlyInDispute(BuyerEdited.class).because().facts();
        assertEquals("in-transit", facts.get("before"));
        assertEquals("counterfeit", facts.get("reason"));
        assertEquals(12_000, scene.dispute().request().amount());
        assertEquals(12_000, scene.dispute().claim().ceiling());
    }

    @Test
    @Tag("N15")
    @Tag("M02")
    void another_reason_needs_its_evidence_and_its_remedies() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        var damaged = new Edit(Reason.DAMAGED, false, null, null);
        scene.isRefused(DisputeRefusal.EVIDENCE_NEEDED, Party.BUYER, damaged, day(13));
        scene.did(Party.BUYER, photo(1), day(13)).did(Party.BUYER, damaged, day(13));

        scene.did(Party.BUYER, new Edit(null, false, ask(Remedy.EXCHANGE, null), null), day(13));
        scene.isRefused(
                DisputeRefusal.REMEDY_NOT_ALLOWED,
                Party.BUYER,
                new Edit(Reason.COUNTERFEIT, false, null, null),
                day(13));
        scene.isRefused(
                DisputeRefusal.AMOUNT_ABOVE_LINES,
                Party.BUYER,
                new Edit(null, false, Ask.refund(12_001L), null),
                day(13));
    }

    @Test
    @Tag("N16")
    void under_review_nothing_can_be_edited() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, reject(), day(13));
        scene.timePasses(day(19));

        scene.isRefused(
                DisputeRefusal.UNDER_REVIEW,
                Party.BUYER,
                new Edit(null, false, Ask.refund(1L), null),
                day(20));
        scene.isRefused(
                DisputeRefusal.NOT_FOR_THIS_PARTY,
                Party.SELLER,
                new Edit(null, false, null, TEXT),
                day(20));
    }

    @Test
    @Tag("N09")
    void before_the_sellers_answer_an_edit_leaves_his_end_where_it_is() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(Party.BUYER, new Edit(null, false, Ask.refund(9_000L), null), day(18));

        assertEquals(new AwaitingSeller(new Turn(day(19), true)), scene.dispute().status());
        scene.timePasses(day(19)).assertSettled(Cause.SELLER_SILENCE, 9_000, 4_000);
    }

    @Test
    @Tag("N09")
    void where_a_counter_restarts_the_turn_an_edit_gives_the_seller_a_whole_one() {
        Scene strict = Scene.disputed(Scene.preset("strict-5"));
        strict.did(Party.BUYER, new Edit(null, false, Ask.refund(9_000L), null), day(16));
        assertEquals(new AwaitingSeller(new Turn(day(21), true)), strict.dispute().status());

        strict.timePasses(day(21)).assertSettled(Cause.SELLER_SILENCE, 9_000, 4_000);
    }

    @Test
    @Tag("N09")
    void in_the_buyers_turn_an_edit_flips_the_turn_back() {
        Scene until = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, reject(), day(13));
        until.did(Party.BUYER, new Edit(null, false, Ask.refund(9_000L), null), day(14));
        assertEquals(new AwaitingSeller(new Turn(day(19), false)), until.dispute().status());

        Policy bargain = Scene.preset("bargain-5-15");
        Scene whole = Scene.disputed(bargain).did(Party.SELLER, counter(1), day(13));
        whole.did(Party.BUYER, new Edit(null, false, Ask.refund(9_000L), null), day(20));
        assertEquals(new AwaitingSeller(new Turn(day(25), true)), whole.dispute().status());
        assertEquals(day(35), whole.dispute().capAt());
    }
}
