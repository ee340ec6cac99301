package org.redress.payment;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A provider in memory, for demonstrations, tests and every order on a test clock. Its reference
 * follows from the key, so that it stays idempotent across restarts and replicas.
 */
@DefaultBean
@ApplicationScoped
public class SimulatedGateway implements PaymentGateway {

    private static final Function<PaymentRequest, Outcome> DO_IT =
            request -> new Outcome.Done(reference(request.key()));

    /**
     * The oldest calls are forgotten beyond this, so that a long demonstration does not fill the
     * memory.
     */
    private static final int REMEMBERED = 10_000;

    private final Map<String, List<PaymentRequest>> calls = new ConcurrentHashMap<>();
    private final AtomicReference<Function<PaymentRequest, Outcome>> behaviour =
            new AtomicReference<>(DO_IT);

    @Override
    public Uni<Outcome> pay(PaymentRequest request) {
        return Uni.createFrom().item(() -> answer(request));
    }

    private Outcome answer(PaymentRequest request) {
        if (calls.size() >= REMEMBERED) {
            calls.clear();
        }
        calls.merge(request.key(), List.of(request), SimulatedGateway::both);
        return behaviour.get().apply(request);
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

    /** Answers otherwise from now on, for tests. */
    public void behave(Function<PaymentRequest, Outcome> otherwise) {
        behaviour.set(otherwise);
    }

    /** Forgets everything and behaves again, for tests. */
    public void reset() {
        calls.clear();
        behaviour.set(DO_IT);
    }
}
