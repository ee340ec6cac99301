package org.redress.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The policy files at hand: those of this release on the class path, and those of a directory. */
public final class Presets {

    private static final List<String> SUPPORTED = List.of("seven-day.yaml", "express-2.yaml");

    private Presets() {}

    public static List<PolicyFile> all() {
        return SUPPORTED.stream().map(file -> PolicyFiles.read(file, onClassPath(file))).toList();
    }

    /**
     * The rulesets of requirements B that need fields which are not in force yet: name and one
     * line.
     */
    public static Map<String, String> planned() {
        return PolicyFiles.readPlanned("planned.yaml", onClassPath("planned.yaml"));
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
            return PolicyFiles.read(file.toString(), withUnixLines(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("policy file " + file, unreadable);
        }
    }

    private static String onClassPath(String file) {
        try (var in = Presets.class.getResourceAsStream("/policies/" + file)) {
            return withUnixLines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("policy file " + file, unreadable);
        }
    }

    /** The text is compared with the stored one, wherever the file was checked out. */
    private static String withUnixLines(String text) {
        return text.replace("\r\n", "\n");
    }
}
