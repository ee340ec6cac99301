package org.redress.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The policy files at hand: those of this release on the class path, and those of a directory. */
public final class Presets {

    private static final List<String> NAMES =
            List.of(
                    "seven-day",
                    "claim-15",
                    "classic-5-7",
                    "tips-5-15",
                    "strict-5",
                    "bargain-5-15",
                    "moderator-5",
                    "express-2",
                    "ae-seller-2022",
                    "paypal-like",
                    "ebay-like",
                    "sharetribe-like");

    private Presets() {}

    public static List<PolicyFile> all() {
        return except(Set.of());
    }

    /** Those whose text is none of {@code known}: it takes a second to work out their holidays. */
    static List<PolicyFile> except(Set<String> known) {
        return NAMES.stream()
                .map(name -> name + ".yaml")
                .filter(file -> !known.contains(onClassPath(file)))
                .map(file -> PolicyFiles.read(file, onClassPath(file)))
                .toList();
    }

    /** The form of every policy file, as JSON Schema. */
    public static String schema() {
        return onClassPath("policy.schema.json");
    }

    static List<PolicyFile> in(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Presets::file)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("redress.policies.directory " + directory, unreadable);
        }
    }

    private static PolicyFile file(Path file) {
        try {
            return PolicyFiles.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("policy file " + file, unreadable);
        }
    }

    /** A file of {@code /policies}. */
    static String onClassPath(String file) {
        try (var in = Presets.class.getResourceAsStream("/policies/" + file)) {
            return PolicyFiles.withUnixLines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("policy file " + file, unreadable);
        }
    }
}
