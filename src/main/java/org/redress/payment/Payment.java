package org.redress.payment;

import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.redress.kernel.Money;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.Life;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.Work;
import org.redress.outbox.Attempt;
import org.redress.outbox.OutboxMessage;
import org.redress.payment.Outcome.Accepted;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.payment.Outcome.Unknown;

/** An instruction of the outbox and what the provider said to it. */
record Payment(OutboxMessage message, int instruction, Outcome outcome) {

    static int instructionOf(OutboxMessage message) {
        return new JsonObject(message.payload()).getInteger("number");
    }

    static PaymentRequest requestOf(OutboxMessage message) {
        var payload = new JsonObject(message.payload());
        return new PaymentRequest(
                message.orderId() + "-" + payload.getInteger("number"),
                Kind.valueOf(payload.getString("kind").toUpperCase(Locale.ROOT)),
                new Money(
                        payload.getLong("amount"),
                        Currency.getInstance(payload.getString("currency"))),
                payload.getString("paymentReference"),
                message.orderId());
    }

    boolean isDone() {
        return outcome instanceof Done;
    }

    /** The provider's word on its way to the order. */
    Work completion() {
        var command = new CompletePayment(instruction, ((Done) outcome).reference());
        return Work.by(Party.PROVIDER, message.orderId(), command);
    }

    /** It is over only once the order has taken the provider's word. */
    Attempt attempt(List<Life> lives) {
        return switch (outcome) {
            case Done done ->
                    lives.stream().anyMatch(this::isTakenBy)
                            ? new Attempt.Delivered(message)
                            : new Attempt.Failed(
                                    message, "paid, but the order has not taken it yet");
            case Accepted a -> new Attempt.Failed(message, "accepted, and not done yet");
            case Declined(var reason) -> new Attempt.Failed(message, "declined: " + reason);
            case Unknown(var why) -> new Attempt.Failed(message, "unknown outcome: " + why);
        };
    }

    private boolean isTakenBy(Life life) {
        var order = life.after();
        return order != null
                && order.id().equals(message.orderId())
                && order.inFlight().stream().noneMatch(open -> open.number() == instruction);
    }
}
