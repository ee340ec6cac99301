package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stored policy never changes, whatever a later release knows about holidays and reasons. */
class PinningTest {

    private static final PolicyFile EBAY = TestPolicies.preset("ebay-like");

    /** An order stays with its policy, whichever release stored that. */
    @Test
    void a_policy_from_before_there_was_a_field_is_still_read() {
        var preset = TestPolicies.preset("seven-day");
        String old =
                preset.text().replaceFirst("\nreminders:.*", "").replaceFirst("\nbounces:.*", "");
        assertNotEquals(preset.text(), old);

        var policy = PolicyFiles.readPinned("stored", old, preset.annex()).policy();

        assertEquals(List.of(), policy.reminders());
        assertTrue(policy.bounces().extendBy().isZero());
        assertThrows(PolicyFileException.class, () -> PolicyFiles.read("new", old));
    }

    @Test
    void a_stored_policy_is_the_one_that_was_first_read() {
        for (PolicyFile file : Presets.all()) {
            assertEquals(file, PolicyFiles.readPinned("stored", file.text(), file.annex()));
        }
    }

    @Test
    @Tag("E13")
    void a_stored_policy_keeps_its_holidays() {
        String annex = EBAY.annex().replace("\"2026-07-03\",", "");
        var pinned = PolicyFiles.readPinned("stored", EBAY.text(), annex).policy();
        var start = Instant.parse("2026-07-01T12:00:00Z");

        var now = EBAY.policy().negotiation().sellerTurn().from(start);
        var then = pinned.negotiation().sellerTurn().from(start);

        assertEquals(now.minus(Duration.ofDays(1)), then);
    }

    @Test
    void a_stored_policy_keeps_its_reasons() {
        String annex = EBAY.annex().replace("Show that the goods are unused", "Show the goods");
        var pinned = PolicyFiles.readPinned("stored", EBAY.text(), annex).policy();

        assertEquals("Show the goods and complete.", pinned.rule(Reason.NO_LONGER_NEEDED).hint());
    }

    @Test
    void holidays_are_written_out_for_years_to_come() {
        var calendar = ((Span.WorkingDays) EBAY.policy().settlement().payWithin()).calendar();

        assertTrue(calendar.holidays().contains(LocalDate.parse("2024-01-01")));
        assertTrue(calendar.holidays().contains(LocalDate.parse("2045-12-25")));
        assertFalse(TestPolicies.preset("seven-day").annex().contains("holidays"));
    }

    @Test
    void a_stored_policy_without_what_it_refers_to_is_refused() {
        var refused =
                assertThrows(
                        PolicyFileException.class,
                        () -> PolicyFiles.readPinned("stored", EBAY.text(), "{}"));

        assertEquals("calendar.country", refused.field());
    }

    @Test
    void new_orders_get_the_newest_version_of_a_name() {
        var first = TestPolicies.preset("seven-day");
        var tenth = version(10);
        var second = version(2);

        assertEquals(tenth, Policies.newestOf(List.of(second, tenth, first)).get("seven-day"));
        assertEquals(tenth, Policies.newestOf(List.of(first, tenth, second)).get("seven-day"));
    }

    @Test
    void two_files_of_a_directory_may_not_be_the_same_version() {
        assertThrows(
                IllegalStateException.class,
                () -> Policies.refuseTwins(List.of(version(2), version(2))));
        Policies.refuseTwins(List.of(version(2), version(3)));
    }

    @Test
    void a_changed_text_is_noticed() {
        var file = version(2);
        var other = PolicyFiles.read("other", file.text().replace("P7D", "P8D"));

        assertEquals(
                file, Policies.changed(List.of(file), Map.of("seven-day@2", other)).orElseThrow());
        assertEquals(file, Policies.changed(List.of(file), Map.of()).orElseThrow());
        assertTrue(Policies.changed(List.of(file), Map.of("seven-day@2", file)).isEmpty());
    }

    private static PolicyFile version(int version) {
        String text = TestPolicies.preset("seven-day").text();
        return PolicyFiles.read("v", text.replace("version: 1", "version: " + version));
    }
}
