package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.reject;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;

/**
 * Turns, silences, caps and the way to the mediator in every preset; opened on day 33 where said.
 */
class PresetTalksTest {

    /** Days after the opening; {@code then} is what the seller's silence does. */
    @ParameterizedTest
    @CsvSource({
        "seven-day, 12, 7, SELLER_SILENCE",
        "claim-15, 12, 15, Escalated",
        "classic-5-7, 33, 5, SELLER_SILENCE",
        "tips-5-15, 12, 5, SELLER_SILENCE",
        "strict-5, 12, 5, SELLER_SILENCE",
        "bargain-5-15, 12, 5, SELLER_SILENCE",
        "moderator-5, 12, 5, SELLER_SILENCE",
        "express-2, 12, 2, SELLER_SILENCE",
        "ae-seller-2022, 12, 5, SELLER_SILENCE",
        "paypal-like, 12, 20, RELEASED",
    })
    @Tag("N01")
    @Tag("N02")
    void the_sellers_silence_has_its_day_and_its_outcome(
            String preset, int opened, int days, String then) {
        Scene scene = Scene.disputed(Scene.preset(preset), opened);
        scene.timePasses(justBefore(day(opened + days)));
        assertEquals(List.of(), scene.happened());

        scene.timePasses(day(opened + days));

        switch (then) {
            case "Escalated" -> assertEquals(List.of("Escalated"), scene.happened());
            case "RELEASED" -> scene.assertSettled(Cause.SELLER_SILENCE, 0, 13_000);
            default -> scene.assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
        }
    }

    /** The seller rejects a day after the opening, and nobody moves any more. */
    @ParameterizedTest
    @CsvSource({
        "seven-day, 12, 7, negotiation.cap",
        "claim-15, 12, 15, negotiation.cap",
        "classic-5-7, 33, 7, negotiation.cap",
        "tips-5-15, 12, 15, negotiation.cap",
        "strict-5, 12, 6, negotiation.buyerSilence",
        "bargain-5-15, 12, 15, negotiation.cap",
        "moderator-5, 12, 5, negotiation.cap",
        "express-2, 12, 3, negotiation.buyerSilence",
        "ae-seller-2022, 12, 7, negotiation.cap"
    })
    @Tag("N06")
    @Tag("N11")
    @Tag("N14")
    void the_buyers_silence_after_a_rejection_calls_the_mediator(
            String preset, int opened, int days, String rule) {
        Scene scene = Scene.disputed(Scene.preset(preset), opened);
        scene.did(Party.SELLER, reject(), day(opened + 1));
        scene.timePasses(justBefore(day(opened + days)));
        assertEquals(List.of(), scene.happened());

        scene.timePasses(day(opened + days));

        assertEquals(rule, scene.onlyInDispute(Escalated.class).because().rule());
    }

    @Test
    @Tag("N14")
    void paypal_like_closes_an_offer_unanswered_for_ten_days_in_the_sellers_favour() {
        Scene scene = Scene.disputed(Scene.preset("paypal-like"));
        scene.did(Party.SELLER, counter(4_000), day(13)).timePasses(day(23));

        scene.assertSettled(Cause.BUYER_SILENCE, 0, 13_000);
    }

    @Test
    @Tag("N11")
    void paypal_like_ends_the_inquiry_after_twenty_days_for_good() {
        Scene scene = Scene.disputed(Scene.preset("paypal-like"));
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, reject(), day(14));
        scene.timePasses(day(32));

