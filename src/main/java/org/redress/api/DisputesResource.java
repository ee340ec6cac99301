package org.redress.api;

import static org.redress.access.Role.ASSISTANT;
import static org.redress.access.Role.AUDITOR;
import static org.redress.access.Role.BUYER;
import static org.redress.access.Role.MARKETPLACE;
import static org.redress.access.Role.MEDIATOR;
import static org.redress.access.Role.OPERATOR;
import static org.redress.access.Role.READER;
import static org.redress.access.Role.SELLER;
import static org.redress.access.Role.SUPERVISOR;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Bodies.MessageBody;
import org.redress.api.DisputeBodies.AcceptanceBody;
import org.redress.api.DisputeBodies.AppealBody;
import org.redress.api.DisputeBodies.CounterOfferBody;
import org.redress.api.DisputeBodies.EditBody;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.dispute.DisputeCommand.Withdraw;

/** Disputes: what buyer and seller do in them. */
@Path("/v1/disputes/{id}")
@Tag(name = "disputes")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = DisputeView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DisputesResource {

    private final DisputeCommands commands;
    private final Sights sights;
    private final SecurityIdentity identity;

    DisputesResource(DisputeCommands commands, Sights sights, SecurityIdentity identity) {
        this.commands = commands;
        this.sights = sights;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({
        MARKETPLACE,
        BUYER,
        SELLER,
        MEDIATOR,
        SUPERVISOR,
        ASSISTANT,
        READER,
        AUDITOR,
        OPERATOR
    })
    @Operation(summary = "One dispute, as the caller may see it, with everything due applied")
    public Uni<Response> get(@PathParam("id") String id) {
        DisputeId dispute = parse(id);
        return sights.ofOrder(dispute.order(), identity)
                .map(sight -> Sights.disputeResponse(sight, dispute.number()));
    }

    @POST
    @Path("/acceptance")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Accept the other side's offer, named by its id")
    public Uni<Response> accept(
            @PathParam("id") String id,
            @NotNull @Valid AcceptanceBody body,
            @Context HttpHeaders headers) {
        var command = new Accept(body.offer(), Boolean.TRUE.equals(body.confirmZero()));
        return commands.run(id, "acceptance", command, body, headers);
    }

    @POST
    @Path("/counter-offer")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Put other terms on the table; a seller's refund of zero is a rejection")
    public Uni<Response> counter(
            @PathParam("id") String id,
            @NotNull @Valid CounterOfferBody body,
            @Context HttpHeaders headers) {
        var command = new Counter(Asks.of(body.remedy(), body.amount(), body.freight()));
        return commands.run(id, "counter-offer", command, body, headers);
    }

    @POST
    @Path("/rejection")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Say no; for the seller an offer of nothing")
    public Uni<Response> reject(@PathParam("id") String id, @Context HttpHeaders headers) {
        return commands.run(id, "rejection", new Reject(), null, headers);
    }

    @POST
    @Path("/edit")
    @RolesAllowed(BUYER)
    @Operation(summary = "Change reason, words or terms, until a mediator decides")
    public Uni<Response> edit(
            @PathParam("id") String id,
            @NotNull @Valid EditBody body,
            @Context HttpHeaders headers) {
        var reason = body.reason() == null ? null : Reasons.named(body.reason());
        var ask = Asks.named(body.remedy(), body.amount(), body.freight());
        boolean nearest = Boolean.TRUE.equals(body.nearest());
        return commands.run(
                id,
                "edit",
                body.text(),
                text -> new Edit(reason, nearest, ask, text),
                body,
                headers);
    }

    @POST
    @Path("/escalation")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Call the mediator, where the policy allows it")
    public Uni<Response> escalate(@PathParam("id") String id, @Context HttpHeaders headers) {
        return commands.run(id, "escalation", new Escalate(), null, headers);
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed(BUYER)
    @Operation(summary = "Take the dispute back")
    public Uni<Response> withdraw(@PathParam("id") String id, @Context HttpHeaders headers) {
        return commands.run(id, "withdrawal", new Withdraw(), null, headers);
    }

    @POST
    @Path("/messages")
    @RolesAllowed({BUYER, SELLER, MEDIATOR, SUPERVISOR})
    @Operation(summary = "Write a message; it has no force, only formal offers have")
    public Uni<Response> message(
            @PathParam("id") String id,
            @NotNull @Valid MessageBody body,
            @Context HttpHeaders headers) {
        return commands.message(id, body.text(), body, headers);
    }

    @POST
    @Path("/proposals/{proposal}/acceptance")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Accept a mediator's proposal; it binds once both parties have")
    public Uni<Response> acceptProposal(
            @PathParam("id") String id,
            @PathParam("proposal") int proposal,
            @Context HttpHeaders headers) {
        String path = "proposals/" + proposal + "/acceptance";
        return commands.run(id, path, new AnswerProposal(proposal, true), null, headers);
    }

    @POST
    @Path("/proposals/{proposal}/rejection")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Reject a mediator's proposal; it is off the table")
    public Uni<Response> rejectProposal(
            @PathParam("id") String id,
            @PathParam("proposal") int proposal,
            @Context HttpHeaders headers) {
        String path = "proposals/" + proposal + "/rejection";
        return commands.run(id, path, new AnswerProposal(proposal, false), null, headers);
    }

    @POST
    @Path("/appeal")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Ask for another ruling, where the policy allows it")
    public Uni<Response> appeal(
            @PathParam("id") String id,
            @NotNull @Valid AppealBody body,
            @Context HttpHeaders headers) {
        return commands.run(id, "appeal", body.text(), Appeal::new, body, headers);
    }

    @POST
    @Path("/appeal-waiver")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Do without an appeal; once both have, the ruling is carried out")
    public Uni<Response> waive(@PathParam("id") String id, @Context HttpHeaders headers) {
        return commands.run(id, "appeal-waiver", new WaiveAppeal(), null, headers);
    }

    static DisputeId parse(String id) {
        return DisputeId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
