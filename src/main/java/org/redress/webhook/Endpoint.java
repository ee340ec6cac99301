package org.redress.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who is told of events.
 *
 * @param types which, as exact types or {@code dispute.*}; empty: all
 * @param testClocks whether rehearsals are told too
 * @param disabledWhy {@code asked}, {@code failing} or {@code gone}; null while enabled
 * @param failingSince since when nothing has been delivered, null if the last try was taken
 * @param previousSecretUntil until when the secret before is used too, null if it is not
 * @param secret only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Endpoint(
        UUID id,
        int version,
        String url,
        String description,
        List<String> types,
        boolean testClocks,
        String status,
        String disabledWhy,
        Instant disabledAt,
        Instant failingSince,
        Instant previousSecretUntil,
        Instant createdAt,
        String secret) {

    static final String COLUMNS =
            "id, version, url, description, types, test_clocks, status, disabled_why, disabled_at,"
                    + " failing_since, case when previous_until > statement_timestamp() then previous_until end"
                    + " as previous_until, created_at";

    /** What whoever makes or changes one says. */
    public record Draft(String url, String description, List<String> types, boolean testClocks) {}

    /** The same with its secret, to be shown once. */
    public Endpoint with(Secret shown) {
        return new Endpoint(
                id,
                version,
                url,
                description,
                types,
                testClocks,
                status,
                disabledWhy,
                disabledAt,
                failingSince,
                previousSecretUntil,
                createdAt,
                shown.text());
    }

    boolean isEnabled() {
        return status.equals("enabled");
    }

    static Endpoint of(Row row) {
        return new Endpoint(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("url"),
                row.getString("description"),
                List.of(row.getArrayOfStrings("types")),
                row.getBoolean("test_clocks"),
                row.getString("status"),
                row.getString("disabled_why"),
                instant(row, "disabled_at"),
                instant(row, "failing_since"),
                instant(row, "previous_until"),
                instant(row, "created_at"),
                null);
    }

    static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
