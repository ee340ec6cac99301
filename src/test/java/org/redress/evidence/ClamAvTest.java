package org.redress.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.redress.evidence.Scanner.Verdict;
import org.redress.support.FakeScanner;
import org.redress.support.FakeScanner.Mood;

/** What a scanner that speaks ClamAV's protocol says, and that no word from it is no "clean". */
@Tag("FF8")
class ClamAvTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LARGE = 3_000_000;

    @TempDir Path directory;
    private FakeScanner server;

    @BeforeEach
    void start() {
        server = new FakeScanner();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @Test
    void a_file_goes_there_whole_and_is_clean() throws IOException {
        assertEquals(new Verdict.Clean(), scan("x".repeat(LARGE), LONG));
        assertEquals(new Verdict.Clean(), scan("", LONG));

        assertEquals(List.of(LARGE, 0), server.scanned());
    }

    @Test
    void malware_is_told_by_its_name() throws IOException {
        assertEquals(
                new Verdict.Infected("Eicar-Test-Signature"),
                scan("a".repeat(100_000) + FakeScanner.EICAR, LONG));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SCANNING")
    void whoever_does_not_answer_has_not_said_clean(Mood mood) {
        server.is(mood);

        assertThrows(RuntimeException.class, () -> scan("words", Duration.ofMillis(500)));
    }

    @Test
    void a_scanner_that_is_not_there_has_not_said_clean() throws IOException {
        server.close();

        assertThrows(RuntimeException.class, () -> scan("words", LONG));
    }

    private Verdict scan(String content, Duration within) throws IOException {
        Path file = directory.resolve("file");
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        var scanner = new ClamAv(VERTX, "127.0.0.1", server.port(), within);
        assertTrue(scanner.isOn());
        return scanner.scan(file).await().atMost(LONG);
    }
}
