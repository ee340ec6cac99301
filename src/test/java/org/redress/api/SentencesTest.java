package org.redress.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Because;

@Tag("B07")
class SentencesTest {

    private static final Pattern RULE = Pattern.compile("\"([a-z]+\\.[a-zA-Z]+)\"");

    @Test
    void every_rule_that_the_core_names_has_a_plain_sentence() throws IOException {
        var missing = new TreeSet<String>();
        for (String folder : List.of("order", "dispute")) {
            try (var files = Files.list(Path.of("src/main/java/org/redress", folder))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    var matcher = RULE.matcher(Files.readString(file));
                    while (matcher.find()) {
                        String rule = matcher.group(1);
                        if (!rule.startsWith("redress.") && !Sentences.knows(rule)) {
                            missing.add(rule);
                        }
                    }
                }
            }
        }
        assertEquals("[]", missing.toString());
    }

    @Test
    void facts_stand_in_the_sentence() {
        var because = Because.of("seven-day@1", "negotiation.cap", "cap", "2026-01-08T00:00:00Z");
        assertEquals(
                "The talks could last until 2026-01-08T00:00:00Z and led to no agreement.",
                Sentences.of(because));
    }
}
