package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Lists.DisputeItem;
import org.redress.platform.PageOf;

/** The caller's disputes; for mediators the queue. */
@Path("/v1/disputes")
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
public class DisputeListResource {

    private final Lists lists;

    DisputeListResource(Lists lists) {
        this.lists = lists;
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
    @Operation(summary = "The caller's disputes, most urgent first; for mediators the queue")
    public Uni<PageOf<DisputeItem>> list(
            @QueryParam("status")
                    @Pattern(
                            regexp =
                                    "awaiting-seller|awaiting-buyer|under-review|ruled|awaiting-return-address"
                                            + "|awaiting-return|return-in-transit|return-arrived"
                                            + "|awaiting-replacement|resolved|withdrawn")
                    String status,
            @QueryParam("mediator") @Size(max = 100) @Pattern(regexp = Bodies.ONE_LINE)
                    String mediator,
            @QueryParam("dueBefore") @Size(max = 40) String dueBefore,
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        return lists.disputes(status, mediator, dueBefore, cursor, limit);
    }
}
