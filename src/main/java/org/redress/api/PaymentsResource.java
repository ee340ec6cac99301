package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.clock.DatabaseTime;
import org.redress.payment.Payments;
import org.redress.payment.Payments.Open;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;

/** Payments over all orders. */
@Path("/v1/payments")
@Tag(name = "payments")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentsResource {

    private static final String START = "1970-01-01T00:00:00Z";

    private final Payments payments;
    private final DatabaseTime time;

    PaymentsResource(Payments payments, DatabaseTime time) {
        this.payments = payments;
        this.time = time;
    }

    @GET
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(
            summary =
                    "Payments that were sent and not ended yet, oldest first; where the marketplace pays by"
                            + " itself (ledger-only), what it has to pay. Rehearsals only with testClocks=true")
    public Uni<PageOf<Open>> open(
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(PageOf.LARGEST) int limit,
            @QueryParam("testClocks") @DefaultValue("false") boolean testClocks) {
        List<String> key =
                cursor == null
                        ? List.of(START, new UUID(0, 0).toString(), "0")
                        : Cursor.read(cursor, 3);
        return after(key, limit, testClocks)
                .chain(rows -> time.now().map(now -> page(rows, limit, now)));
    }

    private Uni<List<Open>> after(List<String> key, int limit, boolean testClocks) {
        try {
            return payments.open(
                    CursorKey.instant(key.get(0)),
                    UUID.fromString(key.get(1)),
                    Integer.parseInt(key.get(2)),
                    limit + 1,
                    testClocks);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }

    private static PageOf<Open> page(List<Open> rows, int limit, Instant now) {
        return PageOf.of(
                rows, limit, now, it -> it, it -> Cursor.of(it.askedAt(), it.order(), it.number()));
    }
}
