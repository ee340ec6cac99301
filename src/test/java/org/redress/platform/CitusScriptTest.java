package org.redress.platform;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The script that distributes the schema keeps up with the migrations. */
class CitusScriptTest {

    private static final Pattern TABLE =
            Pattern.compile("create table (\\w+) \\((.*?)\n\\)", Pattern.DOTALL);
    private static final Pattern DISTRIBUTED =
            Pattern.compile("create_distributed_table\\('(\\w+)', 'bucket'");
    private static final Pattern EMPTIED =
            Pattern.compile("create trigger no_truncate before truncate on (\\w+)");
    private static final Pattern LEFT = Pattern.compile("drop trigger no_truncate on (\\w+)");

    @Test
    void every_table_with_a_bucket_of_its_own_is_distributed_by_it() throws IOException {
        var tables =
                TABLE.matcher(migrations())
                        .results()
                        .filter(table -> table.group(2).matches("(?s)\\s*bucket .*"))
                        .map(table -> table.group(1))
                        .collect(toCollection(TreeSet::new));

        assertEquals(tables, names(DISTRIBUTED, script()));
    }

    @Test
    void no_trigger_is_left_that_a_distributed_table_cannot_have() throws IOException {
        assertEquals(names(EMPTIED, migrations()), names(LEFT, script()));
    }

    private static TreeSet<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static String script() throws IOException {
        return Files.readString(Path.of("src/main/citus/distribute.sql"));
    }

    private static String migrations() throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }
}
