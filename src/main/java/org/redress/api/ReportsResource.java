package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.api.ReportBodies.DecisionBody;
import org.redress.api.ReportBodies.ReportBody;
import org.redress.api.ReportLists.ReportItem;
import org.redress.platform.PageOf;
import org.redress.platform.Problem;
import org.redress.report.Handled;
import org.redress.report.ReportDesk;
import org.redress.report.ReportFile;

/** Reports of products, rights and sellers, and appeals: a case of their own beside disputes. */
@Path("/v1/reports")
@Tag(name = "reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReportsResource {

    private final ReportDesk reports;
    private final ReportLists lists;
    private final Once once;
    private final Gate gate;
    private final SecurityIdentity identity;
    private final String supportContact;

    ReportsResource(
            ReportDesk reports,
            ReportLists lists,
            Once once,
            Gate gate,
            SecurityIdentity identity,
            @ConfigProperty(name = "redress.support-contact") String supportContact) {
        this.reports = reports;
        this.lists = lists;
        this.once = once;
        this.gate = gate;
        this.identity = identity;
        this.supportContact = supportContact;
    }

    @POST
    @RolesAllowed({MARKETPLACE, BUYER, SELLER})
    @Operation(summary = "Report a product, a right infringed or a seller, or appeal")
    @APIResponseSchema(
            value = ReportView.class,
            responseCode = "201",
            responseDescription = "Received")
    public Uni<Response> file(@NotNull @Valid ReportBody body, @Context HttpHeaders headers) {
        var filing = body.filing();
        var caller = gate.caller(identity);
        if (filing.role() != null && !caller.is(filing.role().code())) {
            throw Problem.of(403, "forbidden", "This role may not do that.").exception();
        }
        var asked = new Asked("reports", "reports", body, headers);
        return run(asked, 201, connection -> reports.file(connection, filing, caller));
    }

    @GET
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, MEDIATOR, OPERATOR})
    @Operation(summary = "The caller's reports; for mediators and operators all, most urgent first")
    public Uni<PageOf<ReportItem>> list(
            @QueryParam("kind") @Pattern(regexp = ReportBodies.KINDS) String kind,
            @QueryParam("status") @Pattern(regexp = "received|under-review|decided|withdrawn")
                    String status,
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        return lists.reports(gate.caller(identity), kind, status, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, MEDIATOR, OPERATOR})
    @Operation(summary = "One report, as the caller may see it")
    @APIResponseSchema(
            value = ReportView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> get(@PathParam("id") String id) {
        var caller = gate.caller(identity);
        return reports.find(report(id), caller)
                .map(file ->
                        Response.ok(view(file, caller))
                                .header("ETag", "\"" + file.report().version() + "\"")
                                .build());
    }

    @POST
    @Path("/{id}/assignment")
    @RolesAllowed({MEDIATOR, OPERATOR})
    @Operation(summary = "Take a report; an operator takes it from a mediator too")
    @APIResponseSchema(
            value = ReportView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> take(@PathParam("id") String id, @Context HttpHeaders headers) {
        UUID report = report(id);
        Integer version = RequestHeaders.ifMatch(headers);
        var caller = gate.caller(identity);
        return run(
                new Asked("reports/" + report, "assignment", null, headers),
                200,
                connection -> reports.take(connection, report, version, caller));
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed({MEDIATOR, OPERATOR})
    @Operation(summary = "Decide it; the reporter is told by email")
    @APIResponseSchema(
            value = ReportView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> decide(
            @PathParam("id") String id,
            @NotNull @Valid DecisionBody body,
            @Context HttpHeaders headers) {
        UUID report = report(id);
        Integer version = RequestHeaders.ifMatch(headers);
        var caller = gate.caller(identity);
        return run(
                new Asked("reports/" + report, "decision", body, headers),
                200,
                connection -> reports.decide(connection, report, body.verdict(), version, caller));
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed({MARKETPLACE, BUYER, SELLER})
    @Operation(summary = "Take an own report back")
    @APIResponseSchema(
            value = ReportView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> withdraw(@PathParam("id") String id, @Context HttpHeaders headers) {
        UUID report = report(id);
        Integer version = RequestHeaders.ifMatch(headers);
        var caller = gate.caller(identity);
        return run(
                new Asked("reports/" + report, "withdrawal", null, headers),
                200,
                connection -> reports.withdraw(connection, report, version, caller));
    }

    private Uni<Response> run(Asked asked, int status, Function<SqlConnection, Uni<Handled>> work) {
        var caller = gate.caller(identity);
        return once.run(
                asked,
                connection ->
                        work.apply(connection).map(handled -> answer(handled, status, caller)));
    }

    private Answered answer(Handled handled, int status, Caller caller) {
        return switch (handled) {
            case Handled.Done(var file) ->
                    new Answered(status, view(file, caller), file.report().version());
            case Handled.Refused(var refusal) -> Answered.refused(refusal);
        };
    }

    private ReportView view(ReportFile file, Caller caller) {
        return ReportView.of(file, caller, supportContact);
    }

    private static UUID report(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
