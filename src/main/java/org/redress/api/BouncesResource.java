package org.redress.api;

import static org.redress.access.Role.*;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.notice.Bounces;
import org.redress.notice.Bounces.Bounce;
import org.redress.notice.MailDelivery;
import org.redress.notice.MessageId;

/** Where the marketplace, or its mail provider in its name, reports emails that came back. */
@Path("/v1/bounces")
@Tag(name = "mail")
@APIResponse(
        responseCode = "200",
        description = "The email that came back",
        content = @Content(schema = @Schema(implementation = BouncesResource.BounceView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BouncesResource {

    private final Bounces bounces;
    private final Once once;
    private final Casework casework;

    BouncesResource(Bounces bounces, Once once, Casework casework) {
        this.bounces = bounces;
        this.once = once;
        this.casework = casework;
    }

    /**
     * An email that came back.
     *
     * @param messageId its Message-ID header
     * @param permanent whether the address does not exist; true if absent
     * @param status the enhanced status (RFC 3463) of the report, if it has one
     */
    public record BounceBody(
            @NotNull @Size(max = 400) String messageId,
            Boolean permanent,
            @Pattern(regexp = "[245]\\.[0-9]{1,3}\\.[0-9]{1,3}") String status) {

        private Bounce bounce() {
            MessageId id =
                    MessageId.parse(messageId).orElseThrow(() -> Commands.unknown().exception());
            return new Bounce(id, permanent == null || permanent, status);
        }
    }

    /** What came back: which email, about what, to whom. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BounceView(
            String messageId, UUID orderId, int event, String kind, String recipient) {

        static BounceView of(MailDelivery mail) {
            return new BounceView(
                    mail.messageId(), mail.order(), mail.event(), mail.kind(), mail.recipient());
        }
    }

    @POST
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(summary = "Report that an email came back; repeated, it changes nothing")
    public Uni<Response> take(@NotNull @Valid BounceBody body, @Context HttpHeaders headers) {
        Bounce bounce = body.bounce();
        Caller caller = casework.caller();
        return once.run(
                        new Asked("bounces", "bounces", body, headers),
                        connection ->
                                bounces.take(connection, bounce)
                                        .map(mail ->
                                                mail.orElseThrow(
                                                        () -> Commands.unknown().exception()))
                                        .call(mail ->
                                                casework.ofOthers(connection, mail.order(), caller))
                                        .map(mail -> new Answered(200, BounceView.of(mail), null)))
                .call(answer ->
                        answer.getStatus() == 200
                                ? bounces.tellOrder(bounce)
                                : Uni.createFrom().voidItem());
    }
}
