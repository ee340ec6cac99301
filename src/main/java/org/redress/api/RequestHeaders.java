package org.redress.api;

import jakarta.ws.rs.core.HttpHeaders;
import org.redress.platform.Problem;

/** The two headers of every write: Idempotency-Key (required) and If-Match (optional). */
final class RequestHeaders {

    private RequestHeaders() {}

    static String key(HttpHeaders headers) {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null || !key.matches("[!-~]{1,255}")) {
            throw Problem.of(
                            400,
                            "idempotency-key-missing",
                            "Every write needs an Idempotency-Key of 1 to 255 printable characters.")
                    .exception();
        }
        return key;
    }

    static Problem keyReused() {
        return Problem.of(422, "idempotency-key-reused", "This key was used for another request.");
    }

    /** The version the caller has seen, null if he does not say. */
    static Integer ifMatch(HttpHeaders headers) {
        String value = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (value == null || value.equals("*")) {
            return null;
        }
        if (!value.matches("\"[0-9]{1,9}\"")) {
            throw Problem.of(
                            400,
                            "bad-if-match",
                            "If-Match takes one ETag as it was answered, such as \"7\".")
                    .exception();
        }
        return Integer.valueOf(value.substring(1, value.length() - 1));
    }
}
