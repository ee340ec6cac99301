package org.redress.api;

import static org.redress.access.Role.OPERATOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.ApiKey;
import org.redress.access.ApiKeys;
import org.redress.access.Scope;

/** The keys of marketplace backends. */
@Path("/v1/api-keys")
@Tag(name = "api keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(OPERATOR)
public class ApiKeysResource {

    private final ApiKeys keys;
    private final ApiKeyDesk desk;

    ApiKeysResource(ApiKeys keys, ApiKeyDesk desk) {
        this.keys = keys;
        this.desk = desk;
    }

    /**
     * {@code scopes}: {@code read} looks at what a marketplace sees, {@code write} does what a
     * marketplace may, {@code operate} what an operator may. {@code expiresAt}: in a year if
     * nothing is said, in two at the latest.
     */
    public record ApiKeyBody(
            @NotNull @Size(max = 100) @Pattern(regexp = Bodies.ONE_LINE) String name,
            @NotEmpty @Size(max = 3)
                    List<@NotNull @Pattern(regexp = "read|write|operate") String> scopes,
            Instant expiresAt) {

        Set<Scope> chosen() {
            return scopes.stream()
                    .map(scope -> Scope.valueOf(scope.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * How long the key so far stays good beside the new one (a day if nothing is said), and another
     * end for both.
     */
    public record KeyRotationBody(Duration keepPreviousFor, Instant expiresAt) {}

    /** All keys, the newest first. */
    public record ApiKeysView(List<ApiKey> items) {}

    @POST
    @APIResponseSchema(value = ApiKey.class, responseCode = "201", responseDescription = "Made")
    @APIResponse(responseCode = "400", description = "invalid-field, idempotency-key-missing")
    @APIResponse(responseCode = "409", description = "too-many-api-keys")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "A new key; it is in this answer and never again")
    public Uni<Response> create(@NotNull @Valid ApiKeyBody body, @Context HttpHeaders headers) {
        return desk.createOnce(body, headers);
    }

    @GET
    @Operation(summary = "All keys, revoked ones too, without their secrets; the newest first")
    public Uni<ApiKeysView> list() {
        return keys.list().map(ApiKeysView::new);
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(
            value = ApiKey.class,
            responseCode = "200",
            responseDescription = "As it is on record")
    @APIResponse(responseCode = "400", description = "bad-if-match, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "412", description = "version-changed")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "Revoke a key; it is good for no request that comes after")
    public Uni<Response> revoke(@PathParam("id") String id, @Context HttpHeaders headers) {
        return desk.revokeOnce(key(id), headers);
    }

    @POST
    @Path("/{id}/rotation")
    @APIResponseSchema(
            value = ApiKey.class,
            responseCode = "200",
            responseDescription = "With its new key")
    @APIResponse(
            responseCode = "400",
            description = "bad-if-match, invalid-field, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "api-key-revoked, api-key-expired")
    @APIResponse(responseCode = "412", description = "version-changed")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(
            summary =
                    "Another secret, in this answer and never again; the one before is good for a time")
    public Uni<Response> rotate(
            @PathParam("id") String id, @Valid KeyRotationBody body, @Context HttpHeaders headers) {
        Duration keep = Rotation.overlap(body == null ? null : body.keepPreviousFor());
        Instant end = body == null ? null : body.expiresAt();
        return desk.rotateOnce(key(id), keep, end, body, headers);
    }

    private static UUID key(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
