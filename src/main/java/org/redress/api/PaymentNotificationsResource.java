package org.redress.api;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.clock.DatabaseTime;
import org.redress.payment.Notification;
import org.redress.payment.Notifying;
import org.redress.payment.PaymentInbox;
import org.redress.platform.Problem;
import org.redress.platform.Problem.ProblemException;

/** Where payment providers tell by themselves; it is their signature that lets them in. */
@Path("/v1/payment-notifications/{provider}")
@Tag(name = "payments")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentNotificationsResource {

    private final List<Notifying> providers;
    private final PaymentInbox inbox;
    private final DatabaseTime time;

    PaymentNotificationsResource(
            @All List<Notifying> providers, PaymentInbox inbox, DatabaseTime time) {
        this.providers = providers;
        this.inbox = inbox;
        this.time = time;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "What a payment provider tells by itself; signed over the raw body, at most five minutes ago."
                            + " The event's own id makes it safe to repeat, so there is no Idempotency-Key")
    @APIResponse(responseCode = "204", description = "Taken, or of no concern here")
    public Uni<Response> take(
            @PathParam("provider") String provider, byte[] body, @Context HttpHeaders headers) {
        var known = provider(provider);
        String signature = headers.getHeaderString(known.signatureHeader());
        if (!known.isSigned(signature, body)) {
            throw badSignature();
        }
        return time.now()
                .map(now -> genuine(known, signature, body, now))
                .chain(told -> takeAll(provider, told))
                .replaceWith(() -> Response.noContent().build());
    }

    private Notifying provider(String name) {
        return providers.stream()
                .filter(it -> it.provider().equals(name))
                .findFirst()
                .orElseThrow(() -> Commands.unknown().exception());
    }

    private static List<Notification> genuine(
            Notifying provider, String signature, byte[] body, Instant now) {
        return provider.read(signature, body, now)
                .orElseThrow(PaymentNotificationsResource::badSignature);
    }

    private static ProblemException badSignature() {
        return Problem.of(401, "bad-signature", "The signature is missing, wrong or too old.")
                .exception();
    }

    private Uni<Void> takeAll(String provider, List<Notification> told) {
        return Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(it -> inbox.take(provider, it))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
