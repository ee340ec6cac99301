package org.redress.scenario.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.policy.Policy;
import org.redress.policy.PolicyFile;
import org.redress.policy.PolicyFiles;
import org.redress.policy.Presets;

/** Which scenarios are run, and under which policies; see docs/scenarios.md. */
final class Chosen {

    private static final Map<String, Policy> PRESETS =
            Presets.all().stream()
                    .map(PolicyFile::policy)
                    .collect(Collectors.toMap(Policy::name, Function.identity()));

    private Chosen() {}

    static Path features() {
        String chosen = System.getProperty("redress.scenario.features");
        return chosen == null ? Scripts.FEATURES : Path.of(chosen);
    }

    /** A user's own policy stands for every name; else the name is a preset's. */
    static Policy policy(String name) {
        String own = System.getProperty("redress.scenario.policy");
        if (own != null) {
            return ownPolicy(Path.of(own)).policy();
        }
        Policy preset = PRESETS.get(name);
        if (preset == null) {
            throw new AssertionError("no preset is called " + name);
        }
        return preset;
    }

    static PolicyFile ownPolicy(Path file) {
        try {
            return PolicyFiles.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
