package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only what was signed over these very bytes, not long ago, is a provider's word. */
@Tag("FG7")
class TimedSignatureTest {

    private static final Instant SIGNED = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] BODY = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
    private static final String HEADER = TimedSignature.of("secret", SIGNED, BODY);

    @Test
    void what_is_signed_is_genuine_for_five_minutes_either_way() {
        for (long seconds : List.of(-300L, 0L, 300L)) {
            assertTrue(isGenuine(HEADER, BODY, SIGNED.plusSeconds(seconds)));
        }
        for (long seconds : List.of(-301L, 301L, 86_400L)) {
            assertFalse(isGenuine(HEADER, BODY, SIGNED.plusSeconds(seconds)));
        }
    }

    @Test
    void any_other_bytes_are_not_even_if_they_mean_the_same() {
        for (String other : List.of("{\"a\":1}", "{\"a\": 2}", "", "{\"a\": 1} ")) {
            assertFalse(isGenuine(HEADER, other.getBytes(StandardCharsets.UTF_8), SIGNED), other);
        }
    }

    @Test
    void nor_is_another_secret_another_instant_or_no_signature() {
        assertFalse(TimedSignature.isGenuine(List.of("other"), HEADER, BODY, SIGNED));
        assertFalse(TimedSignature.isGenuine(List.of(), HEADER, BODY, SIGNED));
        String right = HEADER.substring(HEADER.indexOf("v1="));
        long later = SIGNED.getEpochSecond() + 1;
        for (String header :
                new String[] {
                    null,
                    "",
                    "t=" + SIGNED.getEpochSecond(),
                    right,
                    "t=" + later + "," + right,
                    "t=x," + right,
                    "t=99999999999999999999," + right,
                    HEADER.replace("v1", "v0"),
                    HEADER.substring(0, HEADER.length() - 1),
                    "v1=" + ",v1=".repeat(10_000)
                }) {
            assertFalse(isGenuine(header, BODY, SIGNED), header);
        }
    }

    @Test
    void two_secrets_are_valid_while_they_are_exchanged_and_so_are_two_signatures() {
        assertTrue(TimedSignature.isGenuine(List.of("new", "secret"), HEADER, BODY, SIGNED));
        String both = "t=" + SIGNED.getEpochSecond() + ",v1=00," + HEADER.split(",")[1];
        assertTrue(isGenuine(both, BODY, SIGNED));
    }

    @Test
    void a_key_is_read_back_and_nothing_else_is_one() {
        var order = java.util.UUID.fromString("00000000-0000-8000-8000-000000000001");
        assertEquals(
                new PaymentBook.Which(order, 12),
                PaymentBook.Which.of(Payment.key(order, 12)).orElseThrow());
        for (String other :
                new String[] {
                    null, "", "x", order.toString(), order + "-0", order + "-99999999999"
                }) {
            assertTrue(PaymentBook.Which.of(other).isEmpty(), other);
        }
    }

    private static boolean isGenuine(String header, byte[] body, Instant now) {
        return TimedSignature.isGenuine(List.of("secret"), header, body, now);
    }
}
