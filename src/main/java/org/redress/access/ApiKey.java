package org.redress.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A key of a marketplace's backend.
 *
 * @param prefix what stands in front of the secret, by which a key is told in logs and lists
 * @param lastUsedAt to the minute, null if never
 * @param previousKeyUntil until when the key before its rotation is good too, null if it is not
 * @param key only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKey(
        UUID id,
        int version,
        String prefix,
        String name,
        List<String> scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        Instant previousKeyUntil,
        Instant revokedAt,
        String key) {

    static final String COLUMNS =
            "id, version, prefix, name, scopes, created_by, created_at, expires_at, last_used_at,"
                    + " case when previous_until > statement_timestamp() then previous_until end"
                    + " as previous_until, revoked_at";

    /** The same with its text, to be shown once. */
    public ApiKey with(ApiKeyText shown) {
        return new ApiKey(
                id,
                version,
                prefix,
                name,
                scopes,
                createdBy,
                createdAt,
                expiresAt,
                lastUsedAt,
                previousKeyUntil,
                revokedAt,
                shown.text());
    }

    static ApiKey of(Row row) {
        return new ApiKey(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("prefix"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "previous_until"),
                instant(row, "revoked_at"),
                null);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
