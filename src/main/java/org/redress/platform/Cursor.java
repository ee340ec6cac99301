package org.redress.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** An opaque place in a list: the sort key of the last row seen. What is not ours is refused. */
public final class Cursor {

    private Cursor() {}

    public static String of(Object... key) {
        String joined =
                String.join("|", java.util.Arrays.stream(key).map(String::valueOf).toList());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** The key's {@code parts} fields. */
    public static List<String> read(String cursor, int parts) {
        try {
            String joined =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> key = List.of(joined.split("\\|", -1));
            if (key.size() == parts) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below
        }
        throw bad();
    }

    public static Problem.ProblemException bad() {
        return Problem.of(400, "bad-cursor", "This cursor is not one that was answered.")
                .exception();
    }
}
