package org.redress.scenario.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redress.policy.Policy;
import org.redress.policy.PolicyFile;
import org.redress.policy.PolicyFileException;
import org.redress.policy.PolicyFiles;
import org.redress.policy.Presets;

/**
 * Every value of every preset matters to a scenario: changed, at least one of the preset's own
 * scenarios fails. A change that the loader refuses is caught as well.
 */
class PolicyMutationTest {

    private static final Path CATALOGUE =
            Path.of("src/main/resources/policies/reasons/guide-liability.yaml");

    /** Under this preset the scenarios tell of every reason. */
    private static final String OF_REASONS = "express-2";

    /** How often a scenario has found a change at a path; the best is tried first. */
    private final Map<String, Integer> found = new ConcurrentHashMap<>();

    private final List<Script> scripts =
            Scripts.in(Scripts.FEATURES).stream()
                    .filter(script -> !script.tags().contains("defect"))
                    .toList();

    @Test
    void each_value_of_the_reason_catalogue_is_pinned_by_a_scenario() throws IOException {
        List<PolicyFile> presets = Presets.all();
        Map<String, Policy> shipped = shipped(presets);
        String catalogue = Files.readString(CATALOGUE);
        List<Mutant> all = new Mutants(presets).ofCatalogue(OF_REASONS, catalogue);
        List<Script> own = of(OF_REASONS);
        noneIn(all.size(), all.stream().filter(it -> survives(it, own, shipped)).toList());
    }

    private static Map<String, Policy> shipped(List<PolicyFile> presets) {
        Map<String, Policy> shipped = new HashMap<>();
        presets.forEach(file -> shipped.put(file.policy().name(), file.policy()));
        return shipped;
    }

    private static void noneIn(int tried, List<Mutant> survivors) {
        System.out.println("policy mutants: " + tried + ", survivors: " + survivors.size());
        assertEquals(
                "", survivors.stream().map(Mutant::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void each_value_of_each_preset_is_pinned_by_a_scenario() {
        List<PolicyFile> presets = Presets.all();
        var mutants = new Mutants(presets);
        Map<String, Policy> shipped = shipped(presets);
        List<Mutant> survivors = new ArrayList<>();
        int tried = 0;
        for (String preset : shipped.keySet()) {
            List<Script> own = of(preset);
            assertTrue(own.size() > 20, preset);
            List<Mutant> all =
                    mutants.of(preset).stream().filter(it -> !Equivalents.holds(it)).toList();
            tried += all.size();
            survivors.addAll(
                    all.parallelStream().filter(mutant -> survives(mutant, own, shipped)).toList());
        }
        noneIn(tried, survivors);
    }

    private List<Script> of(String preset) {
        return scripts.stream().filter(it -> it.policies().contains(preset)).toList();
    }

    private boolean survives(Mutant mutant, List<Script> own, Map<String, Policy> shipped) {
        Policy changed;
        try {
            changed = PolicyFiles.read(mutant.toString(), mutant.tree().toString()).policy();
        } catch (PolicyFileException refused) {
            return false;
        }
        CoreStage.Policies policies =
                name -> name.equals(mutant.preset()) ? changed : shipped.get(name);
        for (Script script : byPastFinds(mutant, own)) {
            if (!holds(script, policies)) {
                found.merge(key(mutant, script), 1, Integer::sum);
                return false;
            }
        }
        return true;
    }

    private List<Script> byPastFinds(Mutant mutant, List<Script> own) {
        return own.stream()
                .sorted(Comparator.comparing(script -> -found.getOrDefault(key(mutant, script), 0)))
                .toList();
    }

    /** The same outline found the same path under another preset. */
    private static String key(Mutant mutant, Script script) {
        return mutant.path() + " " + script.file() + script.name().replace(mutant.preset(), "");
    }

    /** Whatever goes wrong is a find. */
    private static boolean holds(Script script, CoreStage.Policies policies) {
        try {
            script.play(new CoreStage(policies));
            return true;
        } catch (AssertionError | RuntimeException failed) {
            return false;
        }
    }
}
