package org.redress.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.order.OrderId;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.order.Slice;
import org.redress.order.TimeRoad;
import org.redress.support.TestPostgres;

/** Settled orders whose money waits for the provider, of 30.30 USD each. */
@ApplicationScoped
class PaidOrders {

    static final long ALL = 3_030;

    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");
    private static final AtomicInteger LOADS = new AtomicInteger();

    private final Map<UUID, String> names = new ConcurrentHashMap<>();
    private final TimeRoad road;
    private final TestPostgres database;

    PaidOrders(
            TimeRoad road,
            @ConfigProperty(name = "redress.database.url") String url,
            @ConfigProperty(name = "redress.database.user") String user,
            @ConfigProperty(name = "redress.database.password") String password) {
        this.road = road;
        this.database = new TestPostgres(url, user, password);
    }

    TestPostgres database() {
        return database;
    }

    /** All of it is to go back to the buyer. */
    List<UUID> refunded(int count) {
        return settled(Kind.SILENT_SELLER, count);
    }

    /** All of it is to go to the seller, who is called {@code seller-} and the order's own id. */
    List<UUID> released(int count) {
        return settled(Kind.PROTECTED, count);
    }

    /** Who is paid for it, by his account's id. */
    String sellerOf(UUID order) {
        return "seller-" + names.get(order);
    }

    /** Who has paid for it, by his account's id. */
    String buyerOf(UUID order) {
        return "buyer-" + names.get(order);
    }

    private List<UUID> settled(Kind kind, int count) {
        String prefix = "paid-" + LOADS.incrementAndGet() + "-";
        try (var load = new OrderLoad(database)) {
            load.load(prefix, kind, count, LONG_DUE);
        }
        int swept;
        do {
            swept = road.sweep(Slice.ofAll(500)).await().indefinitely().claimed();
        } while (swept > 0);
        return IntStream.range(0, count).mapToObj(i -> named(prefix + i)).toList();
    }

    private UUID named(String externalId) {
        UUID order = OrderId.of(externalId);
        names.put(order, externalId);
        return order;
    }
}
