package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.redress.access.ApiKey;
import org.redress.access.ApiKeys;
import org.redress.access.ApiKeys.Draft;
import org.redress.access.ApiKeys.Made;
import org.redress.access.Caller;
import org.redress.api.ApiKeysResource.ApiKeyBody;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.api.Once.ShownOnce;
import org.redress.clock.DatabaseTime;
import org.redress.platform.Problem;

/** Writes of API keys; a key itself is in the first answer only. */
@ApplicationScoped
class ApiKeyDesk {

    private static final String SCOPE = "api-keys";
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration LONGEST = Duration.ofDays(2 * 365);

    private final ApiKeys keys;
    private final Once once;
    private final DatabaseTime time;
    private final SecurityIdentity identity;

    ApiKeyDesk(ApiKeys keys, Once once, DatabaseTime time, SecurityIdentity identity) {
        this.keys = keys;
        this.once = once;
        this.time = time;
        this.identity = identity;
    }

    /** A key that leaked must not make itself another. */
    String person() {
        var caller = Caller.of(identity);
        if (caller.isApiKey()) {
            throw Problem.of(403, "forbidden", "API keys are made and changed by people.")
                    .exception();
        }
        return caller.id();
    }

    Uni<Response> createOnce(ApiKeyBody body, HttpHeaders headers) {
        String by = person();
        return time.now()
                .map(now -> new Draft(body.name(), body.chosen(), end(body.expiresAt(), now), by))
                .chain(draft ->
                        once.show(
                                new Asked(SCOPE, "create", body, headers),
                                connection ->
                                        keys.create(connection, draft)
                                                .map(made -> answer(201, made))));
    }

    private static Instant end(Instant asked, Instant now) {
        Instant end = asked == null ? now.plus(YEAR) : asked;
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "A key ends later than now, and within two years.",
                            Map.of("expiresAt", end.toString()))
                    .exception();
        }
        return end;
    }

    Uni<Response> rotateOnce(
            UUID id, Duration keep, Instant expiresAt, Object body, HttpHeaders headers) {
        person();
        Integer version = RequestHeaders.ifMatch(headers);
        return time.now()
                .chain(now -> {
                    Instant end = expiresAt == null ? null : end(expiresAt, now);
                    return once.show(
                            new Asked(SCOPE + "/" + id, "rotation", body, headers),
                            connection ->
                                    good(connection, id, version, now)
                                            .chain(key -> keys.rotate(connection, key, keep, end))
                                            .map(made -> answer(200, made)));
                });
    }

    /** One that is revoked or past its end is not made good again. */
    private Uni<ApiKey> good(SqlConnection connection, UUID id, Integer version, Instant now) {
        return known(connection, id, version)
                .invoke(key -> {
                    if (key.revokedAt() != null) {
                        throw over("api-key-revoked", "This key is revoked; make another.");
                    }
                    if (!key.expiresAt().isAfter(now)) {
                        throw over("api-key-expired", "This key has ended; make another.");
                    }
                });
    }

    private static RuntimeException over(String code, String detail) {
        return Problem.of(409, code, detail).exception();
    }

    private Uni<ApiKey> known(SqlConnection connection, UUID id, Integer version) {
        return keys.lock(connection, id)
                .map(found -> found.orElseThrow(() -> Commands.unknown().exception()))
                .invoke(key -> requireVersion(key, version));
    }

    private static void requireVersion(ApiKey key, Integer version) {
        if (version != null && version != key.version()) {
            throw Problem.of(
                            412,
                            "version-changed",
                            "The key has changed since; look at it again.",
                            Map.of("version", String.valueOf(key.version())))
                    .exception();
        }
    }

    Uni<Response> revokeOnce(UUID id, HttpHeaders headers) {
        String by = person();
        Integer version = RequestHeaders.ifMatch(headers);
        return once.run(
                new Asked(SCOPE + "/" + id, "revocation", null, headers),
                connection ->
                        known(connection, id, version)
                                .chain(key -> keys.revoke(connection, key, by))
                                .map(key -> new Answered(200, key, key.version())));
    }

    /** The key with its text, which is kept nowhere. */
    private static ShownOnce answer(int status, Made made) {
        var key = made.key();
        return new ShownOnce(new Answered(status, key, key.version()), key.with(made.text()));
    }
}
