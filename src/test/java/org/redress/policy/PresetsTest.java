package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.policy.Negotiation.BuyerRejection;
import org.redress.policy.Negotiation.CapRestarts;
import org.redress.policy.Negotiation.Escalation;
import org.redress.policy.Negotiation.Escalation.Allowed;
import org.redress.policy.Negotiation.Escalation.Counted;
import org.redress.policy.Negotiation.Messages;
import org.redress.policy.Policy.Advice;
import org.redress.policy.Policy.Appeal;
import org.redress.policy.Policy.From;
import org.redress.policy.Policy.Limits;
import org.redress.policy.Policy.Returns;
import org.redress.policy.Policy.Review.Default;
import org.redress.policy.Policy.Review.EvidenceMissed;
import org.redress.policy.Policy.Since;
import org.redress.policy.Policy.Then;
import org.redress.policy.Policy.Withdrawal.AfterExpiry;

/** The presets say what requirements B, B0 and B2 say, number by number. */
class PresetsTest {

    private static final Escalation NEVER =
            new Escalation(Allowed.NEVER, Counted.OPENING, Span.ZERO, false);
    private static final List<From> ONCE_SHIPPED = List.of(from(Since.SHIPMENT, 0));
    private static final List<From> TEN_DAYS_AFTER_SHIPMENT = List.of(from(Since.SHIPMENT, 10));

    static List<PolicyFile> presets() {
        return Presets.all();
    }

