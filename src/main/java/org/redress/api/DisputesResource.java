package org.redress.api;

import static org.redress.access.Role.*;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Bodies.AcceptanceBody;
import org.redress.api.Bodies.CounterOfferBody;
import org.redress.api.Bodies.RulingBody;
import org.redress.api.Commands.Request;
import org.redress.api.Commands.Show;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.Work.Personal;

/** Disputes: the parties' formal answers, the way to the mediator, and the ruling. */
@Path("/v1/disputes/{id}")
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DisputesResource {

    private final Commands commands;
    private final Sights sights;
    private final Papers papers;
    private final SecurityIdentity identity;

    DisputesResource(Commands commands, Sights sights, Papers papers, SecurityIdentity identity) {
        this.commands = commands;
        this.sights = sights;
        this.papers = papers;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, MEDIATOR, OPERATOR})
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
        return run(id, "acceptance", command, body, List.of(), headers);
    }

    @POST
    @Path("/counter-offer")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Put another amount on the table")
    public Uni<Response> counter(
            @PathParam("id") String id,
            @NotNull @Valid CounterOfferBody body,
            @Context HttpHeaders headers) {
        return run(id, "counter-offer", new Counter(body.amount()), body, List.of(), headers);
    }

    @POST
    @Path("/rejection")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Say no; for the seller an offer of zero")
    public Uni<Response> reject(@PathParam("id") String id, @Context HttpHeaders headers) {
        return run(id, "rejection", new Reject(), null, List.of(), headers);
    }

    @POST
    @Path("/escalation")
    @RolesAllowed(BUYER)
    @Operation(summary = "Call the mediator, where the policy allows it")
    public Uni<Response> escalate(@PathParam("id") String id, @Context HttpHeaders headers) {
        return run(id, "escalation", new Escalate(), null, List.of(), headers);
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed(BUYER)
    @Operation(summary = "Take the dispute back")
    public Uni<Response> withdraw(@PathParam("id") String id, @Context HttpHeaders headers) {
        return run(id, "withdrawal", new Withdraw(), null, List.of(), headers);
    }

    @POST
    @Path("/ruling")
    @RolesAllowed(MEDIATOR)
    @Operation(summary = "Rule how much goes back to the buyer; the rest goes to the seller")
    public Uni<Response> rule(
            @PathParam("id") String id,
            @NotNull @Valid RulingBody body,
            @Context HttpHeaders headers) {
        Personal grounds = papers.text(body.grounds());
        boolean shipping = Boolean.TRUE.equals(body.coversShipping());
        var command = new Rule(body.amount(), shipping, Papers.refOf(grounds));
        return run(id, "ruling", command, body, List.of(grounds), headers);
    }

    private Uni<Response> run(
            String id,
            String path,
            DisputeCommand command,
            Object body,
            List<Personal> personal,
            HttpHeaders headers) {
        DisputeId dispute = parse(id);
        return commands.run(
                new Request(
                        dispute.order(),
                        new InDispute(dispute.number(), command),
                        "disputes/" + dispute.number() + "/" + path,
                        body,
                        personal,
                        null,
                        identity,
                        headers),
                Show.DISPUTE);
    }

    static DisputeId parse(String id) {
        return DisputeId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
