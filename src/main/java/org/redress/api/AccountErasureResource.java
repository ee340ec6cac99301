package org.redress.api;

import static org.redress.access.Role.MARKETPLACE;
import static org.redress.access.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.privacy.AccountErasures;
import org.redress.privacy.AccountErasures.Request;

/** One account's own names, words and files are erased before their time. */
@Path("/v1/accounts/{id}/erasure")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountErasureResource {

    private final AccountErasures erasures;
    private final Once once;
    private final Gate gate;
    private final SecurityIdentity identity;

    AccountErasureResource(
            AccountErasures erasures, Once once, Gate gate, SecurityIdentity identity) {
        this.erasures = erasures;
        this.once = once;
        this.gate = gate;
        this.identity = identity;
    }

    /** What was asked for; {@code doneAt} is absent until it is done. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ErasureView(String account, Instant askedAt, Instant doneAt) {}

    @GET
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @APIResponse(responseCode = "200", description = "It was asked for")
    @APIResponse(responseCode = "404", description = "not-found")
    @Operation(summary = "How far the erasure of an account has come")
    public Uni<ErasureView> get(@PathParam("id") String id) {
        staff(id);
        String account = AccountsResource.known(id);
        return erasures.find(account)
                .map(found -> found.orElseThrow(() -> Commands.unknown().exception()))
                .map(request -> view(account, request));
    }

    @POST
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @APIResponseSchema(
            value = ErasureView.class,
            responseCode = "202",
            responseDescription = "It will be done")
    @APIResponse(responseCode = "400", description = "idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "case-open, legal-hold")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "Erase what this account wrote and attached, in every order that is over")
    public Uni<Response> ask(@PathParam("id") String id, @Context HttpHeaders headers) {
        String by = staff(id).id();
        String account = AccountsResource.known(id);
        return once.run(
                new Asked("accounts/" + account, "erasure", null, headers),
                connection ->
                        erasures.ask(connection, account, by)
                                .map(request -> new Answered(202, view(account, request), null)));
    }

    private static ErasureView view(String account, Request request) {
        return new ErasureView(account, request.askedAt(), request.doneAt());
    }

    /** An operator does not erase what he wrote himself: somebody else does. */
    private Caller staff(String id) {
        Caller caller = gate.caller(identity);
        if (!caller.mayAsStaff(id)) {
            throw Commands.unknown().exception();
        }
        return caller;
    }
}
