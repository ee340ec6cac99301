package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.clock.DatabaseTime;
import org.redress.notice.Recipients;
import org.redress.notice.Recipients.Suppression;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;

/** Addresses that get no mail any more, by their hash. */
@Path("/v1/suppressions")
@Tag(name = "mail")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SuppressionsResource {

    private static final String HASH = "[0-9a-f]{64}";

    private final Recipients recipients;
    private final DatabaseTime time;
    private final Once once;

    SuppressionsResource(Recipients recipients, DatabaseTime time, Once once) {
        this.recipients = recipients;
        this.time = time;
        this.once = once;
    }

    /** {@code messageId} was refused or came back, and names the order to find the address by. */
    public record SuppressionView(String address, Instant since, String cause, String messageId) {

        static SuppressionView of(Suppression suppression) {
            return new SuppressionView(
                    hex(suppression),
                    suppression.since(),
                    suppression.cause(),
                    suppression.messageId());
        }
    }

    /** The hash of an address that is written to again. */
    public record LiftedView(String address) {}

    private static String hex(Suppression suppression) {
        return HexFormat.of().formatHex(suppression.address());
    }

    @GET
    @RolesAllowed({OPERATOR, SUPERVISOR})
    @Operation(summary = "Addresses that get no mail any more, the oldest first")
    public Uni<PageOf<SuppressionView>> list(
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        var key = cursor == null ? List.of(Instant.EPOCH.toString(), "") : Cursor.read(cursor, 2);
        return recipients
                .after(CursorKey.instant(key.get(0)), address(key.get(1)), limit + 1)
                .chain(rows -> time.now().map(now -> page(rows, limit, now)));
    }

    private static PageOf<SuppressionView> page(List<Suppression> rows, int limit, Instant now) {
        return PageOf.of(
                rows, limit, now, SuppressionView::of, last -> Cursor.of(last.since(), hex(last)));
    }

    private static byte[] address(String hex) {
        if (!hex.isEmpty() && !hex.matches(HASH)) {
            throw Cursor.bad();
        }
        return HexFormat.of().parseHex(hex);
    }

    @POST
    @Path("/{address}/lifting")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Let an address be written to again")
    @APIResponseSchema(
            value = LiftedView.class,
            responseCode = "200",
            responseDescription = "It is written to again")
    public Uni<Response> lift(@PathParam("address") String address, @Context HttpHeaders headers) {
        if (!address.matches(HASH)) {
            throw Commands.unknown().exception();
        }
        byte[] hash = HexFormat.of().parseHex(address);
        return once.run(
                new Asked("suppressions/" + address, "lifting", null, headers),
                connection ->
                        recipients.lift(connection, hash).map(lifted -> answer(lifted, address)));
    }

    private static Answered answer(boolean lifted, String address) {
        if (!lifted) {
            throw Commands.unknown().exception();
        }
        return new Answered(200, new LiftedView(address), null);
    }
}
