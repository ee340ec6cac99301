package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.redress.support.ParsedSource;
import org.redress.support.Source;

/** The rules of style that a machine can hold; each test lists every place that breaks its rule. */
class TidyTest {
    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_METHOD = 70;
    private static final int LONGEST_LINE = 120;
    private static final Set<String> CORE =
            Set.of("kernel", "policy", "ledger", "dispute", "order");

    /** Before the first answer policies are read, after the last one batches are let finish. */
    private static final Set<String> WAITS_AT_START_OR_STOP =
            Set.of("AccessLog.java", "Policies.java", "Relays.java", "WebhookRelay.java");

    // A bracket in a pattern keeps it from finding itself.
    private static final Pattern CLOCK_OR_CHANCE =
            Pattern.compile(
                    "(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now\\("
                            + "|Clock\\.system|InstantSource\\.system|System\\.currentTimeMillis"
                            + "|Math\\.random|new Random\\(|ThreadLocalRandom|UUID\\.randomUUID");
    private static final Pattern SLEEPING = Pattern.compile("Thread\\.[s]leep");
    private static final Pattern WAITING = Pattern.compile("\\.[a]wait\\(\\)|[A]ndAwait\\(");
    private static final Pattern SWITCHED_OFF =
            Pattern.compile("@[D]isabled|assume[T]rue\\(false|assert[T]rue\\(true\\)");
    private static final Pattern LEFT_FOR_LATER =
            Pattern.compile("\\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\\b");
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(Utils?|Helper|Manager|Impl|Dto|DTO|Service)\\.java$");
    private static final Pattern MIGRATION =
            Pattern.compile("V\\d{3}__[a-z0-9]+(_[a-z0-9]+)*\\.sql");
    private static final Pattern TEST =
            Pattern.compile("^ +@(\\w*Test|TestFactory|Property|Example)\\b");

    private static final List<Source> MAIN = Source.under("src/main/java", ".+\\.java");
    private static final List<Source> TESTS = Source.under("src/test/java", ".+\\.java");

    @Test
    void the_clock_and_chance_stay_in_the_clock_package() {
        none(
                MAIN.stream()
                        .filter(it -> !it.folder().equals("clock"))
                        .flatMap(it -> it.lines(CLOCK_OR_CHANCE.asPredicate())));
    }

    @Test
    void nothing_waits() {
        none(java().flatMap(it -> it.lines(SLEEPING.asPredicate())));
        none(
                MAIN.stream()
                        .filter(it -> !WAITS_AT_START_OR_STOP.contains(it.name()))
                        .flatMap(it -> it.lines(WAITING.asPredicate())));
    }

    @Test
    void every_test_is_run() {
        none(TESTS.stream().flatMap(it -> it.lines(SWITCHED_OFF.asPredicate())));
        none(
                TESTS.stream()
                        .filter(it -> !it.name().matches(".+(Test|IT)\\.java"))
                        .flatMap(it -> it.lines(TEST.asPredicate())));
    }

    @Test
    void nothing_is_left_for_later() {
        var written = Source.under("src", ".+\\.(java|sql|yaml|properties|html|txt|jvm)");
        none(written.stream().flatMap(it -> it.lines(LEFT_FOR_LATER.asPredicate())));
    }

    @Test
    void files_methods_and_lines_are_short() {
        var files = MAIN.stream().filter(it -> it.lines().size() > LONGEST_FILE);
        none(files.map(it -> it.place(it.lines().size())));
        none(java().flatMap(it -> it.lines(line -> line.length() > LONGEST_LINE)));
        none(places(java(), MethodTree.class, (file, it) -> file.height(it) > LONGEST_METHOD));
    }

    @Test
    void every_public_type_says_what_it_is_for() {
        none(places(MAIN.stream(), ClassTree.class, TidyTest::isPublicAndUnexplained));
    }

    private static boolean isPublicAndUnexplained(ParsedSource file, ClassTree type) {
        return file.unit().getTypeDecls().contains(type)
                && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                && !file.isExplained(type);
    }

    @Test
    void the_core_knows_every_case() {
        var core = MAIN.stream().filter(it -> CORE.contains(it.folder()));
        none(places(core, DefaultCaseLabelTree.class, (_, _) -> true));
    }

    @Test
    void names_say_something() {
        none(java().map(Source::name).filter(SAYS_NOTHING.asPredicate()));
    }

    @Test
    void migrations_are_numbered_and_say_what_they_do() {
        var files = Source.under("src/main/resources/db/migration", ".+");
        var names = files.stream().map(Source::name).toList();
        none(names.stream().filter(it -> !MIGRATION.matcher(it).matches()));
        var numbers = names.stream().map(it -> it.substring(0, it.indexOf('_'))).distinct();
        assertEquals(names.size(), numbers.count(), "each number once");
    }

    private static Stream<Source> java() {
        return Stream.concat(MAIN.stream(), TESTS.stream());
    }

    private static <T extends Tree> Stream<String> places(
            Stream<Source> sources, Class<T> kind, BiPredicate<ParsedSource, T> offends) {
        return ParsedSource.of(sources)
                .flatMap(file ->
                        file.all(kind).filter(it -> offends.test(file, it)).map(file::place));
    }

    private static void none(Stream<String> offences) {
        assertEquals("", offences.collect(Collectors.joining("\n")));
    }
}
