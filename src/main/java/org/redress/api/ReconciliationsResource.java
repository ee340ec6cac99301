package org.redress.api;

import static org.redress.access.Role.OPERATOR;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.api.StatementUpload.Received;
import org.redress.platform.Problem;
import org.redress.reconciliation.Reconciliation;
import org.redress.reconciliation.StatementLine;

/** The provider's daily statement, compared with the ledger (FG14). */
@Path("/v1/reconciliations")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationsResource {

    private static final String JSON_LINES = "application/x-ndjson";

    private final Reconciliation reconciliation;
    private final StatementUpload upload;
    private final Once once;
    private final Disk disk;
    private final ObjectReader lines;

    ReconciliationsResource(
            Reconciliation reconciliation,
            StatementUpload upload,
            Once once,
            Disk disk,
            ObjectMapper json) {
        this.reconciliation = reconciliation;
        this.upload = upload;
        this.once = once;
        this.disk = disk;
        this.lines = json.readerFor(StatementLine.class);
    }

    /** What is asked again is the same only with the same content. */
    private record Fingerprint(String day, String sha256) {}

    @POST
    @RolesAllowed(OPERATOR)
    @Consumes(JSON_LINES)
    @Operation(
            summary =
                    "Compare a day's statement with the ledger: each difference becomes a task, nothing is booked")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON_LINES,
                            schema = @Schema(implementation = StatementLine.class)))
    @APIResponseSchema(
            value = Reconciliation.Result.class,
            responseCode = "200",
            responseDescription = "Compared")
    public Uni<Response> take(
            @QueryParam("day") @NotNull @Size(max = 10) String day,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers) {
        LocalDate of = day(day);
        RequestHeaders.key(headers);
        return upload.receive(request, received -> take(of, received, headers));
    }

    private Uni<Response> take(LocalDate day, Received received, HttpHeaders headers) {
        String sha256 = HexFormat.of().formatHex(received.digest());
        var asked =
                new Asked(
                        "reconciliations",
                        "reconciliations",
                        new Fingerprint(day.toString(), sha256),
                        headers);
        return disk.does(received::open)
                .chain(content ->
                        once.run(
                                        asked,
                                        connection ->
                                                reconciliation
                                                        .take(
                                                                connection,
                                                                statement(day, received, content))
                                                        .map(it -> new Answered(200, it, null)))
                                .onTermination()
                                .call(() -> closed(content)));
    }

    private UploadedStatement statement(LocalDate day, Received received, InputStream content) {
        return new UploadedStatement(day, received.digest(), content, lines, disk);
    }

    private Uni<Void> closed(InputStream content) {
        return disk.does(() -> {
            content.close();
            return null;
        });
    }

    private static LocalDate day(String day) {
        try {
            var date = LocalDate.parse(day);
            if (date.getYear() < 1970 || date.getYear() > 9998) {
                throw new DateTimeException("no day of a statement");
            }
            return date;
        } catch (DateTimeException e) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "Some fields are not as they must be.",
                            Map.of("day", "a date such as 2026-03-31"))
                    .exception();
        }
    }
}
