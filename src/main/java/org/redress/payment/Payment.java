package org.redress.payment;

import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.UUID;
import org.redress.kernel.Money;
import org.redress.ledger.Instruction.Kind;
import org.redress.outbox.OutboxMessage;
import org.redress.payment.PaymentBook.Which;

/**
 * An instruction of the outbox.
 *
 * @param number counts within the order
 */
record Payment(OutboxMessage message, int number, PaymentRequest request) {

    /** Fails where the row says nothing that can be asked for. */
    static Payment of(OutboxMessage message) {
        var payload = new JsonObject(message.payload());
        int number = payload.getInteger("number");
        var money =
                new Money(
                        payload.getLong("amount"),
                        Currency.getInstance(payload.getString("currency")));
        var request =
                new PaymentRequest(
                        key(message.orderId(), number),
                        Kind.named(payload.getString("kind")),
                        money,
                        payload.getString("paymentReference"),
                        payload.getString("seller"),
                        message.orderId());
        return new Payment(message, number, request);
    }

    Which which() {
        return new Which(message.orderId(), number);
    }

    /** Ours, and the same on every try: it follows from what was stored before the first one. */
    static String key(UUID order, int number) {
        return order + "-" + number;
    }
}