        scene.assertSettled(Cause.NO_AGREEMENT, 0, 13_000);
    }

    /** Day 12 is Friday the 13th of March; three working days end with Wednesday in New York. */
    @Test
    @Tag("N01")
    @Tag("N13")
    void ebay_like_counts_working_days_and_lets_either_side_call_the_platform() {
        Instant wednesdayMidnight = Instant.parse("2026-03-19T04:00:00Z");
        Scene silent = Scene.disputed(Scene.preset("ebay-like"));
        silent.timePasses(justBefore(wednesdayMidnight));
        assertEquals(List.of(), silent.happened());
        silent.timePasses(wednesdayMidnight);
        assertEquals(List.of("Escalated"), silent.happened());

        for (Party party : List.of(Party.BUYER, Party.SELLER)) {
            Scene scene = Scene.disputed(Scene.preset("ebay-like"));
            scene.did(Party.SELLER, reject(), day(13));
            scene.isRefused(
                    DisputeRefusal.TOO_EARLY, party, new Escalate(), justBefore(wednesdayMidnight));
            scene.did(party, new Escalate(), wednesdayMidnight);
        }
    }

    @Test
    @Tag("N11")
    void ebay_like_closes_a_request_after_twenty_one_working_days() {
        Scene scene = Scene.disputed(Scene.preset("ebay-like"));
        scene.did(Party.SELLER, reject(), day(13));
        Instant cap = scene.dispute().capAt();

        assertEquals(Instant.parse("2026-04-14T04:00:00Z"), cap);
        scene.timePasses(cap).assertSettled(Cause.NO_AGREEMENT, 0, 13_000);
    }

    @Test
    @Tag("N13")
    void sharetribe_like_has_no_talks() {
        Scene scene = Scene.disputed(Scene.preset("sharetribe-like"));

        assertEquals(List.of("Opened", "Escalated"), scene.happened());
    }

    /** When the buyer may call the mediator, days after an opening on day 12 (paid on day 0). */
    @ParameterizedTest
    @CsvSource({"claim-15, 3", "moderator-5, 0", "paypal-like, 0"})
    @Tag("N13")
    void the_buyer_calls_the_mediator_from_a_day_on(String preset, int days) {
        Scene scene = Scene.disputed(Scene.preset(preset));
        if (days > 0) {
            scene.isRefused(
                    DisputeRefusal.TOO_EARLY,
                    Party.BUYER,
                    new Escalate(),
                    justBefore(day(12 + days)));
        }
        scene.isRefused(
                DisputeRefusal.ESCALATION_NOT_ALLOWED,
                Party.SELLER,
                new Escalate(),
                day(12 + days));

        scene.did(Party.BUYER, new Escalate(), day(12 + days));

        assertEquals(
                List.of("ESCALATED BUYER", "ESCALATED SELLER", "ESCALATED MEDIATOR"),
                scene.mails());
    }

    @Test
    @Tag("N13")
    void paypal_like_counts_its_seven_days_from_the_payment() {
        Scene scene = Scene.disputed(Scene.preset("paypal-like"), 2);

        scene.isRefused(DisputeRefusal.TOO_EARLY, Party.BUYER, new Escalate(), justBefore(day(7)));
        scene.did(Party.BUYER, new Escalate(), day(7));
    }

    @ParameterizedTest
    @CsvSource({
        "seven-day, 12",
        "classic-5-7, 33",
        "tips-5-15, 12",
        "strict-5, 12",
        "express-2, 12",
        "ae-seller-2022, 12"
    })
    @Tag("N13")
    void elsewhere_the_buyer_cannot_call_him(String preset, int opened) {
        Scene scene = Scene.disputed(Scene.preset(preset), opened);
        scene.did(Party.SELLER, counter(4_000), day(opened + 1));

        scene.isRefused(
                DisputeRefusal.ESCALATION_NOT_ALLOWED,
                Party.BUYER,
                new Escalate(),
                day(opened + 1));
    }

    @Test
    @Tag("N12")
    void only_under_strict_5_does_a_rejection_by_the_buyer_call_the_mediator() {
        for (var policy : Scene.presets()) {
            if (policy.name().equals("sharetribe-like")) {
                continue;
            }
            int opened = policy.name().equals("classic-5-7") ? 33 : 12;
            Scene scene = Scene.disputed(policy, opened);
            scene.did(Party.SELLER, counter(4_000), day(opened + 1));
            scene.did(Party.BUYER, reject(), day(opened + 1.5));
            boolean strict = policy.name().equals("strict-5");
            assertEquals(
                    List.of(strict ? "Escalated" : "BuyerRejected"),
                    scene.happened(),
                    policy.name());
            assertTrue(strict || scene.dispute().status() instanceof AwaitingSeller);
        }
    }
}
