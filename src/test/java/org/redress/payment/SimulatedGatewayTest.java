package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Money;
import org.redress.ledger.Instruction.Kind;
import org.redress.outbox.OutboxMessage;
import org.redress.payment.PaymentGateway.Outcome;
import org.redress.payment.PaymentGateway.Outcome.Done;
import org.redress.payment.PaymentGateway.Outcome.Unknown;

class SimulatedGatewayTest {

    private static final UUID ORDER = UUID.fromString("00000000-0000-8000-8000-000000000001");

    private final SimulatedGateway simulated = new SimulatedGateway();

    @Test
    void the_same_key_is_answered_alike_on_every_replica() {
        var first = pay(simulated, "k-1");

        assertEquals(first, pay(simulated, "k-1"));
        assertEquals(first, pay(new SimulatedGateway(), "k-1"));
        assertNotEquals(first, pay(simulated, "k-2"));
        assertEquals(2, simulated.calls().get("k-1").size());
    }

    @Test
    void an_order_on_a_test_clock_never_reaches_the_real_provider() {
        PaymentGateway real = request -> Uni.createFrom().item(new Outcome.Declined("real"));
        var gateways = new Gateways(real, simulated, () -> Duration.ofSeconds(1));

        assertInstanceOf(Done.class, gateways.pay(request("k"), true).await().indefinitely());
        assertEquals(
                new Outcome.Declined("real"),
                gateways.pay(request("k"), false).await().indefinitely());
    }

    @Test
    void a_provider_that_is_silent_or_breaks_leaves_the_outcome_unknown() {
        PaymentGateway silent = request -> Uni.createFrom().nothing();
        PaymentGateway broken =
                request -> {
                    throw new IllegalStateException("down");
                };

        var quick = Duration.ofMillis(50);
        assertInstanceOf(
                Unknown.class,
                new Gateways(silent, simulated, () -> quick)
                        .pay(request("k"), false)
                        .await()
                        .indefinitely());
        assertInstanceOf(
                Unknown.class,
                new Gateways(broken, simulated, () -> quick)
                        .pay(request("k"), false)
                        .await()
                        .indefinitely());
    }

    @Test
    void the_key_is_the_order_and_the_instruction() {
        String payload =
                "{\"number\":2,\"kind\":\"payout\",\"amount\":1234,\"currency\":\"JPY\",\"paymentReference\":\"p\"}";
        var message =
                new OutboxMessage(1, (short) 1, ORDER, 5, 1, "payout", null, payload, false, 1);

        assertEquals(
                new PaymentRequest(
                        ORDER + "-2",
                        Kind.PAYOUT,
                        new Money(1_234, Currency.getInstance("JPY")),
                        "p",
                        ORDER),
                Payment.requestOf(message));
    }

    private static Outcome pay(PaymentGateway gateway, String key) {
        return gateway.pay(request(key)).await().indefinitely();
    }

    private static PaymentRequest request(String key) {
        return new PaymentRequest(
                key, Kind.REFUND, new Money(1, Currency.getInstance("USD")), "p", ORDER);
    }
}
