package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.support.Source;

/** What docs/security.md names is there, and it leaves out nothing that it has to tell. */
class SecurityDocTest {
    private static final Path PAGE = Path.of("docs", "security.md");
    private static final Path ROWS = Path.of("src/test/resources/security/rows.txt");
    private static final String OPEN = "**open**";
    private static final String WITHOUT = "does not apply";

    /** Id, what it asks, how it is met, and what shows it. */
    private static final int CELLS = 4;

    private static final Pattern ID = Pattern.compile("\\d+\\.\\d+\\.\\d+|API\\d+|F[A-Z]\\d+");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
    private static final Pattern FILE =
            Pattern.compile("(src|docs|bench|security|tools|\\.ci)/\\S+|[A-Za-z]+\\.(md|xml)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");

    private static final List<String> TEXT = lines(PAGE);
    private static final List<Row> TOLD =
            TEXT.stream().flatMap(line -> Row.in(line).stream()).toList();
    private static final List<Source> CODE = Source.under("src", ".+\\.java");
    private static final Set<String> CLASSES =
            CODE.stream().map(SecurityDocTest::className).collect(Collectors.toSet());

    /** A row of a table that is about one requirement, risk or fault. */
    private record Row(String id, List<String> cells) {
        static Optional<Row> in(String line) {
            if (!line.startsWith("| ") || !line.endsWith(" |")) {
                return Optional.empty();
            }
            var cells = Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1));
            var row = cells.map(String::strip).toList();
            boolean told = ID.matcher(row.getFirst()).matches();
            return told ? Optional.of(new Row(row.getFirst(), row)) : Optional.empty();
        }

        boolean isOpen() {
            return cells.getLast().contains(OPEN);
        }

        boolean isWhole() {
            return cells.size() == CELLS && cells.stream().noneMatch(String::isEmpty);
        }

        boolean isShown() {
            String shown = cells.getLast();
            return isOpen()
                    || shown.startsWith(WITHOUT)
                    || QUOTED.matcher(shown).find()
                    || LINK.matcher(shown).find();
        }

        List<String> tests() {
            return quoted(cells.getLast()).filter(it -> it.matches("\\w+(Test|IT)")).toList();
        }
    }

    @Test
    void each_requirement_has_one_row() {
        assertEquals(lines(ROWS), TOLD.stream().map(Row::id).toList());
    }

    @Test
    void each_row_says_what_shows_it_or_that_it_is_open() {
        none(TOLD.stream().filter(row -> !row.isWhole() || !row.isShown()).map(Row::id));
    }

    @Test
    void each_class_and_file_that_is_named_exists() {
        var prose = String.join("\n", TEXT).replaceAll("(?s)```.*?```", "");
        var named = quoted(prose).distinct().toList();
        none(named.stream().filter(it -> CLASS.matcher(it).matches() && !CLASSES.contains(it)));
        none(named.stream().filter(it -> FILE.matcher(it).matches() && !Files.exists(Path.of(it))));
    }

    @Test
    void each_link_leads_somewhere() {
        none(
                TEXT.stream()
                        .flatMap(line -> LINK.matcher(line).results())
                        .filter(it -> !leads(it))
                        .map(MatchResult::group));
    }

    /** A fault that is not open is tagged in one of the tests that its row names. */
    @Test
    void each_fault_is_tagged_in_a_test_or_open() {
        var faults = TOLD.stream().filter(row -> row.id().startsWith("F") && !row.isOpen());
        none(
                faults.filter(row -> row.tests().stream().noneMatch(it -> isTagged(it, row.id())))
                        .map(Row::id));
    }

    @Test
    void what_is_open_is_told_in_one_place_too() {
        var start = TEXT.indexOf("## What is open");
        var summary = TEXT.stream().skip(start + 1L).takeWhile(line -> !line.startsWith("## "));
        var told = summary.flatMap(line -> ID.matcher(line).results()).map(MatchResult::group);
        var open = TOLD.stream().filter(Row::isOpen).map(Row::id);
        assertEquals(open.sorted().toList(), told.distinct().sorted().toList());
    }

    private static boolean isTagged(String test, String fault) {
        return CODE.stream()
                .filter(it -> className(it).equals(test))
                .flatMap(it -> it.lines().stream())
                .anyMatch(line -> line.contains("@Tag(\"" + fault + "\")"));
    }

    private static boolean leads(MatchResult link) {
        var file = link.group(1).isEmpty() ? PAGE : PAGE.resolveSibling(link.group(1)).normalize();
        return Files.exists(file)
                && (link.group(2) == null
                        || lines(file).stream()
                                .anyMatch(line -> anchor(line).equals(link.group(2))));
    }

    /** As GitHub names a heading. */
    private static String anchor(String line) {
        return line.startsWith("#")
                ? line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-')
                : "";
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(it -> it.group(1));
    }

    private static String className(Source source) {
        return source.name().replace(".java", "");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void none(Stream<String> offences) {
        assertEquals("", offences.collect(Collectors.joining("\n")));
    }
}
