package org.redress.api;

import static org.redress.access.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.privacy.LegalHolds;
import org.redress.privacy.LegalHolds.Hold;

/** A legal claim for which an order's names, words and files stay beyond their time. */
@Path("/v1/orders/{id}/legal-hold")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LegalHoldResource {

    private final LegalHolds holds;
    private final Papers papers;
    private final Once once;
    private final Sights sights;
    private final SecurityIdentity identity;

    LegalHoldResource(
            LegalHolds holds, Papers papers, Once once, Sights sights, SecurityIdentity identity) {
        this.holds = holds;
        this.sights = sights;
        this.papers = papers;
        this.once = once;
        this.identity = identity;
    }

    /** Why, and until when; by then nobody has to remember it. */
    public record HoldBody(
            @NotNull @Size(min = 1, max = 1000) String reason, @NotNull Instant until) {}

    /** A hold; only the order is told where there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HoldView(UUID order, Instant until, String by, Instant at, String reason) {}

    @GET
    @RolesAllowed(OPERATOR)
    @APIResponse(responseCode = "200", description = "There is one")
    @APIResponse(responseCode = "404", description = "not-found")
    @Operation(summary = "The order's legal hold")
    public Uni<HoldView> get(@PathParam("id") String id) {
        UUID order = OrdersResource.order(id);
        return sights.ofOrder(order, identity)
                .chain(sight -> holds.of(order))
                .map(found -> found.orElseThrow(() -> Commands.unknown().exception()))
                .map(hold -> view(order, hold));
    }

    private static HoldView view(UUID order, Hold hold) {
        return new HoldView(order, hold.until(), hold.by(), hold.at(), hold.reason());
    }

    @POST
    @RolesAllowed(OPERATOR)
    @APIResponseSchema(value = HoldView.class, responseCode = "200", responseDescription = "Held")
    @APIResponse(responseCode = "400", description = "invalid-field, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "already-erased")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "Nothing of the order is erased until then; again sets another end")
    public Uni<Response> set(
            @PathParam("id") String id,
            @NotNull @Valid HoldBody body,
            @Context HttpHeaders headers) {
        UUID order = OrdersResource.order(id);
        Instant until = body.until().truncatedTo(ChronoUnit.MICROS);
        String by = Caller.of(identity).id();
        var asked = new Asked("legal-hold/" + order, "set", body, headers);
        return ofOthers(
                order,
                asked,
                connection ->
                        holds.set(connection, order, until, papers.text(body.reason()), by)
                                .replaceWith(() -> new HoldView(order, until, by, null, null))
                                .map(view -> new Answered(200, view, null)));
    }

    @DELETE
    @RolesAllowed(OPERATOR)
    @APIResponseSchema(
            value = HoldView.class,
            responseCode = "200",
            responseDescription = "Not held any more")
    @APIResponse(responseCode = "400", description = "idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "The order is erased when its time is over")
    public Uni<Response> lift(@PathParam("id") String id, @Context HttpHeaders headers) {
        UUID order = OrdersResource.order(id);
        String by = Caller.of(identity).id();
        var asked = new Asked("legal-hold/" + order, "lift", null, headers);
        return ofOthers(
                order,
                asked,
                connection ->
                        holds.lift(connection, order, by)
                                .replaceWith(() -> new HoldView(order, null, null, null, null))
                                .map(view -> new Answered(200, view, null)));
    }

    /** An operator neither holds nor frees a case of his own: there is none for him. */
    private Uni<Response> ofOthers(
            UUID order, Asked asked, Function<SqlConnection, Uni<Answered>> work) {
        Uni<Response> done = once.run(asked, work);
        return sights.ofOrder(order, identity).chain(() -> done);
    }
}
