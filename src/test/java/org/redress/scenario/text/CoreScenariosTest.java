package org.redress.scenario.text;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario on the pure core: all of them within seconds. */
class CoreScenariosTest {

    @TestFactory
    Stream<DynamicTest> every_scenario_holds_in_the_core() {
        return Scripts.in(Chosen.features()).stream()
                .filter(script -> !script.tags().contains("defect"))
                .map(script ->
                        DynamicTest.dynamicTest(
                                script.toString(),
                                () -> script.play(new CoreStage(Chosen::policy))));
    }
}
