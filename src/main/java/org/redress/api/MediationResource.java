package org.redress.api;

import static org.redress.access.Role.ASSISTANT;
import static org.redress.access.Role.MEDIATOR;
import static org.redress.access.Role.OPERATOR;
import static org.redress.access.Role.SUPERVISOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.redress.api.DisputeBodies.DeadlineBody;
import org.redress.api.DisputeBodies.EvidenceRequestBody;
import org.redress.api.DisputeBodies.ProposalBody;
import org.redress.api.DisputeBodies.RulingBody;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.ExtendDeadline;
import org.redress.dispute.DisputeCommand.HandBack;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.kernel.Party;

/** Mediators at work, and the assistants who draft for them. */
@Path("/v1/disputes/{id}")
@Tag(name = "mediation")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = DisputeView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MediationResource {

    private final DisputeCommands commands;
    private final RulingLimits limits;

    MediationResource(DisputeCommands commands, RulingLimits limits) {
        this.commands = commands;
        this.limits = limits;
    }

    @POST
    @Path("/assignment")
    @RolesAllowed({MEDIATOR, SUPERVISOR})
    @Operation(summary = "Take the case, so that no other mediator rules it")
    public Uni<Response> take(@PathParam("id") String id, @Context HttpHeaders headers) {
        return commands.run(id, "assignment", new Take(commands.who()), null, headers);
    }

    @POST
    @Path("/hand-back")
    @RolesAllowed({MEDIATOR, SUPERVISOR})
    @Operation(summary = "Give the case back to the queue")
    public Uni<Response> handBack(@PathParam("id") String id, @Context HttpHeaders headers) {
        return commands.run(id, "hand-back", new HandBack(commands.who()), null, headers);
    }

    @POST
    @Path("/evidence-requests")
    @RolesAllowed({MEDIATOR, SUPERVISOR})
    @Operation(summary = "Ask a party for evidence, due by the policy's window")
    public Uni<Response> request(
            @PathParam("id") String id,
            @NotNull @Valid EvidenceRequestBody body,
            @Context HttpHeaders headers) {
        Party from = body.from().equals("buyer") ? Party.BUYER : Party.SELLER;
        return commands.run(
                id,
                "evidence-requests",
                body.what(),
                what -> new RequestEvidence(commands.who(), from, what),
                body,
                headers);
    }

    @POST
    @Path("/proposals")
    @RolesAllowed({MEDIATOR, SUPERVISOR})
    @Operation(summary = "Put a solution before both parties")
    public Uni<Response> propose(
            @PathParam("id") String id,
            @NotNull @Valid ProposalBody body,
            @Context HttpHeaders headers) {
        var ask = Asks.of(body.remedy(), body.amount(), body.freight());
        var verdict = new Verdict(ask, Boolean.TRUE.equals(body.coversShipping()));
        return commands.run(
                id,
                "proposals",
                body.text(),
                text -> new Propose(commands.who(), verdict, text),
                body,
                headers);
    }

    @POST
    @Path("/ruling")
    @RolesAllowed({MEDIATOR, SUPERVISOR})
    @Operation(
            summary =
                    "Rule what the buyer gets; the rest goes to the seller. About a large sum it is"
                            + " kept as a draft that somebody else must sign")
    public Uni<Response> rule(
            @PathParam("id") String id,
            @NotNull @Valid RulingBody body,
            @Context HttpHeaders headers) {
        return commands.run(
                id,
                "ruling",
                body.grounds(),
                grounds -> new Rule(commands.who(), verdict(body), grounds, limits.alone()),
                body,
                headers);
    }

    @POST
    @Path("/drafts")
    @RolesAllowed(ASSISTANT)
    @Operation(summary = "Draft a ruling; it has no force until a mediator signs it")
    public Uni<Response> draft(
            @PathParam("id") String id,
            @NotNull @Valid RulingBody body,
            @Context HttpHeaders headers) {
        return commands.run(
                id,
                "drafts",
                body.grounds(),
                grounds -> new DraftRuling(commands.who(), verdict(body), grounds),
                body,
                headers);
    }

    @POST
    @Path("/drafts/{draft}/signature")
    @RolesAllowed({MEDIATOR, SUPERVISOR})
    @Operation(summary = "Make a draft that somebody else wrote the ruling")
    public Uni<Response> sign(
            @PathParam("id") String id,
            @PathParam("draft") int draft,
            @Context HttpHeaders headers) {
        String path = "drafts/" + draft + "/signature";
        return commands.run(id, path, new SignDraft(commands.who(), draft), null, headers);
    }

    @POST
    @Path("/extension")
    @RolesAllowed({MEDIATOR, SUPERVISOR, OPERATOR})
    @Operation(summary = "Give more time for what the dispute waits for, with the reason")
    public Uni<Response> extend(
            @PathParam("id") String id,
            @NotNull @Valid DeadlineBody body,
            @Context HttpHeaders headers) {
        return commands.run(
                id,
                "extension",
                body.why(),
                why -> new ExtendDeadline(commands.who(), body.by(), why),
                body,
                headers);
    }

    private static Verdict verdict(RulingBody body) {
        var ask = Asks.of(body.remedy(), body.amount(), body.freight());
        return new Verdict(ask, Boolean.TRUE.equals(body.coversShipping()));
    }
}
