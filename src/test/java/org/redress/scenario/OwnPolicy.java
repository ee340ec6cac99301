package org.redress.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redress.policy.PolicyFiles;

/** A user's own policy stands for every preset that a scenario names; see docs/scenarios.md. */
final class OwnPolicy {

    private static String name;

    private OwnPolicy() {}

    static synchronized String insteadOf(String preset) {
        String file = System.getProperty("redress.scenario.policy");
        if (file == null) {
            return preset;
        }
        if (name == null) {
            String text = read(Path.of(file));
            HttpStage.publish(text);
            name = PolicyFiles.read(file, text).policy().name();
        }
        return name;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
