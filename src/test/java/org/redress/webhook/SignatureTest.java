package org.redress.webhook;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.platform.Randomness;

/** Signatures, as the specification's own verifier sees them. */
@Tag("FE7")
class SignatureTest {
    private static final String BODY = "{\"type\":\"ping\",\"data\":{\"town\":\"Åbo\"}}";
    private static final String ID = "evt_f75ef9ea-f4ee-89d4-be2a-fdc7d1c11401_3";

    private final Randomness randomness = new Randomness();
    private final Secret secret = Secret.of(randomness.key());
    private final Secret other = Secret.of(randomness.key());
    private final long now = Instant.now().getEpochSecond();

    @Test
    void the_receivers_library_accepts_it() {
        assertDoesNotThrow(() -> verify(secret, ID, now, List.of(secret), BODY));
    }

    @Test
    void old_and_new_secret_are_both_good_while_rotating() {
        var both = List.of(other, secret);
        assertDoesNotThrow(() -> verify(secret, ID, now, both, BODY));
        assertDoesNotThrow(() -> verify(other, ID, now, both, BODY));
    }

    @Test
    void another_secret_another_id_time_or_body_is_not_accepted() {
        var one = List.of(secret);
        refused(() -> verify(other, ID, now, one, BODY));
        String signature = Signature.of(one, ID, now, BODY);
        refused(() -> verify(secret, ID + "1", now, signature, BODY));
        refused(() -> verify(secret, ID, now + 1, signature, BODY));
        refused(() -> verify(secret, ID, now, signature, BODY + " "));
    }

    @Test
    void one_from_an_hour_ago_is_not_accepted() {
        refused(() -> verify(secret, ID, now - 3600, List.of(secret), BODY));
    }

    @Test
    void the_example_of_the_specification_comes_out() {
        var example = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                Signature.of(
                        List.of(example),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}"));
    }

    @Test
    void a_secret_does_not_get_into_a_log() {
        assertFalse(List.of(secret).toString().contains(secret.text().substring(8)));
    }

    private static void refused(org.junit.jupiter.api.function.Executable verification) {
        assertThrows(WebhookVerificationException.class, verification);
    }

    private static void verify(
            Secret key, String id, long timestamp, List<Secret> signers, String body)
            throws Exception {
        verify(key, id, timestamp, Signature.of(signers, id, timestamp, body), body);
    }

    private static void verify(Secret key, String id, long timestamp, String signature, String body)
            throws Exception {
        var headers =
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(String.valueOf(timestamp)),
                        "webhook-signature", List.of(signature));
        new Webhook(key.text()).verify(body, headers);
    }
}
