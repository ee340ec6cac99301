package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.CaseLink;
import org.redress.access.CaseLinks;
import org.redress.access.CaseLinks.Bearer;
import org.redress.clock.DatabaseTime;
import org.redress.kernel.Party;
import org.redress.order.Orders;
import org.redress.order.Orders.Seen;
import org.redress.order.ProtectedOrder;
import org.redress.platform.Problem;
import org.redress.platform.Problem.ProblemException;

/** The token of a link in an email, exchanged for a short time on the one case it is about. */
@Path("/v1/case-links")
@Tag(name = "case links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CaseLinksResource {

    private final CaseLinks links;
    private final Orders orders;
    private final DatabaseTime time;

    CaseLinksResource(CaseLinks links, Orders orders, DatabaseTime time) {
        this.links = links;
        this.orders = orders;
        this.time = time;
    }

    /** {@code token}: what follows {@code /case/} in the link of an email. */
    public record CaseLinkBody(@NotNull @Size(min = 1, max = 200) String token) {}

    /**
     * A bearer for one party of one order.
     *
     * @param dispute the dispute the email was about, null if it was about the order
     * @param role {@code buyer} or {@code seller}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseBearerView(
            String accessToken,
            String tokenType,
            Instant expiresAt,
            UUID order,
            String dispute,
            String role) {}

    @POST
    @PermitAll
    @APIResponseSchema(
            value = CaseBearerView.class,
            responseCode = "200",
            responseDescription = "Exchanged")
    @APIResponse(responseCode = "400", description = "invalid-field, case-link-invalid")
    @Operation(
            summary =
                    "Exchange the token of a link for a bearer that acts as its party on its order only")
    public Uni<Response> exchange(@NotNull @Valid CaseLinkBody body) {
        if (!links.isLink(body.token())) {
            throw invalid();
        }
        return time.now()
                .chain(now -> opened(body.token(), now))
                .map(view -> Response.ok(view).header("Cache-Control", "no-store").build());
    }

    private Uni<CaseBearerView> opened(String token, Instant now) {
        CaseLink link = links.open(token, now).orElseThrow(CaseLinksResource::invalid);
        return orders.find(link.order())
                .map(found -> found.map(Seen::order).filter(order -> isAbout(link, order)))
                .map(found -> view(link, found, now));
    }

    private static boolean isAbout(CaseLink link, ProtectedOrder order) {
        return link.dispute() == 0 || order.dispute(link.dispute()).isPresent();
    }

    private CaseBearerView view(CaseLink link, Optional<ProtectedOrder> found, Instant now) {
        ProtectedOrder order = found.orElseThrow(CaseLinksResource::invalid);
        var party = link.party() == Party.BUYER ? order.buyer() : order.seller();
        Bearer bearer = links.bearer(link, party.id(), now);
        String dispute =
                link.dispute() == 0 ? null : DisputeId.of(order.id(), link.dispute()).toString();
        return new CaseBearerView(
                bearer.text(), "Bearer", bearer.until(), order.id(), dispute, link.party().code());
    }

    /** The same, whatever is wrong with it. */
    private static ProblemException invalid() {
        return Problem.of(
                        400,
                        "case-link-invalid",
                        "This link is not good, or no more; the latest email has another.")
                .exception();
    }
}
