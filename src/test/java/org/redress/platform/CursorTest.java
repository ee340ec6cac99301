package org.redress.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.platform.Problem.ProblemException;

/** A cursor comes back as it was answered, or not at all. */
@Tag("FS11")
class CursorTest {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=%|. \u0000é";

    private final String cursor = Cursor.of("2026-03-02T09:00:00Z", 17, "");

    @Test
    void what_was_answered_is_read_again() {
        assertEquals(List.of("2026-03-02T09:00:00Z", "17", ""), Cursor.read(cursor, 3));
    }

    @Test
    void no_character_can_be_changed_left_out_or_added() {
        for (int i = 0; i <= cursor.length(); i++) {
            for (char letter : LETTERS.toCharArray()) {
                assertRefused(cursor.substring(0, i) + letter + cursor.substring(i));
                if (i < cursor.length() && cursor.charAt(i) != letter) {
                    assertRefused(cursor.substring(0, i) + letter + cursor.substring(i + 1));
                }
            }
            if (i < cursor.length()) {
                assertRefused(cursor.substring(0, i) + cursor.substring(i + 1));
                assertRefused(cursor.substring(0, i));
            }
        }
    }

    @Test
    void a_key_without_its_check_value_or_with_another_number_of_fields_is_refused() {
        assertRefused(base64("2026-03-02T09:00:00Z|17|"));
        assertRefused(base64("2026-03-02T09:00:00Z|17||000000000000"));
        assertRefused(Cursor.of("2026-03-02T09:00:00Z", 17));
        assertRefused(Cursor.of("2026-03-02T09:00:00Z", 17, "", ""));
    }

    private static String base64(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String sent) {
        var refused = assertThrows(ProblemException.class, () -> Cursor.read(sent, 3), sent);
        assertEquals("bad-cursor", refused.problem().code());
    }
}
