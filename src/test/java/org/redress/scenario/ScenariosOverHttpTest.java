package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.cucumber.CucumberQuarkusTest;
import io.quarkus.test.common.QuarkusTestResource;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.redress.support.PostgresResource;

/**
 * The scenarios over HTTP against the real service on a test clock: every story, and one row of
 * each outline; the other presets' rows (@every-preset) with {@code -Dredress.scenario.all=true}.
 * Those that repeat one deed very often are left to the core (@core); see docs/scenarios.md.
 */
@QuarkusTestResource(PostgresResource.class)
class ScenariosOverHttpTest extends CucumberQuarkusTest {

    private static final PrintStream OUT = System.out;

    static {
        String chosen = System.getProperty("redress.scenario.features");
        System.setProperty(
                "cucumber.features", chosen == null ? "src/test/resources/features" : chosen);
        System.setProperty("cucumber.glue", "org.redress.scenario.text");
        boolean all = chosen != null || Boolean.getBoolean("redress.scenario.all");
        System.setProperty(
                "cucumber.filter.tags",
                "not @core and not @defect" + (all ? "" : " and not @every-preset"));
    }

    /** Cucumber prints every step; a failure tells its own place in the file. */
    @BeforeAll
    static void hushes() {
        if (!Boolean.getBoolean("redress.scenario.print")) {
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        }
    }

    @AfterAll
    static void speaks() {
        System.setOut(OUT);
        assertTrue(HttpStage.orders() > 0, "no scenario was played");
    }
}
