package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting never leaves a window that is empty by the policy's own numbers. */
class OpeningWindowsTest {

    /** And a promised date may lie anywhere in it. */
    @ParameterizedTest
    @Tag("O02")
    @Tag("O08")
    @ValueSource(
            strings = {
                // length, where, since, after, whenDelivered, grace, hold, whether there is a
                // window
                "P60D all shipment P59D none none none true",
                "P60D all shipment P60D none none none false",
                "P60D all shipment P60D none PT1S none true",
                "P30D all shipment P30D none none none false",
                "P30D all shipment P40D none P15D none true",
                "P30D exception tracking-given P30D none none none false",
                "P30D exception tracking-given P29D none none none true",
                "P60D notReceived promised-date P0D none none none true",
                "P60D notReceived promised-date P60D none none none false"
            })
    void a_wait_is_compared_with_a_fixed_protection(String row) {
        check(row.split(" "));
    }

    /** Fourteen days after the payment, in this preset. */
    @ParameterizedTest
    @Tag("O02")
    @Tag("O08")
    @ValueSource(
            strings = {
                // length, where, since, after, whenDelivered, grace, hold, whether there is a
                // window
                "P60D all all-shipped P45D none none none true",
                "P60D all all-shipped P46D none none none false"
            })
    void the_last_line_may_be_shipped_when_its_time_ends(String row) {
        check(row.split(" "));
    }

    /** A short promise is the choice of the marketplace; the promised date is the end. */
    @ParameterizedTest
    @Tag("O02")
    @Tag("O08")
    @ValueSource(
            strings = {
                // length, where, since, after, whenDelivered, grace, hold, whether there is a
                // window
                "promised all shipment P10D none none none true",
                "promised all shipment P59D none none none true",
                "promised all shipment P60D none none none false",
                "promised notReceived shipment P60D none none none false",
                "promised notReceived shipment P60D none none P15D true",
                "promised notReceived promised-date P0D none none none false",
                "promised notReceived promised-date P0D none P1D none true",
                "promised notReceived promised-date P15D none P15D none false",
                "promised notReceived promised-date P14D none none P15D true"
            })
    void a_wait_is_compared_with_the_cap_of_a_promised_protection(String row) {
        check(row.split(" "));
    }

    /** For what was received, that is. */
    @ParameterizedTest
    @Tag("O02")
    @Tag("O08")
    @ValueSource(
            strings = {
                // length, where, since, after, whenDelivered, grace, hold, whether there is a
                // window
                "promised all shipment P4D P5D none none true",
                "promised all shipment P5D P5D none none false",
                "promised all shipment P5D P5D P1D none true",
                "promised all shipment P5D P5D none P6D true",
                "promised notReceived shipment P10D P5D none none true",
                "promised exception shipment P10D P5D none none true",
                "promised received shipment P10D P5D none none false",
                "promised all promised-date P0D P5D P15D none false",
                "promised all promised-date P0D P5D none P15D true"
            })
    void a_quick_delivery_brings_the_release_nearer(String row) {
        check(row.split(" "));
    }

    private static void check(String[] row) {
        String where = row[1];
        String from = "[{since: %s, after: %s}]".formatted(row[2], row[3]);
        String[] words = {
            "length: P60D",
            "length: " + row[0],
            "whenDelivered: none",
            "whenDelivered: " + row[4],
            "grace: none",
            "grace: " + row[5],
            "holdAfterPromised: none",
            "holdAfterPromised: " + row[6],
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
        if (Boolean.parseBoolean(row[7])) {
            TestPolicies.varied("seven-day", words);
        } else {
            refused(words);
        }
    }

    private static void refused(String... words) {
        var refused =
                assertThrows(
                        PolicyFileException.class, () -> TestPolicies.varied("seven-day", words));
        assertTrue(refused.field().startsWith("opening."), refused.field());
        assertTrue(refused.field().endsWith("[0].after"), refused.field());
        assertTrue(refused.expected().contains("opening window is empty"));
    }

    @Test
    @Tag("O02")
    void a_strict_wait_with_a_promised_length_and_no_grace_is_a_policy() {
        var opening = TestPolicies.preset("strict-5").policy().opening();

        assertEquals(java.time.Duration.ofDays(10), opening.all().getFirst().after());
    }
}
