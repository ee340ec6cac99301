package org.redress.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.support.Source;

/** Secrets come from the environment or from files, and from nowhere else (FS14). */
@Tag("FS14")
class SecretFilesTest {
    /** What names a secret, and what only looks like one. */
    private static final String SECRET = "(?i).*(password|secret|token|[.-]key)\\b.*";

    // A bracket in a pattern keeps it from finding itself.
    private static final List<String> LEAKED =
            List.of(
                    "-----BEGI[N] [A-Z ]*PRIVATE KEY-----",
                    "\\b[s]k_live_[0-9a-zA-Z]{8,}",
                    "\\b[r]k_live_[0-9a-zA-Z]{8,}",
                    "\\b[A]KIA[0-9A-Z]{16}\\b",
                    "\\bgh[p]_[0-9a-zA-Z]{30,}",
                    "\\b[e]yJ[0-9a-zA-Z_-]{20,}\\.eyJ[0-9a-zA-Z_-]{20,}\\.[0-9a-zA-Z_-]{40,}");

    @TempDir Path directory;

    @Test
    void a_variable_names_the_file_that_holds_the_secret() throws IOException {
        var file = Files.writeString(directory.resolve("password"), "pass word\n");
        var secrets =
                new SecretFiles(
                        Map.of(
                                "REDRESS_DATABASE_PASSWORD_FILE", file.toString(),
                                "REDRESS_PAYMENT_STRIPE_SECRET_KEY_FILE", file.toString(),
                                "QUARKUS_MAILER_PASSWORD_FILE", file.toString()));

        assertEquals("pass word", secrets.getValue("redress.database.password"));
        assertEquals("pass word", secrets.getValue("redress.payment.stripe.secret-key"));
        assertEquals("pass word", secrets.getValue("quarkus.mailer.password"));
        assertNull(secrets.getValue("redress.database.user"));
    }

    @Test
    void nothing_else_is_read_from_a_file() {
        var secrets =
                new SecretFiles(
                        Map.of("REDRESS_PUBLIC_URL_FILE", "/no", "HOME_PASSWORD_FILE", "/no"));

        assertNull(secrets.getValue("redress.public-url"));
        assertNull(secrets.getValue("home.password"));
    }

    @Test
    void a_file_that_is_not_there_is_named_by_its_variable() {
        var secrets =
                new SecretFiles(Map.of("REDRESS_DATABASE_PASSWORD_FILE", "/not/there/at/all"));

        var failure =
                assertThrows(
                        UncheckedIOException.class,
                        () -> secrets.getValue("redress.database.password"));

        assertTrue(failure.getMessage().contains("REDRESS_DATABASE_PASSWORD_FILE"));
    }

    @Test
    void the_packaged_configuration_has_no_secret() {
        var lines = Source.under("src/main/resources", "application.*").getFirst().lines();
        var offending =
                lines.stream()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .filter(line -> line.substring(0, line.indexOf('=')).matches(SECRET))
                        .filter(line -> isSecret(line.substring(line.indexOf('=') + 1)))
                        .toList();

        assertEquals(List.of(), offending);
    }

    /** A switch, or what another setting says, is none. */
    private static boolean isSecret(String value) {
        return !value.startsWith("${") && !value.equals("true") && !value.equals("false");
    }

    /**
     * The key that Amazon's documentation signs its examples with, and frames around made up ones.
     */
    private static boolean isExample(String line) {
        return line.contains("AKIA" + "IOSFODNN7EXAMPLE") || line.contains("KEY-----\\n%s\\n-----");
    }

    @Test
    void the_repository_has_no_secret() {
        var files =
                Stream.of("src", "docs", "bench", ".ci")
                        .flatMap(root -> Source.under(root, ".+\\.(?!png|pdf|jpe?g)\\w+").stream());
        var found =
                files.flatMap(file ->
                                file.lines(line ->
                                        !isExample(line)
                                                && LEAKED.stream().anyMatch(it -> has(line, it))))
                        .toList();

        assertEquals(List.of(), found);
    }

    private static boolean has(String line, String pattern) {
        return java.util.regex.Pattern.compile(pattern).matcher(line).find();
    }
}
