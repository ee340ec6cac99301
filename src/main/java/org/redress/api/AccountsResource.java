package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.account.Account;
import org.redress.account.AccountRole;
import org.redress.account.Accounts;
import org.redress.account.Standing;
import org.redress.account.StandingChange;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.platform.Problem;

/** Accounts as far as protection is concerned: how they stand. */
@Path("/v1/accounts/{id}")
@Tag(name = "accounts")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = AccountView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {

    static final String ROLES = "buyer|seller";

    private final Accounts accounts;
    private final Once once;
    private final Gate gate;
    private final SecurityIdentity identity;
    private final String supportContact;

    AccountsResource(
            Accounts accounts,
            Once once,
            Gate gate,
            SecurityIdentity identity,
            @ConfigProperty(name = "redress.support-contact") String supportContact) {
        this.accounts = accounts;
        this.once = once;
        this.gate = gate;
        this.identity = identity;
        this.supportContact = supportContact;
    }

    /** How an account is to stand from now on, and why. */
    public record StandingBody(
            @NotNull @Pattern(regexp = ROLES) String role,
            @NotNull @Pattern(regexp = "good|blocked|held") String standing,
            @NotNull @Size(min = 1, max = 1000) String reason) {}

    @GET
    @RolesAllowed({MARKETPLACE, OPERATOR, BUYER, SELLER})
    @Operation(summary = "How an account stands, in each of its roles, and why")
    public Uni<Response> get(@PathParam("id") String id) {
        Caller caller = gate.caller(identity);
        if (!caller.mayAsStaff(id) && !caller.mayAsOwner(id)) {
            throw Commands.unknown().exception();
        }
        return accounts.find(known(id))
                .map(account ->
                        Response.ok(view(account, caller))
                                .header("ETag", "\"" + account.version() + "\"")
                                .build());
    }

    @PUT
    @Path("/standing")
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(summary = "Block or hold an account, or let it be used again; says why")
    public Uni<Response> stand(
            @PathParam("id") String id,
            @NotNull @Valid StandingBody body,
            @Context HttpHeaders headers) {
        Caller caller = gate.caller(identity);
        if (!caller.mayAsStaff(id)) {
            throw Commands.unknown().exception();
        }
        var change = change(known(id), body, caller);
        Integer version = RequestHeaders.ifMatch(headers);
        return once.run(
                new Asked("accounts/" + id, "standing", body, headers),
                connection ->
                        accounts.set(connection, change, version)
                                .map(account -> answer(account, caller)));
    }

    private static StandingChange change(String id, StandingBody body, Caller caller) {
        var role = AccountRole.named(body.role());
        var standing = Standing.named(body.standing());
        if (!standing.isFor(role)) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "Only a seller's payouts can be held.",
                            Map.of("standing", standing.code(), "role", role.code()))
                    .exception();
        }
        return new StandingChange(id, role, standing, body.reason(), caller.id(), null);
    }

    private Answered answer(Account account, Caller caller) {
        return new Answered(200, view(account, caller), account.version());
    }

    private AccountView view(Account account, Caller caller) {
        return AccountView.of(account, caller, supportContact);
    }

    /** There is no register of accounts, but what cannot be an id is none. */
    static String known(String id) {
        if (!id.matches(Bodies.ID)) {
            throw Commands.unknown().exception();
        }
        return id;
    }
}
