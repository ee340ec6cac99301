package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.api.OrderPaymentsResource.OutcomeBody;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.payment.Payments;
import org.redress.platform.Problem;

/** What people report of a payment; another amount or currency is never booked (FG5). */
@ApplicationScoped
class PaymentReports {

    private static final String LEDGER_ONLY = "ledger-only";

    private final Payments payments;
    private final OrderCommands commands;
    private final Sights sights;
    private final SecurityIdentity identity;

    PaymentReports(
            Payments payments, OrderCommands commands, Sights sights, SecurityIdentity identity) {
        this.payments = payments;
        this.commands = commands;
        this.sights = sights;
        this.identity = identity;
    }

    Uni<Response> report(String id, int number, OutcomeBody body, HttpHeaders headers) {
        UUID order = OrdersResource.order(id);
        var command = command(number, body);
        return sights.ofOrder(order, identity)
                .invoke(sight -> mustBeThatMoney(sight, number, body))
                .chain(sight -> mayTell(sight, number))
                .chain(() ->
                        commands.run(id, "payments/" + number + "/outcome", command, body, headers))
                .call(response -> told(response, order, number, body));
    }

    private static OrderCommand command(int number, OutcomeBody body) {
        return isDone(body)
                ? new CompletePayment(number, needed("reference", body.reference()))
                : new FailPayment(number, needed("reason", body.reason()));
    }

    private static void mustBeThatMoney(Sight sight, int number, OutcomeBody body) {
        var funds = sight.order().funds();
        var found =
                Stream.of(funds.inFlight(), funds.arrived(), funds.failed())
                        .flatMap(all -> all.stream())
                        .filter(it -> it.number() == number)
                        .findFirst();
        boolean gone = found.isEmpty() && number >= 1 && number <= funds.instructions();
        if (gone && !isDone(body)) {
            // The bank has paid it meanwhile; that it failed may be said again (rule 13).
            return;
        }
        Instruction payment = found.orElseThrow(() -> Commands.unknown().exception());
        if (!isDone(body)) {
            return;
        }
        if (funds.failed().contains(payment)) {
            throw Problem.of(
                            409,
                            "payment-failed-before",
                            "This payment was reported as failed. If it was made after all, an operator reports"
                                    + " it as paid by hand.")
                    .exception();
        }
        boolean same =
                payment.amount() == needed("amount", body.amount())
                        && sight.order().currency().equals(needed("currency", body.currency()));
        if (!same) {
            throw Problem.of(
                            409,
                            "payment-mismatch",
                            "That is not the money that was asked for; it is not booked.",
                            Map.of(
                                    "amount", String.valueOf(payment.amount()),
                                    "currency", sight.order().currency()))
                    .exception();
        }
    }

    private Uni<Void> mayTell(Sight sight, int number) {
        return payments.provider(sight.order().id(), number)
                .invoke(provider -> mayTell(sight.party(), provider))
                .replaceWithVoid();
    }

    private static void mayTell(Party party, Optional<String> provider) {
        if (provider.isEmpty()) {
            throw Problem.of(409, "payment-not-sent", "Nobody was asked to make this payment yet.")
                    .exception();
        }
        if (party != Party.OPERATOR && !provider.get().equals(LEDGER_ONLY)) {
            throw Problem.of(
                            409,
                            "provider-tells",
                            "What becomes of this payment is told by its provider.",
                            Map.of("provider", provider.get()))
                    .exception();
        }
    }

    /** Also when the answer is a repeat, so that what was lost the first time is made up for. */
    private Uni<Void> told(Response response, UUID order, int number, OutcomeBody body) {
        if (response.getStatus() != 200) {
            return Uni.createFrom().voidItem();
        }
        return isDone(body)
                ? payments.done(order, number, body.reference())
                : payments.failed(order, number, body.reason());
    }

    private static boolean isDone(OutcomeBody body) {
        return body.status().equals("done");
    }

    private static <T> T needed(String field, T value) {
        if (value == null) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "This status needs another field.",
                            Map.of("field", field))
                    .exception();
        }
        return value;
    }
}
