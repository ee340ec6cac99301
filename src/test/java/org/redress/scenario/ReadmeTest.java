package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** The README's story, run as it stands there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadmeTest {
    private static final Pattern STORY = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @TestHTTPResource("/")
    URI service;

    @Test
    @Tag("N02")
    void the_silence_story_of_the_readme_ends_with_a_refund() throws Exception {
        String story = story();
        assertTrue(story.lines().filter(line -> !line.startsWith("  ")).count() < 15, story);
        String told = run(story.replace("localhost:8080", service.getAuthority()));
        assertTrue(told.contains("\"status\":\"refunded\",\"settledBy\":\"seller-silence\""), told);
        assertTrue(told.contains("\"rule\":\"negotiation.sellerSilence\""), told);
    }

    private static String story() throws IOException {
        var found = STORY.matcher(Files.readString(Path.of("README.md")));
        assertTrue(found.find());
        return found.group(1);
    }

    private static String run(String script) throws Exception {
        var process = new ProcessBuilder("bash", "-euc", script).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), output);
        return output;
    }
}
