package org.redress.scenario.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each requirement is shown by a test, and the page says by which. */
class RequirementsTest {

    private static final Path PAGE = Path.of("docs", "requirements.md");

    private final RequirementsPage page = new RequirementsPage();

    @Test
    void every_requirement_is_shown_by_a_test() {
        assertEquals(List.of(), page.withoutTest());
    }

    @Test
    void every_tag_is_a_requirement() {
        assertEquals(List.of(), page.unknown());
    }

    @Test
    void the_page_says_which_test_shows_which_requirement() throws Exception {
        String written = page.write();
        if (Boolean.getBoolean("redress.write-docs")) {
            Files.writeString(PAGE, written);
        }
        String onDisk = Files.exists(PAGE) ? Files.readString(PAGE).replace("\r\n", "\n") : "";

        assertTrue(
                written.equals(onDisk),
                PAGE
                        + " is stale: run ./mvnw -q -Dtest=RequirementsTest"
                        + " -Dredress.write-docs=true test and commit it");
    }
}
