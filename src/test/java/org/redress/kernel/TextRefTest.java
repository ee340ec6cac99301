package org.redress.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an event's exact text says of the words it speaks of. */
class TextRefTest {

    @Test
    void the_rows_an_event_speaks_of_are_found_in_its_text() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String digest = "0".repeat(64);
        String event =
                "{\"text\":%s,\"grounds\":%s,\"id\":\"%s\"}"
                        .formatted(written(one, digest), written(other, digest), UUID.randomUUID());

        assertEquals(List.of(one, other), TextRef.idsIn(event).toList());
        assertEquals(List.of(), TextRef.idsIn(written(one, "0")).toList());
    }

    private static String written(UUID id, String digest) {
        return "{\"id\":\"%s\",\"digest\":\"%s\"}".formatted(id, digest);
    }
}
