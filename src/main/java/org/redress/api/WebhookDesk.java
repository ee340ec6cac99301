package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.redress.access.Caller;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.api.Once.ShownOnce;
import org.redress.api.WebhookEndpointsResource.EndpointBody;
import org.redress.webhook.Alarm;
import org.redress.webhook.Endpoint;
import org.redress.webhook.Endpoints;
import org.redress.webhook.Endpoints.Keyed;

/** Writes of webhook endpoints; a secret is in the first answer only. */
@ApplicationScoped
class WebhookDesk {

    private static final String SCOPE = "webhook-endpoints";

    private final Endpoints endpoints;
    private final Once once;
    private final Alarm alarm;
    private final SecurityIdentity identity;

    WebhookDesk(Endpoints endpoints, Once once, Alarm alarm, SecurityIdentity identity) {
        this.endpoints = endpoints;
        this.once = once;
        this.alarm = alarm;
        this.identity = identity;
    }

    static UUID id(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }

    static <T> T known(Optional<T> found) {
        return found.orElseThrow(() -> Commands.unknown().exception());
    }

    Uni<Response> createOnce(EndpointBody body, HttpHeaders headers) {
        return once.show(
                new Asked(SCOPE, "create", body, headers),
                connection ->
                        endpoints
                                .create(connection, body.draft())
                                .map(keyed -> answer(201, keyed)));
    }

    Uni<Response> rotateOnce(UUID id, Duration keep, Object body, HttpHeaders headers) {
        Integer version = RequestHeaders.ifMatch(headers);
        return once.show(
                new Asked(SCOPE + "/" + id, "secret", body, headers),
                connection ->
                        endpoints
                                .lock(connection, id, version)
                                .chain(() -> endpoints.rotate(connection, id, keep))
                                .map(WebhookDesk::known)
                                .map(keyed -> answer(200, keyed)));
    }

    /** The endpoint with its secret, which no repeat is told. */
    private static ShownOnce answer(int status, Keyed keyed) {
        var endpoint = keyed.endpoint();
        return new ShownOnce(answer(status, endpoint), endpoint.with(keyed.secret()));
    }

    /** Whoever was called because it was disabled has nothing to do any more. */
    Uni<Response> enableOnce(UUID id, boolean skipMissed, Object body, HttpHeaders headers) {
        String by = Caller.of(identity).id();
        return change(
                id,
                "enabling",
                body,
                headers,
                (connection, endpoint) ->
                        endpoints
                                .enable(connection, endpoint, skipMissed)
                                .call(() ->
                                        alarm.over(
                                                connection,
                                                endpoint,
                                                by,
                                                "The endpoint was enabled.")));
    }

    /** The same; the answer is what there was. */
    Uni<Response> deleteOnce(UUID id, HttpHeaders headers) {
        String by = Caller.of(identity).id();
        return change(
                id,
                "delete",
                null,
                headers,
                (connection, endpoint) ->
                        endpoints
                                .lock(connection, endpoint, null)
                                .call(() -> endpoints.delete(connection, endpoint))
                                .call(() ->
                                        alarm.over(
                                                connection,
                                                endpoint,
                                                by,
                                                "The endpoint was deleted.")));
    }

    /** A change of one endpoint that is there, at the version the caller has seen. */
    Uni<Response> change(
            UUID id,
            String what,
            Object body,
            HttpHeaders headers,
            BiFunction<SqlConnection, UUID, Uni<Optional<Endpoint>>> work) {
        Integer version = RequestHeaders.ifMatch(headers);
        return once.run(
                new Asked(SCOPE + "/" + id, what, body, headers),
                connection ->
                        endpoints
                                .lock(connection, id, version)
                                .map(WebhookDesk::known)
                                .chain(() -> work.apply(connection, id))
                                .map(found -> answer(200, known(found))));
    }

    private static Answered answer(int status, Endpoint endpoint) {
        return new Answered(status, endpoint, endpoint.version());
    }
}
