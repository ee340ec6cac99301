package org.redress.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is answered for a problem beside its text. */
class ProblemMapperTest {

    @Test
    @Tag("FD9")
    void who_is_sent_away_for_now_is_told_when_to_come_again() {
        assertEquals("2", retryAfter(503));
        assertNull(retryAfter(409));
    }

    private static String retryAfter(int status) {
        var failure = Problem.of(status, "some-code", "For some reason.").exception();
        return new ProblemMapper().problem(failure).getHeaderString("Retry-After");
    }
}
