package org.redress.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redress.kernel.Money;
import org.redress.payment.Finding.Found;
import org.redress.payment.Finding.Nothing;
import org.redress.payment.Finding.Unclear;
import org.redress.payment.SimulatedBooks.Movement;
import org.redress.payment.SimulatedBooks.State;

/**
 * A provider in memory, for demonstrations, tests and every order on a test clock. Its reference
 * follows from the key, so that it stays idempotent across restarts and replicas. It can be told to
 * be as faulty as a real one, see {@link Faults}.
 */
@ApplicationScoped
public class SimulatedGateway implements PaymentGateway {

    public static final String NAME = "simulated";

    /** Calls are forgotten beyond this, so that a long demonstration does not fill the memory. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, List<PaymentRequest>> calls = new ConcurrentHashMap<>();
    private final Map<String, Integer> lookUps = new ConcurrentHashMap<>();
    private final SimulatedBooks books = new SimulatedBooks();
    private final AtomicReference<Function<PaymentRequest, Outcome>> behaviour =
            new AtomicReference<>();
    private volatile Faults faults = Faults.none();
    private volatile Supplier<Duration> clock = () -> Duration.ofNanos(System.nanoTime());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isLimited() {
        return false;
    }

    @Override
    public Duration keyLife() {
        return faults.keyLife();
    }

    @Override
    public Uni<Outcome> refund(PaymentRequest request) {
        return Uni.createFrom().item(() -> answer(request));
    }

    @Override
    public Uni<Outcome> release(PaymentRequest request) {
        return Uni.createFrom().item(() -> answer(request));
    }

    @Override
    public Uni<Outcome> reverse(Reversal reversal) {
        return Uni.createFrom()
                .item(new Outcome.Done(reference(reversal.key()), reversal.amount()));
    }

    @Override
    public Uni<Finding> lookUp(PaymentRequest request) {
        return Uni.createFrom().item(() -> find(request.key()));
    }

    /** Everything it has done stands on the one day that is asked for. */
    @Override
    public Uni<List<BalanceEntry>> balanceFile(LocalDate day) {
        var noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return Uni.createFrom().item(() -> books.entries(noon));
    }

    private Outcome answer(PaymentRequest request) {
        int nth = called(request);
        var told = behaviour.get();
        if (told != null) {
            return told.apply(request);
        }
        Movement known = books.last(request.key());
        if (known != null && !isForgotten(known)) {
            return known.request().equals(request)
                    ? SimulatedBooks.outcome(known)
                    : new Outcome.Declined("idempotency_key_reused");
        }
        return act(request, nth);
    }

    private boolean isForgotten(Movement movement) {
        return clock.get().minus(movement.since()).compareTo(faults.keyLife()) >= 0;
    }

    private Outcome act(PaymentRequest request, int nth) {
        return switch (faults.of(request.key(), nth)) {
            case NONE -> SimulatedBooks.outcome(move(request, State.DONE));
            case ACCEPTED -> SimulatedBooks.outcome(move(request, State.PENDING));
            case TIME_OUT_BEFORE -> new Outcome.Unknown("timed out");
            case TIME_OUT_AFTER -> {
                move(request, State.DONE);
                yield new Outcome.Unknown("timed out");
            }
            case DECLINED -> new Outcome.Declined("account_closed");
            case GARBAGE -> {
                move(request, State.DONE);
                yield new Outcome.Unknown("an answer that nobody understands");
            }
            case WRONG_AMOUNT -> {
                var done = move(request, State.DONE);
                var money = request.amount();
                yield new Outcome.Done(
                        done.reference(), new Money(money.minorUnits() + 1, money.currency()));
            }
            case WRONG_CURRENCY -> {
                var done = move(request, State.DONE);
                var other = Currency.getInstance("XTS");
                yield new Outcome.Done(
                        done.reference(), new Money(request.amount().minorUnits(), other));
            }
        };
    }

    private Movement move(PaymentRequest request, State state) {
        var movement = new Movement(request, reference(request.key()), state, clock.get());
        books.add(movement);
        return movement;
    }

    private Finding find(String key) {
        int nth = lookUps.merge(key, 1, Integer::sum);
        if (faults.isBlind(key, nth)) {
            return new Unclear("timed out");
        }
        Movement known = books.last(key);
        return known == null || isUnseen(known)
                ? new Nothing()
                : new Found(SimulatedBooks.outcome(known));
    }

    private boolean isUnseen(Movement movement) {
        return clock.get().minus(movement.since()).compareTo(faults.lookUpLag()) < 0;
    }

    private int called(PaymentRequest request) {
        if (calls.size() >= REMEMBERED) {
            calls.clear();
            lookUps.clear();
        }
        return calls.merge(request.key(), List.of(request), SimulatedGateway::both).size();
    }

    private static List<PaymentRequest> both(
            List<PaymentRequest> before, List<PaymentRequest> now) {
        List<PaymentRequest> all = new ArrayList<>(before);
        all.addAll(now);
        return List.copyOf(all);
    }

    /** The reference that this key always gets. */
    public static String reference(String key) {
        return "sim_" + UUID.nameUUIDFromBytes(("redress:" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** How often each key was asked and for what, for tests. */
    public Map<String, List<PaymentRequest>> calls() {
        return Map.copyOf(calls);
    }

    /** Answers otherwise from now on and does nothing, for tests. */
    public void behave(Function<PaymentRequest, Outcome> otherwise) {
        behaviour.set(otherwise);
    }

    /** Goes wrong in these ways from now on. */
    public void behave(Faults otherwise) {
        faults = otherwise;
    }

    /** Goes by another clock, of which only the differences count. */
    public void runBy(Supplier<Duration> other) {
        clock = other;
    }

    /** What is pending gets done and what is to fail late fails; what there is to tell of it. */
    public List<Notification> settle() {
        books.settle(faults);
        return books.takeNotifications(faults);
    }

    SimulatedBooks books() {
        return books;
    }

    /** Forgets everything and behaves again, for tests. */
    public void reset() {
        calls.clear();
        lookUps.clear();
        books.clear();
        behaviour.set(null);
        faults = Faults.none();
        clock = () -> Duration.ofNanos(System.nanoTime());
    }
}
