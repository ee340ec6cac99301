package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.policy.Policy.BuyerRejection;
import org.redress.policy.Policy.Escalation;
import org.redress.policy.Policy.From;
import org.redress.policy.Policy.Negotiation;
import org.redress.policy.Policy.Protection;
import org.redress.policy.Policy.Review;
import org.redress.policy.Policy.Silence;
import org.redress.policy.Policy.Since;
import org.redress.policy.Policy.Withdrawal.AfterExpiry;

class PolicyFilesTest {

    private static final PolicyFile SEVEN_DAY = preset("seven-day");
    private static final PolicyFile EXPRESS_2 = preset("express-2");

    @Test
    @Tag("E02")
    @Tag("E13")
    @Tag("N01")
    @Tag("N11")
    void seven_day_says_what_its_source_says() {
        Policy policy = SEVEN_DAY.policy();

        assertEquals("seven-day@1", policy.ref());
        assertEquals(
                new Protection(days(60), days(60), days(14), Duration.ZERO, Duration.ZERO),
                policy.protection());
        assertEquals(new From(Since.SHIPMENT, Duration.ZERO), policy.opening().from());
        assertEquals(
                Map.of(Reason.NO_OR_INVALID_TRACKING, new From(Since.TRACKING_GIVEN, days(10))),
                policy.opening().reasons());
        assertEquals(
                new Negotiation(
                        days(7),
                        Silence.GRANT,
                        null,
                        false,
                        days(7),
                        BuyerRejection.HANDS_OVER,
                        new Escalation(Escalation.Allowed.NEVER, null)),
                policy.negotiation());
        assertEquals(AfterExpiry.FINAL, policy.withdrawal().afterExpiry());
        assertEquals(new Review(days(60), days(7)), policy.review());
        assertEquals(days(7), policy.settlement().payWithin());
    }

    @Test
    @Tag("E02")
    @Tag("E03")
    @Tag("E13")
    @Tag("N01")
    void express_2_says_what_its_source_says() {
        Policy policy = EXPRESS_2.policy();

        assertNull(policy.protection().length());
        assertEquals(days(60), policy.protection().cap());
        assertEquals(days(60), policy.protection().lengthFor(days(90)));
        assertEquals(days(20), policy.protection().lengthFor(days(20)));
        assertEquals(Duration.ZERO, policy.protection().confirmationWindow());
        assertEquals(Map.of(), policy.opening().reasons());
        assertEquals(
                new Negotiation(
                        days(2),
                        Silence.GRANT,
                        days(2),
                        false,
                        days(15),
                        BuyerRejection.HANDS_OVER,
                        new Escalation(Escalation.Allowed.NEVER, null)),
                policy.negotiation());
        assertEquals(days(21), policy.settlement().payWithin());
    }

    @Test
    void inherited_fields_are_marked() {
        assertTrue(SEVEN_DAY.inferred().contains("review.decideWithin"));
        assertFalse(SEVEN_DAY.inferred().contains("negotiation.cap"));
        assertTrue(EXPRESS_2.inferred().contains("negotiation.cap"));
    }

    @Test
    void the_other_rulesets_of_the_sources_are_known_but_not_in_force() {
        assertEquals(
                Set.of(
                        "claim-15",
                        "classic-5-7",
                        "tips-5-15",
                        "strict-5",
                        "bargain-5-15",
                        "moderator-5"),
                Presets.planned().keySet());
    }

