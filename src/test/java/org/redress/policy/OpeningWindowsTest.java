package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waiting never leaves a window that is empty by the policy's own numbers. */
class OpeningWindowsTest {

    @ParameterizedTest(name = "{0}: {1} {2} in {3} with {4}, {5}, {6}")
    @Tag("O02")
    @Tag("O08")
    @CsvSource({
        // length, where, since, after, whenDelivered, grace, hold, allowed
        "P60D, all, shipment, P59D, none, none, none, true",
        "P60D, all, shipment, P60D, none, none, none, false",
        "P60D, all, shipment, P60D, none, PT1S, none, true",
        "P30D, all, shipment, P30D, none, none, none, false",
        "P30D, all, shipment, P40D, none, P15D, none, true",
        "P30D, exception, tracking-given, P30D, none, none, none, false",
        "P30D, exception, tracking-given, P29D, none, none, none, true",
        // promised: the wait counts against the cap, a short promise is the marketplace's choice
        "promised, all, shipment, P10D, none, none, none, true",
        "promised, all, shipment, P59D, none, none, none, true",
        "promised, all, shipment, P60D, none, none, none, false",
        "promised, notReceived, shipment, P60D, none, none, none, false",
        "promised, notReceived, shipment, P60D, none, none, P15D, true",
        // the promised date is the end of a promised protection
        "promised, notReceived, promised-date, P0D, none, none, none, false",
        "promised, notReceived, promised-date, P0D, none, P1D, none, true",
        "promised, notReceived, promised-date, P15D, none, P15D, none, false",
        "promised, notReceived, promised-date, P14D, none, none, P15D, true",
        "P60D, notReceived, promised-date, P0D, none, none, none, true",
        "P60D, notReceived, promised-date, P60D, none, none, none, false",
        // the last line may be shipped when its time to ship ends (P14D)
        "P60D, all, all-shipped, P45D, none, none, none, true",
        "P60D, all, all-shipped, P46D, none, none, none, false",
        // a quick delivery brings the release nearer, for what was received
        "promised, all, shipment, P4D, P5D, none, none, true",
        "promised, all, shipment, P5D, P5D, none, none, false",
        "promised, all, shipment, P5D, P5D, P1D, none, true",
        "promised, all, shipment, P5D, P5D, none, P6D, true",
        "promised, notReceived, shipment, P10D, P5D, none, none, true",
        "promised, exception, shipment, P10D, P5D, none, none, true",
        "promised, received, shipment, P10D, P5D, none, none, false",
        "promised, all, promised-date, P0D, P5D, P15D, none, false",
        "promised, all, promised-date, P0D, P5D, none, P15D, true"
    })
    void a_window_that_can_be_empty_is_refused(
            String length,
            String where,
            String since,
            String after,
            String whenDelivered,
            String grace,
            String hold,
            boolean allowed) {
        String from = "[{since: %s, after: %s}]".formatted(since, after);
        String[] words = {
            "length: P60D",
            "length: " + length,
            "whenDelivered: none",
            "whenDelivered: " + whenDelivered,
            "grace: none",
            "grace: " + grace,
            "holdAfterPromised: none",
            "holdAfterPromised: " + hold,
            "exceptions: {no-or-invalid-tracking: [{since: tracking-given, after: P10D}]}",
            switch (where) {
                case "exception" -> "exceptions: {no-or-invalid-tracking: " + from + "}";
                case "received" -> "exceptions: {damaged: " + from + "}";
                default -> "exceptions: {}";
            },
            "all: [{since: shipment, after: P0D}]",
            "all: " + (where.equals("all") ? from : "[]"),
            "notReceived: []",
            "notReceived: " + (where.equals("notReceived") ? from : "[]")
        };

        if (allowed) {
            TestPolicies.varied("seven-day", words);
        } else {
            var refused =
                    assertThrows(
                            PolicyFileException.class,
                            () -> TestPolicies.varied("seven-day", words));
            assertTrue(refused.field().startsWith("opening."), refused.field());
            assertTrue(refused.field().endsWith("[0].after"), refused.field());
            assertTrue(refused.expected().contains("opening window is empty"));
        }
    }

    @Test
    @Tag("O02")
    void a_strict_wait_with_a_promised_length_and_no_grace_is_a_policy() {
        var opening = TestPolicies.preset("strict-5").policy().opening();

        assertEquals(java.time.Duration.ofDays(10), opening.all().getFirst().after());
    }
}
