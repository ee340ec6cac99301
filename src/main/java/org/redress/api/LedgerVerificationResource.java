package org.redress.api;

import static org.redress.access.Role.AUDITOR;
import static org.redress.access.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.audit.Finding;
import org.redress.audit.Verification;
import org.redress.audit.Verification.Place;
import org.redress.audit.Verification.Portion;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;

/** Proves that the books are what the events say, and says where they are not. */
@Path("/v1/ledger/verification")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerVerificationResource {

    private final Verification verification;

    LedgerVerificationResource(Verification verification) {
        this.verification = verification;
    }

    /** Some orders' worth of proof; {@code next} is absent once all orders were looked at. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VerificationView(int checked, List<Finding> findings, String next) {}

    @GET
    @RolesAllowed({OPERATOR, AUDITOR})
    @Operation(
            summary =
                    "Prove the hash chain, postings, settlements and state of some orders; go on with next")
    public Uni<VerificationView> verify(
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        return verification.after(place(cursor), limit).map(LedgerVerificationResource::view);
    }

    private static Place place(String cursor) {
        if (cursor == null) {
            return Place.START;
        }
        var key = Cursor.read(cursor, 2);
        UUID order = PathId.parse(key.get(1)).orElseThrow(Cursor::bad);
        try {
            return new Place(Short.parseShort(key.get(0)), order);
        } catch (NumberFormatException e) {
            throw Cursor.bad();
        }
    }

    private static VerificationView view(Portion portion) {
        Place next = portion.next();
        return new VerificationView(
                portion.checked(),
                portion.findings(),
                next == null ? null : Cursor.of(next.bucket(), next.order()));
    }
}
