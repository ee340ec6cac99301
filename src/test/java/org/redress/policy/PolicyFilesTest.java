package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.policy.BrokenFiles.Broken;
import org.redress.policy.Policy.Appeal;
import org.redress.policy.Policy.Automatic;
import org.redress.policy.Policy.Then;

/** A file is obeyed as a whole or refused, and the refusal names the field. */
class PolicyFilesTest {

    private static final PolicyFile SEVEN_DAY = TestPolicies.preset("seven-day");

    @ParameterizedTest
    @MethodSource("org.redress.policy.BrokenFiles#all")
    void a_wrong_file_is_refused_and_the_field_named(Broken broken) {
        var refused = refused(broken.text());

        assertEquals(broken.field(), refused.field());
        assertTrue(refused.expected().contains(broken.expected()), refused.getMessage());
        assertTrue(
                refused.getMessage().startsWith("shop.yaml, field " + broken.field() + ": "),
                refused.getMessage());
        assertTrue(refused.getMessage().length() < 600, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "'name: a\nname: b', Duplicate field 'name'",
        "'name: [', is not valid YAML",
        "'name: \"\\u0001\u0000\"', is not valid YAML",
        "'%', is not valid YAML",
        "'', 'expected fields, found nothing'",
        "'- name', 'expected fields, found [\"name\"]'",
        "'a: &x [1]\nb: *x', 'no anchor, alias or tag (line 1)'",
        "'a: 1\nb: *x', 'no anchor, alias or tag (line 2)'",
        "'a: !!binary aGVsbG8=', 'no anchor, alias or tag'",
        "'a: !!javax.script.ScriptEngineManager []', 'no anchor, alias or tag'",
        "'a: [[[[[[[[[[[[[1]]]]]]]]]]]]]', at most 12 levels",
    })
    void a_file_that_is_no_policy_at_all_is_refused(String text, String expected) {
        var refused = refused(text);

        assertEquals("", refused.field());
        assertTrue(refused.getMessage().startsWith("shop.yaml: "), refused.getMessage());
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    @Test
    void a_large_text_and_a_bomb_are_refused_at_once() {
        var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }

        assertTrue(refused(laughs.toString()).expected().contains("no anchor"));
        assertTrue(refused("[".repeat(65_000)).expected().contains("at most 12 levels"));
        assertTrue(refused("# " + "é".repeat(33_000)).expected().contains("at most 65536 bytes"));
    }

    @Test
    void a_second_document_in_the_file_is_refused() {
        refused(SEVEN_DAY.text() + "---\nname: other\n");
    }

    @Test
    void a_file_with_a_line_lost_or_cut_short_is_refused_and_never_fails_otherwise() {
        String text = TestPolicies.preset("ebay-like").text();
        List<String> lines = text.lines().toList();
        for (int lost = 0; lost < lines.size(); lost++) {
            readOrRefused(text.replace("\n" + lines.get(lost) + "\n", "\n"));
        }
        for (int cut = 0; cut < text.length(); cut += 7) {
            readOrRefused(text.substring(0, cut));
            readOrRefused(text.substring(0, cut) + "\u0085" + text.substring(cut));
            readOrRefused(text.substring(0, cut) + "\uD800" + text.substring(cut));
        }
    }

    private static void readOrRefused(String text) {
        try {
            PolicyFiles.read("shop.yaml", text);
        } catch (PolicyFileException refused) {
            assertTrue(refused.getMessage().startsWith("shop.yaml"));
        }
    }

    @Test
    void zero_is_a_turn_a_cap_and_a_default() {
        var policy =
                TestPolicies.varied(
                        "seven-day",
                        "sellerTurn: P7D",
                        "sellerTurn: PT0S",
                        "  cap: P7D",
                        "  cap: P0D",
                        "defaultAfter: P7D",
                        "defaultAfter: PT0S");

        assertEquals(Span.ZERO, policy.negotiation().sellerTurn());
        assertEquals(Span.ZERO, policy.negotiation().cap());
        assertEquals(Span.ZERO, policy.review().defaultAfter());
    }

    @Test
    void a_field_that_no_preset_uses_is_read_too() {
        var policy =
                TestPolicies.varied(
                        "seven-day",
                        "automatic: none",
                        "automatic: {before: P3D, by: P10D}",
                        "capInAll: none",
                        "capInAll: P20D",
                        "minimumAnswer: none",
                        "minimumAnswer: PT24H",
                        "addressMissed: grant",
                        "addressMissed: release");

        assertEquals(new Automatic(days(3), days(10)), policy.protection().automatic());
        assertEquals(days(20), policy.negotiation().capInAll());
        assertEquals(Duration.ofHours(24), policy.negotiation().minimumAnswer());
        assertEquals(Then.RELEASE, policy.returns().addressMissed());
        assertEquals(new Appeal(0, Span.ZERO, Span.ZERO, false, false), policy.appeal());
    }

    @Test
    @Tag("R20")
    void an_override_changes_one_field_for_a_group_or_a_reason_and_the_reason_wins() {
        var policy =
                TestPolicies.varied(
                        "seven-day",
                        "overrides: {}",
                        "overrides: {damaged: {freight: buyer, hint: Show it.},"
                                + " received-with-problem: {freight: seller}}");
        var preset = SEVEN_DAY.policy();

        assertEquals(Side.SELLER, policy.rule(Reason.SIZE_CHART).freight());
        assertEquals(Side.BUYER, policy.rule(Reason.DAMAGED).freight());
        assertEquals("Show it.", policy.rule(Reason.DAMAGED).hint());
        assertEquals(
                preset.rule(Reason.DAMAGED).remedies(), policy.rule(Reason.DAMAGED).remedies());
        assertEquals(preset.rule(Reason.IN_TRANSIT), policy.rule(Reason.IN_TRANSIT));
    }

    @Test
    void files_of_a_directory_are_read_whatever_their_line_ends(@TempDir Path directory)
            throws Exception {
        Files.writeString(directory.resolve("ours.yaml"), SEVEN_DAY.text().replace("\n", "\r\n"));
        Files.writeString(directory.resolve("notes.txt"), "no policy");

        assertEquals(List.of(SEVEN_DAY), Presets.in(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\n\n", "# ours\n", "---\n"})
    void what_may_stand_before_a_file_does_no_harm(String before) {
        assertEquals(
                SEVEN_DAY.policy(),
                PolicyFiles.read("shop.yaml", before + SEVEN_DAY.text()).policy());
    }

    private static PolicyFileException refused(String text) {
        return assertThrows(PolicyFileException.class, () -> PolicyFiles.read("shop.yaml", text));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
