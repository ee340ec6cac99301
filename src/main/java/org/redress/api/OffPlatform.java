package org.redress.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words by which somebody offers to settle elsewhere, or pays for a good review (N18, N19). They
 * only raise a warning to both parties; nothing is ever blocked.
 */
final class OffPlatform {

    private static final String FILE = "/messages/off-platform.txt";
    private static final Pattern WORDS = words();

    private OffPlatform() {}

    static boolean isMeant(String text) {
        return WORDS.matcher(text).find();
    }

    /** One expression a line; lines that begin with # are remarks. */
    private static Pattern words() {
        try (var in = OffPlatform.class.getResourceAsStream(FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String any =
                    text.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> "(?:" + line.strip() + ")")
                            .collect(Collectors.joining("|"));
            return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
