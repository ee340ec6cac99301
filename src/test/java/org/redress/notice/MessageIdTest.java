package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids that a bounce names. */
class MessageIdTest {

    private static final UUID ORDER = UUID.fromString("00000000-0000-8000-8000-000000000001");

    @Test
    void ours_are_taken_apart_with_and_without_brackets() {
        var id = new MessageId(ORDER, 12, 3);

        assertEquals(id, MessageId.parse("<" + ORDER + ".12.3@redress.example>").orElseThrow());
        assertEquals(id, MessageId.parse(ORDER + ".12.3@redress.example").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x@y",
                "<00000000-0000-8000-8000-000000000001@y>",
                "<00000000-0000-8000-8000-000000000001.0.1@y>",
                "<00000000-0000-8000-8000-000000000001.1.9999999999@y>",
                "<------------------------------------.1.1@y>",
                "<00000000-0000-8000-8000-000000000001.1.1@y> <b@c>"
            })
    void others_are_none(String header) {
        assertTrue(MessageId.parse(header).isEmpty());
    }
}