    @Test
    void there_are_twelve_and_each_is_its_first_version() {
        assertEquals(
                List.of(
                        "seven-day@1",
                        "claim-15@1",
                        "classic-5-7@1",
                        "tips-5-15@1",
                        "strict-5@1",
                        "bargain-5-15@1",
                        "moderator-5@1",
                        "express-2@1",
                        "ae-seller-2022@1",
                        "paypal-like@1",
                        "ebay-like@1",
                        "sharetribe-like@1"),
                Presets.all().stream().map(file -> file.policy().ref()).toList());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void each_says_what_it_models(PolicyFile preset) {
        String header = preset.text().lines().takeWhile(it -> it.startsWith("#")).toList() + "";

        assertTrue(header.contains("# " + preset.policy().name() + ": "), header);
        assertTrue(header.contains("Models "), header);
        assertTrue(header.contains("'inferred'"), header);
    }

    @ParameterizedTest(name = "{0}: protected {1}, delivered {2}, confirmed {3}, grace {4}")
    @Tag("E02")
    @Tag("E03")
    @Tag("E04")
    @Tag("E08")
    @Tag("O05")
    @Tag("O06")
    @CsvSource(
            nullValues = "-",
            value = {
                // preset, length, whenDelivered, confirmationWindow, grace, holdAfterPromised
                "seven-day, P60D, -, P0D, P0D, -",
                "claim-15, -, P5D, P0D, P0D, -",
                "classic-5-7, -, -, P15D, P15D, P15D",
                "tips-5-15, -, -, P0D, P15D, -",
                "strict-5, -, -, P0D, P0D, -",
                "bargain-5-15, -, -, P0D, P0D, -",
                "moderator-5, -, -, P0D, P0D, -",
                "express-2, -, -, P0D, P0D, -",
                "ae-seller-2022, -, -, P0D, P0D, -",
                "paypal-like, -, -, P0D, P0D, -",
                "ebay-like, -, -, P0D, P0D, -",
                "sharetribe-like, P60D, P14D, P0D, P0D, -"
            })
    void protection(
            String name,
            Duration length,
            Duration whenDelivered,
            Duration confirmationWindow,
            Duration grace,
            Duration holdAfterPromised) {
        assertEquals(
                new Policy.Protection(
                        length,
                        days(60),
                        days(14),
                        whenDelivered,
                        confirmationWindow,
                        grace,
                        holdAfterPromised,
                        days(60),
                        null),
                policy(name).protection());
    }

    @Test
    @Tag("W05")
    @Tag("W07")
    void reminders() {
        for (PolicyFile preset : Presets.all()) {
            boolean sharetribe = preset.policy().name().equals("sharetribe-like");
            assertEquals(
                    sharetribe ? List.of(days(2)) : List.of(days(3), days(1)),
                    preset.policy().reminders());
            assertEquals(!sharetribe, preset.inferred().contains("reminders"));
        }
    }

    /** No source speaks of emails that do not arrive. */
    @Test
    @Tag("FE1")
    void no_preset_gives_more_time_after_a_bounce() {
        for (PolicyFile preset : Presets.all()) {
            assertEquals(new Policy.Bounces(Duration.ZERO, false), preset.policy().bounces());
            assertTrue(preset.inferred().contains("bounces"), preset.policy().name());
        }
    }

    @Test
    @Tag("E03")
    void a_promised_length_is_cut_at_the_cap() {
        var protection = policy("express-2").protection();

        assertEquals(days(20), protection.lengthFor(days(20)));
        assertEquals(days(60), protection.lengthFor(days(90)));
    }

    @Test
    @Tag("O02")
    @Tag("O03")
    @Tag("O04")
    @Tag("O11")
    @Tag("R02")
    void opening() {
        for (String name : List.of("claim-15", "moderator-5", "express-2", "paypal-like")) {
            assertEquals(opens(ONCE_SHIPPED, List.of(), null), policy(name).opening(), name);
        }
        for (String name : List.of("ebay-like", "sharetribe-like")) {
            assertEquals(opens(ONCE_SHIPPED, List.of(), null), policy(name).opening(), name);
        }
        assertEquals(unreadable(10), policy("seven-day").opening());
        assertEquals(unreadable(15), policy("bargain-5-15").opening());
        assertEquals(
                opens(TEN_DAYS_AFTER_SHIPMENT, List.of(from(Since.PROMISED_DATE, 0)), null),
                policy("classic-5-7").opening());
        assertEquals(
                opens(ONCE_SHIPPED, List.of(), new Advice(days(3), Duration.ZERO)),
                policy("tips-5-15").opening());
        assertEquals(
                opens(TEN_DAYS_AFTER_SHIPMENT, List.of(), new Advice(days(7), days(1))),
                policy("strict-5").opening());
        assertEquals(
                opens(List.of(new From(Since.ALL_SHIPPED, days(10), days(5))), List.of(), null),
                policy("ae-seller-2022").opening());
    }

    private static Policy.Opening opens(List<From> all, List<From> notReceived, Advice advice) {
        return new Policy.Opening(all, notReceived, Map.of(), advice);
    }

    private static Policy.Opening unreadable(int days) {
        var wait = List.of(from(Since.TRACKING_GIVEN, days));
        return new Policy.Opening(
                ONCE_SHIPPED, List.of(), Map.of(Reason.NO_OR_INVALID_TRACKING, wait), null);
    }

    @ParameterizedTest(name = "{0}: seller {1} {2}, buyer {4} {5}, cap {7} {8}")
    @Tag("N01")
    @Tag("N02")
    @Tag("N06")
    @Tag("N07")
    @Tag("N09")
    @Tag("N11")
    @Tag("N12")
    @Tag("N14")
    @Tag("M08")
    @CsvSource(
            nullValues = "-",
            value = {
                // seller's turn, silence, messages; buyer's turn, silence; counter restarts;
                // cap, restarts, in all, then; rounds; rejection
                "seven-day,P7D,GRANT,COUNT_AS_SILENCE,-,MEDIATOR,false,P7D,NEVER,-,MEDIATOR,100,HANDS_OVER",
                "claim-15,P15D,MEDIATOR,COUNT_AS_SILENCE,-,MEDIATOR,false,P15D,NEVER,-,MEDIATOR,100,HANDS_OVER",
                "classic-5-7,P5D,GRANT,COUNT_AS_SILENCE,-,MEDIATOR,false,P7D,NEVER,-,MEDIATOR,100,HANDS_OVER",
                "tips-5-15,P5D,GRANT,COUNT_AS_SILENCE,-,MEDIATOR,false,P15D,NEVER,-,MEDIATOR,100,HANDS_OVER",
                "strict-5,P5D,GRANT,COUNT_AS_SILENCE,P5D,MEDIATOR,true,P60D,NEVER,-,MEDIATOR,10,ESCALATES",
                "bargain-5-15,P5D,GRANT,COUNT_AS_SILENCE,P15D,MEDIATOR,true,P15D,TURN_HANDED_OVER,P60D,MEDIATOR,10"
                        + ",HANDS_OVER",
                "moderator-5,P5D,GRANT,ESCALATE,-,MEDIATOR,false,P5D,NEVER,-,MEDIATOR,100,HANDS_OVER",
                "express-2,P2D,GRANT,COUNT_AS_SILENCE,P2D,MEDIATOR,false,P15D,NEVER,-,MEDIATOR,100,HANDS_OVER",
                "ae-seller-2022,P5D,GRANT,COUNT_AS_SILENCE,-,MEDIATOR,true,P7D,EVERY_OFFER,P60D,MEDIATOR,100"
                        + ",HANDS_OVER",
                "paypal-like,P20D,RELEASE,COUNT_AS_SILENCE,P10D,RELEASE,false,P20D,NEVER,-,RELEASE,100,HANDS_OVER",
                "ebay-like,3 working days (US),MEDIATOR,COUNT_AS_SILENCE,-,MEDIATOR,false,21 working days (US)"
                        + ",NEVER,-,RELEASE,100,HANDS_OVER",
                "sharetribe-like,P0D,MEDIATOR,COUNT_AS_SILENCE,-,MEDIATOR,false,P0D,NEVER,-,MEDIATOR,100,HANDS_OVER"
            })
    void negotiation(
            String name,
            String sellerTurn,
            Then sellerSilence,
            Messages sellerMessages,
            String buyerTurn,
            Then buyerSilence,
            boolean counterRestartsTurn,
            String cap,
            CapRestarts capRestarts,
            Duration capInAll,
            Then atCap,
            int rounds,
            BuyerRejection buyerRejection) {
        var negotiation = policy(name).negotiation();

        assertEquals(span(sellerTurn), String.valueOf(negotiation.sellerTurn()));
        assertEquals(sellerSilence, negotiation.sellerSilence());
        assertEquals(sellerMessages, negotiation.sellerMessages());
        assertEquals(span(buyerTurn), String.valueOf(negotiation.buyerTurn()));
        assertEquals(buyerSilence, negotiation.buyerSilence());
        assertEquals(counterRestartsTurn, negotiation.counterRestartsTurn());
        assertEquals(span(cap), String.valueOf(negotiation.cap()));
        assertEquals(capRestarts, negotiation.capRestarts());
        assertEquals(capInAll, negotiation.capInAll());
        assertNull(negotiation.minimumAnswer());
        assertEquals(atCap, negotiation.atCap());
        assertEquals(rounds, negotiation.rounds());
        assertEquals(buyerRejection, negotiation.buyerRejection());
    }

    /** As a span shows itself: P7D as PT168H, words as they are. */
    private static String span(String written) {
        return written != null && written.startsWith("P")
                ? Duration.parse(written).toString()
                : String.valueOf(written);
    }

    @Test
    @Tag("N13")
    void escalation() {
        var own = new Escalation(Allowed.IN_OWN_TURN, Counted.OPENING, Span.ZERO, false);
        assertEquals(own, policy("bargain-5-15").negotiation().escalation());
        assertEquals(after(Counted.OPENING, 3), policy("claim-15").negotiation().escalation());
        assertEquals(after(Counted.OPENING, 0), policy("moderator-5").negotiation().escalation());
        assertEquals(after(Counted.PAYMENT, 7), policy("paypal-like").negotiation().escalation());
        for (String name :
                List.of(
                        "seven-day",
                        "classic-5-7",
                        "tips-5-15",
                        "strict-5",
                        "express-2",
                        "ae-seller-2022",
                        "sharetribe-like")) {
            assertEquals(NEVER, policy(name).negotiation().escalation(), name);
        }
        var ebay = policy("ebay-like").negotiation();
        assertEquals(
                new Escalation(Allowed.AFTER, Counted.OPENING, ebay.sellerTurn(), true),
                ebay.escalation());
    }

    private static Escalation after(Counted since, int days) {
        return new Escalation(Allowed.AFTER, since, Span.of(days(days)), false);
    }

    @Test
    @Tag("C03")
    @Tag("C06")
    @Tag("C07")
    @Tag("C08")
    void tracking_and_withdrawal() {
        for (PolicyFile preset : Presets.all()) {
            var policy = preset.policy();
            boolean claims = policy.name().equals("claim-15");
            boolean strict = policy.name().equals("strict-5");
            assertEquals(claims ? days(5) : null, policy.tracking().deliveredWindow());
            assertEquals(claims, policy.review().waitsForPromisedDate());
            assertEquals(
                    strict ? AfterExpiry.REFUSED : AfterExpiry.FINAL,
                    policy.withdrawal().afterExpiry());
        }
    }

    @Test
    @Tag("A02")
    @Tag("A05")
    @Tag("M07")
    void review() {
        for (PolicyFile preset : Presets.all()) {
            var policy = preset.policy();
            var review = policy.review();
            boolean operator = policy.name().equals("sharetribe-like");
            boolean decisive = List.of("classic-5-7", "paypal-like").contains(policy.name());
            assertEquals(Span.of(days(60)), review.decideWithin());
            assertEquals(Span.of(days(operator ? 0 : 7)), review.defaultAfter());
            assertEquals(
                    operator ? Default.FULL_REFUND : Default.STANDING_TERMS, review.byDefault());
            assertEquals(Span.of(days(3)), review.evidenceWindow());
            assertEquals(
                    decisive ? EvidenceMissed.LOSES : EvidenceMissed.DECIDED_WITHOUT,
                    review.evidenceMissed());
            assertEquals(Span.of(days(3)), review.proposalWindow());
        }
    }

    @Test
    @Tag("A08")
    @Tag("A10")
    @Tag("A13")
    @Tag("A14")
    void goods_going_back_and_sent_anew() {
        var returns =
                new Returns(
                        Span.of(days(3)),
                        Then.GRANT,
                        Span.of(days(10)),
                        Then.RELEASE,
                        Span.of(days(60)),
                        Then.MEDIATOR,
                        Span.of(days(5)),
                        Then.GRANT);
        for (PolicyFile preset : Presets.all()) {
            assertEquals(returns, preset.policy().returns());
            assertEquals(Span.of(days(10)), preset.policy().exchange().shipWithin());
            assertEquals(new Limits(20, 104_857_600, 500), preset.policy().limits());
        }
    }

    @Test
    @Tag("A07")
    void appeals() {
        var none = new Appeal(0, Span.ZERO, Span.ZERO, false, false);
        var moderator = new Appeal(1, Span.of(days(7)), Span.of(days(60)), true, true);
        var ebay = new Appeal(1, Span.of(days(30)), Span.of(Duration.ofHours(48)), true, true);
        for (PolicyFile preset : Presets.all()) {
            var expected =
                    switch (preset.policy().name()) {
                        case "moderator-5" -> moderator;
                        case "ebay-like" -> ebay;
                        default -> none;
                    };
            assertEquals(expected, preset.policy().appeal(), preset.policy().name());
        }
    }

    @ParameterizedTest
    @Tag("E13")
    @CsvSource({
        "seven-day, PT168H",
        "claim-15, 10 working days (CN)",
        "classic-5-7, PT360H",
        "tips-5-15, 10 working days (CN)",
        "strict-5, 15 working days (CN)",
        "bargain-5-15, 10 working days (CN)",
        "moderator-5, 10 working days (CN)",
        "express-2, PT504H",
        "ae-seller-2022, 10 working days (CN)",
        "paypal-like, 10 working days (US)",
        "ebay-like, 10 working days (US)",
        "sharetribe-like, 10 working days (CN)"
    })
    void settlement(String name, String payWithin) {
        assertEquals(payWithin, policy(name).settlement().payWithin().toString());
    }

    @Test
    @Tag("A11")
    void freight_is_the_buyers_but_for_goods_that_are_not_as_described_in_ebay_like() {
        for (PolicyFile preset : Presets.all()) {
            boolean sellers = preset.policy().name().equals("ebay-like");
            preset.policy()
                    .reasons()
                    .forEach((reason, rule) -> {
                        boolean described =
                                reason.group() == Reason.Group.NOT_RECEIVED
                                        || reason == Reason.NO_LONGER_NEEDED;
                        assertEquals(
                                sellers && !described ? Side.SELLER : Side.BUYER, rule.freight());
                    });
        }
    }

    @Test
    void what_a_source_leaves_open_is_marked_and_what_it_says_is_not() {
        var seven = TestPolicies.preset("seven-day").inferred();
        assertTrue(seven.containsAll(List.of("protection.cap", "negotiation.rounds", "review")));
        assertFalse(seven.contains("negotiation.cap") || seven.contains("protection.length"));
        assertTrue(TestPolicies.preset("express-2").inferred().contains("negotiation.cap"));
        assertFalse(TestPolicies.preset("express-2").inferred().contains("settlement"));
        assertTrue(TestPolicies.preset("strict-5").inferred().contains("negotiation.rounds"));
        assertFalse(TestPolicies.preset("strict-5").inferred().contains("returns.shipWithin"));
        assertTrue(TestPolicies.preset("moderator-5").inferred().contains("appeal.within"));
        assertFalse(TestPolicies.preset("moderator-5").inferred().contains("appeal.newEvidence"));
    }

    private static Policy policy(String name) {
        return TestPolicies.preset(name).policy();
    }

    private static From from(Since since, int days) {
        return new From(since, days(days), null);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