    @ParameterizedTest(name = "{0} -> {1}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sellerTurn: P7D|sellerTurn: P7D, x|negotiation.sellerTurn|found 'P7D, x'",
                "sellerTurn: P7D|sellerTurn: 7|negotiation.sellerTurn|expected an ISO-8601 duration above zero",
                "sellerTurn: P7D|sellerTurn: -P7D|negotiation.sellerTurn|expected an ISO-8601 duration above zero",
                "sellerTurn: P7D|sellerTurn: P7M|negotiation.sellerTurn|expected an ISO-8601 duration above zero",
                "sellerTurn: P7D|sellerTurn: PT0.5S|negotiation.sellerTurn|in whole seconds",
                "sellerTurn: P7D|sellerTurn: P9999D|negotiation.sellerTurn|at most P3650D",
                "sellerTurn: P7D|sellerTurn: until-cap|negotiation.sellerTurn|found 'until-cap'",
                "sellerTurn: P7D|sellersTurn: P7D|negotiation.sellerTurn|is missing",
                "sellerTurn: P7D|sellerTurn:|negotiation.sellerTurn|is missing",
                "  cap: P7D|  cap: P0D|negotiation.cap|above zero",
                "  cap: P60D|  cap: P50D|protection.length|expected at most the cap, PT1200H",
                "shipBy: P14D|shipBy: {days: 14}|protection.shipBy|expected an ISO-8601 duration",
                "grace: none|grace: P0D|protection.grace|or 'none', found 'P0D'",
                "grace: none|grace: none\\n  shrinkWhenDelivered: P5D|protection.shrinkWhenDelivered|not in force",
                "settlement:|appeal: {within: P7D}\\nsettlement:|appeal|not in force; expected only name, version",
                "grant|ignore|negotiation.sellerSilence|expected one of grant, escalate, found 'ignore'",
                "hands-over|HANDS_OVER|negotiation.buyerRejection|expected one of hands-over, escalates",
                "since: tracking-given|since: payment|opening.reasons.no-or-invalid-tracking.since"
                        + "|expected one of shipment",
                "no-or-invalid-tracking|bored|opening.reasons.bored|is no reason of the catalogue",
                "after: P10D|after: P60D|opening.reasons.no-or-invalid-tracking.after|window is empty",
                "after: P0D|after: P60D|opening.from.after|window can be empty",
                "after: P0D|after: -P1D|opening.from.after|of zero or more",
                "allowed: never|allowed: never, after: P3D|negotiation.escalation.after|not in force",
                "allowed: never|allowed: after|negotiation.escalation.after|is missing",
                "Turn: false|Turn: 'false'|negotiation.counterRestartsTurn|expected true or false",
                "version: 1|version: 0|version|expected a whole number from 1, found 0",
                "version: 1|version: one|version|expected a whole number from 1",
                "name: seven-day|name: Seven Day|name|expected small letters",
                "name: seven-day|name: 7|name|expected a text, found 7",
                "protection:|protection: none\\nguard:|protection|expected fields, found",
                "- protection.cap|- protection.roof|inferred|names 'protection.roof', which is no field",
                "- protection.cap|- protection.shipBy|inferred|names 'protection.shipBy' twice",
                "inferred:|inferred: all\\nnot:|inferred|expected a list",
            })
    void a_wrong_file_is_refused_and_the_field_named(
            String right, String wrong, String field, String expected) {
        String text = SEVEN_DAY.text().replaceFirst(right, wrong.replace("\\n", "\n"));

        var refused =
                assertThrows(PolicyFileException.class, () -> PolicyFiles.read("shop.yaml", text));

        assertTrue(
                refused.getMessage().startsWith("shop.yaml, field " + field + ": "),
                refused.getMessage());
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "'name: a\nname: b', Duplicate field 'name'",
        "'name: [', is not valid YAML",
        "'', 'expected fields, found nothing'",
        "'- name', 'expected fields, found [\"name\"]'",
    })
    void a_file_that_is_no_policy_at_all_is_refused(String text, String expected) {
        var refused =
                assertThrows(PolicyFileException.class, () -> PolicyFiles.read("shop.yaml", text));

        assertTrue(refused.getMessage().startsWith("shop.yaml: "), refused.getMessage());
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    @Test
    void a_second_document_in_the_file_is_refused() {
        String text = SEVEN_DAY.text() + "---\nname: other\n";

        assertThrows(PolicyFileException.class, () -> PolicyFiles.read("shop.yaml", text));
    }

    @Test
    void with_a_promised_delivery_the_general_wait_may_not_outlast_the_grace() {
        String waiting = EXPRESS_2.text().replace("after: P0D", "after: P10D");

        assertThrows(PolicyFileException.class, () -> PolicyFiles.read("a.yaml", waiting));
        assertEquals(
                days(10),
                PolicyFiles.read("a.yaml", waiting.replace("grace: none", "grace: P10D"))
                        .policy()
                        .opening()
                        .from()
                        .after());
    }

    @Test
    void files_of_a_directory_are_read_whatever_their_line_ends(@TempDir Path directory)
            throws Exception {
        Files.writeString(directory.resolve("ours.yaml"), SEVEN_DAY.text().replace("\n", "\r\n"));
        Files.writeString(directory.resolve("notes.txt"), "no policy");

        assertEquals(List.of(SEVEN_DAY), Presets.in(directory));
    }

    @Test
    void new_orders_get_the_newest_version_of_a_name() {
        var second = version(2);

        assertEquals(2, Policies.newestOf(List.of(second, SEVEN_DAY)).get("seven-day").version());
        assertEquals(2, Policies.newestOf(List.of(SEVEN_DAY, second)).get("seven-day").version());
        assertThrows(
                IllegalStateException.class,
                () -> Policies.newestOf(List.of(SEVEN_DAY, SEVEN_DAY)));
    }

    @Test
    void a_changed_text_needs_a_new_version() {
        var stored = Map.of("seven-day@1", SEVEN_DAY.text().replace("P7D", "P8D"));

        var refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> Policies.refuseChanged(List.of(SEVEN_DAY), stored));

        assertEquals(
                "policy seven-day version 1 has changed; give it a new version",
                refused.getMessage());
    }

    private static PolicyFile version(int version) {
        return PolicyFiles.read(
                "v" + version, SEVEN_DAY.text().replace("version: 1", "version: " + version));
    }

    private static PolicyFile preset(String name) {
        return Presets.all().stream()
                .filter(f -> f.policy().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
