package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Money;
import org.redress.ledger.Instruction.Kind;
import org.redress.outbox.OutboxMessage;
import org.redress.payment.Finding.Found;
import org.redress.payment.Finding.Nothing;
import org.redress.payment.Finding.Unclear;
import org.redress.payment.Outcome.Accepted;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.payment.Outcome.Unknown;

/** The provider that every other test of payments is run against, and the faults it can have. */
class SimulatedGatewayTest {

    private static final UUID ORDER = UUID.fromString("00000000-0000-8000-8000-000000000001");
    private static final Faults GOOD = Faults.none();

    private final AtomicReference<Duration> time = new AtomicReference<>(Duration.ZERO);
    private final SimulatedGateway simulated = new SimulatedGateway();

    @Test
    void the_same_key_is_answered_alike_on_every_replica() {
        var first = pay(simulated, "k-1");

        assertEquals(first, pay(simulated, "k-1"));
        assertEquals(first, pay(new SimulatedGateway(), "k-1"));
        assertNotEquals(first, pay(simulated, "k-2"));
        assertEquals(2, simulated.calls().get("k-1").size());
        assertEquals(1, simulated.books().all().get("k-1").size());
    }

    @Test
    void an_order_on_a_test_clock_never_reaches_the_real_provider() {
        var real = new ScriptedGateway(new Declined("real"));
        var gateways = gateways(real, Duration.ofSeconds(1));

        assertEquals(simulated, gateways.of(true));
        assertEquals(real, gateways.of(false));
    }

    @Test
    void a_provider_that_is_not_there_is_no_provider() {
        assertThrows(
                IllegalStateException.class,
                () -> new Gateways(List.of(simulated), simulated, config("elsewhere", GOOD)));
    }

    @Test
    void a_provider_that_is_silent_or_breaks_leaves_the_outcome_unknown() {
        var quick = Duration.ofMillis(50);
        var silent = gateways(ScriptedGateway.silent(), quick);
        var broken = gateways(ScriptedGateway.broken(), quick);

        for (var gateways : List.of(silent, broken)) {
            assertInstanceOf(
                    Unknown.class,
                    gateways.pay(gateways.real(), request("k")).await().indefinitely());
            assertInstanceOf(
                    Unclear.class,
                    gateways.lookUp(gateways.real(), request("k")).await().indefinitely());
        }
    }

    @Test
    void the_key_is_the_order_and_the_instruction() {
        String payload =
                """
                {"number":2,"kind":"payout","amount":1234,"currency":"JPY",\
                "paymentReference":"p","seller":"s-1"}\
                """;
        var message =
                new OutboxMessage(1, (short) 1, ORDER, 5, 1, "payout", null, payload, false, 1);

        assertEquals(
                new PaymentRequest(
                        ORDER + "-2",
                        Kind.PAYOUT,
                        new Money(1_234, Currency.getInstance("JPY")),
                        "p",
                        "s-1",
                        ORDER),
                Payment.of(message).request());
    }

    @Test
    @Tag("FG1")
    void a_time_out_after_doing_it_is_found_again_by_our_key() {
        simulated.behave(faults(0, 1, 0, 0, Duration.ZERO));

        assertInstanceOf(Unknown.class, pay(simulated, "k"));
        var found = assertInstanceOf(Found.class, lookUp("k"));
        assertInstanceOf(Done.class, found.outcome());
        assertInstanceOf(Done.class, pay(simulated, "k"), "the same key does it once");
        assertEquals(1, simulated.books().all().get("k").size());
    }

    @Test
    @Tag("FG2")
    void a_time_out_before_doing_it_leaves_nothing_to_find() {
        simulated.behave(faults(1, 0, 0, 0, Duration.ZERO));

        assertInstanceOf(Unknown.class, pay(simulated, "k"));
        assertInstanceOf(Nothing.class, lookUp("k"));
    }

    @Test
    @Tag("FG3")
    void a_look_up_can_lag_behind() {
        simulated.runBy(time::get);
        simulated.behave(faults(0, 1, 0, 0, Duration.ofSeconds(60)));
        pay(simulated, "k");

        time.set(Duration.ofSeconds(59));
        assertInstanceOf(Nothing.class, lookUp("k"));
        time.set(Duration.ofSeconds(60));
        assertInstanceOf(Found.class, lookUp("k"));
    }

    @Test
    @Tag("FG4")
    void a_key_that_is_too_old_moves_money_again() {
        simulated.runBy(time::get);
        pay(simulated, "k");

        time.set(Duration.ofHours(24));
        pay(simulated, "k");

        assertEquals(2, simulated.books().all().get("k").size());
    }

    @Test
    void what_is_accepted_is_done_later_and_told() {
        simulated.behave(faults(0, 0, 1, 0, Duration.ZERO));

        assertInstanceOf(Accepted.class, pay(simulated, "k"));
        var told = simulated.settle();

        assertInstanceOf(Done.class, told.getFirst().outcome());
        assertEquals("k", told.getFirst().key());
        assertEquals(List.of(), simulated.settle());
    }

    @Test
    @Tag("FG6")
    void what_is_done_can_fail_later_and_is_told() {
        simulated.behave(faults(0, 0, 0, 1, Duration.ZERO));
        assertInstanceOf(Done.class, pay(simulated, "k"));

        var told = simulated.settle();

        assertEquals(new Declined("account_closed"), told.getFirst().outcome());
        assertEquals(List.of(), simulated.balanceFile(LocalDate.EPOCH).await().indefinitely());
    }

    @Test
    void the_same_seed_gives_the_same_faults_and_another_one_others() {
        assertEquals(drawn(1), drawn(1));
        assertNotEquals(drawn(1), drawn(2));
        long faulty = drawn(1).stream().filter(it -> it != Faults.Fault.NONE).count();
        assertTrue(faulty > 250 && faulty < 400, "about a third of 1000: " + faulty);
    }

    private static List<Faults.Fault> drawn(long seed) {
        var mixed = Faults.mixed(seed, 0.3, Duration.ZERO);
        return IntStream.range(0, 1_000).mapToObj(i -> mixed.of("k" + i, 1)).toList();
    }

    private static Faults faults(
            double before, double after, double accepted, double late, Duration lag) {
        return new Faults(
                1, before, after, accepted, late, 0, 0, 0, 0, 0, 0, lag, Duration.ofHours(24));
    }

    private Finding lookUp(String key) {
        return simulated.lookUp(request(key)).await().indefinitely();
    }

    private Gateways gateways(PaymentGateway real, Duration within) {
        return new Gateways(
                List.of(simulated, real), simulated, new TestPayments(real.name(), within));
    }

    private static PaymentConfig config(String provider, Faults faults) {
        return new TestPayments(provider, faults.keyLife());
    }

    private static Outcome pay(PaymentGateway gateway, String key) {
        return gateway.pay(request(key)).await().indefinitely();
    }

    private static PaymentRequest request(String key) {
        return new PaymentRequest(
                key, Kind.REFUND, new Money(1, Currency.getInstance("USD")), "p", "s-1", ORDER);
    }
}
