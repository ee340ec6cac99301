package org.redress.evidence;

import java.nio.charset.StandardCharsets;

/**
 * The name that a file had on its owner's machine: shown, and given back at a download, but never
 * used as a path.
 */
public final class FileName {

    private static final int LONGEST = 150;
    private static final String UNNAMED = "file";

    private FileName() {}

    /** Without folders, control characters and characters that turn the reading direction. */
    public static String clean(String given) {
        if (given == null) {
            return UNNAMED;
        }
        String last =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String shown = last.replaceAll("[\\p{C}\\u2028\\u2029]", "").strip();
        String name =
                shown.codePoints()
                        .limit(LONGEST)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return name.isEmpty() || name.matches("\\.+") ? UNNAMED : name;
    }

    /**
     * {@code Content-Disposition} of a download: a plain name for old clients, and the real one.
     */
    public static String attachment(String name) {
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(name.replaceAll("[^A-Za-z0-9._-]", "_"), encoded(name));
    }

    /** As RFC 5987 writes it: what is not plain is written byte by byte. */
    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            if (character < 0x80 && String.valueOf(character).matches("[A-Za-z0-9._-]")) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted(each & 0xff));
            }
        }
        return encoded.toString();
    }
}
