package org.redress.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * An opaque place in a list: the sort key of the last row seen, and a check value. What is not
 * ours, or was changed on the way, is refused. It is a place and no right: each list looks at the
 * caller again, so the check value needs no secret.
 */
public final class Cursor {

    private static final String SEPARATOR = "|";
    private static final int CHECK_BYTES = 6;

    private Cursor() {}

    public static String of(Object... key) {
        return encoded(String.join(SEPARATOR, Arrays.stream(key).map(String::valueOf).toList()));
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + SEPARATOR + check(key)).getBytes(StandardCharsets.UTF_8));
    }

    /** The key's {@code parts} fields. */
    public static List<String> read(String cursor, int parts) {
        String key = key(cursor);
        List<String> fields = List.of(key.split("\\|", -1));
        if (fields.size() != parts || !encoded(key).equals(cursor)) {
            throw bad();
        }
        return fields;
    }

    private static String key(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.substring(0, Math.max(0, text.lastIndexOf(SEPARATOR)));
        } catch (IllegalArgumentException notBase64) {
            throw bad();
        }
    }

    private static String check(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("redress cursor " + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static Problem.ProblemException bad() {
        return Problem.of(400, "bad-cursor", "This cursor is not one that was answered.")
                .exception();
    }
}
