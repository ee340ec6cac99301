package org.redress.scenario;

import io.quarkiverse.cucumber.CucumberOptions;
import io.quarkiverse.cucumber.CucumberQuarkusTest;
import io.quarkus.test.common.QuarkusTestResource;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.redress.support.PostgresResource;

/**
 * Every scenario over HTTP against the real service on a test clock. Those that repeat one deed
 * thousands of times are left to the core (@core); see docs/scenarios.md.
 */
@QuarkusTestResource(PostgresResource.class)
@CucumberOptions(glue = "org.redress.scenario.text", tags = "not @core and not @defect")
class ScenariosOverHttpTest extends CucumberQuarkusTest {

    private static final PrintStream OUT = System.out;

    static {
        String chosen = System.getProperty("redress.scenario.features");
        System.setProperty(
                "cucumber.features", chosen == null ? "src/test/resources/features" : chosen);
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
    }
}
