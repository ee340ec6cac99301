package org.redress.webhook;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.redress.task.NewTask;

/**
 * That the service disabled an endpoint, as people are told: by a task and by an email.
 *
 * @param version the endpoint's since then, which no other disabling has
 * @param why {@code failing} or {@code gone}
 * @param host where it was, without the path, in which many receivers keep a secret
 * @param failingSince since when it had taken nothing
 * @param lastError a stable code
 */
public record Disabling(
        UUID endpoint,
        int version,
        String why,
        String host,
        Instant failingSince,
        Instant at,
        String lastError) {

    private static final String WHAT =
            "A webhook endpoint was disabled: put the receiver right and enable it, or delete it.";

    /** Of the row that its email leaves by. */
    public static Disabling of(UUID endpoint, int version, String payload) {
        var json = new JsonObject(payload);
        return new Disabling(
                endpoint,
                version,
                json.getString("why"),
                json.getString("host"),
                Instant.parse(json.getString("failingSince")),
                Instant.parse(json.getString("at")),
                json.getString("lastError"));
    }

    /** It answered that it is there no more. */
    public boolean isGone() {
        return why.equals("gone");
    }

    String payload() {
        return facts().put("at", at.toString()).encode();
    }

    NewTask task() {
        return task(endpoint, facts().put("endpoint", endpoint.toString()));
    }

    /** What tells the task about an endpoint from others. */
    static NewTask about(UUID endpoint) {
        return task(endpoint, new JsonObject());
    }

    private static NewTask task(UUID endpoint, JsonObject facts) {
        return new NewTask("webhook-endpoint-disabled", endpoint.toString(), null, WHAT, facts);
    }

    private JsonObject facts() {
        return new JsonObject()
                .put("why", why)
                .put("host", host)
                .put("failingSince", failingSince.toString())
                .put("lastError", lastError);
    }
}
