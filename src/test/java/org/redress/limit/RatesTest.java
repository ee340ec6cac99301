package org.redress.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.access.Caller;
import org.redress.access.Role;
import org.redress.platform.Problem;

/** Quotas of addresses, callers, orders and messages, on a clock of the test's own (FS9). */
@Tag("FS9")
class RatesTest {
    private static final String ORDER = "0b8f0f4e-3a34-4c8e-9c5b-0d7f4f1f2a11";
    private static final String OTHER = "1b8f0f4e-3a34-4c8e-9c5b-0d7f4f1f2a11";

    private final Caller ann = new Caller("ann", Set.of(Role.BUYER));
    private final Caller bob = new Caller("bob", Set.of(Role.SELLER));
    private final Caller shop = new Caller("shop", Set.of(Role.MARKETPLACE));
    private final ManualTime time = new ManualTime();
    private final Rates rates = rates(new Config(4, 10, 6, 3, 2, 100));

    private record Config(
            int address, int marketplace, int person, int order, int messages, int remembered)
            implements RateConfig {
        @Override
        public Duration window() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Map<String, Integer> callers() {
            return Map.of("zoe", 1);
        }
    }

    private static final class ManualTime implements TimeMeter {
        private long nanos;

        void passes(Duration duration) {
            nanos += duration.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void a_caller_has_his_quota_at_once_and_then_by_and_by() {
        for (int n = 0; n < 6; n++) {
            assertTrue(asks(ann).isEmpty());
        }
        var headers = MultiMap.caseInsensitiveMultiMap();
        var refused = rates.from(ann, null, false, headers).orElseThrow();

        assertEquals(429, refused.status());
        assertEquals("rate-limited", refused.code());
        assertEquals("caller", refused.facts().get("quota"));
        assertEquals("10", headers.get("Retry-After"));
        assertEquals("\"caller\";q=6;w=60", headers.get("RateLimit-Policy"));
        assertEquals("\"caller\";r=0;t=60", headers.get("RateLimit"));

        time.passes(Duration.ofSeconds(10).minusNanos(1));
        assertFalse(asks(ann).isEmpty(), "a moment too early");
        time.passes(Duration.ofNanos(1));
        assertTrue(asks(ann).isEmpty(), "at the told instant");
        assertFalse(asks(ann).isEmpty());
    }

    @Test
    void what_is_left_is_told_with_every_answer() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        rates.from(ann, ORDER, true, headers);

        assertEquals(3, headers.getAll("RateLimit").size());
        assertTrue(headers.getAll("RateLimit").contains("\"order\";r=2;t=20"));
        assertTrue(headers.getAll("RateLimit-Policy").contains("\"messages\";q=2;w=3600"));
        assertNull(headers.get("Retry-After"));
    }

    @Test
    void one_caller_uses_up_nothing_of_anothers_on_the_same_order() {
        for (int n = 0; n < 3; n++) {
            assertTrue(commands(ann, ORDER).isEmpty());
        }

        assertEquals("order", commands(ann, ORDER).orElseThrow().facts().get("quota"));
        assertTrue(commands(ann, OTHER).isEmpty(), "nor on another order");
        assertTrue(commands(bob, ORDER).isEmpty(), "the other side can answer");
        assertTrue(commands(shop, ORDER).isEmpty());
    }

    @Test
    void messages_of_an_hour_are_counted_apart() {
        assertTrue(rates.from(ann, ORDER, true, headers()).isEmpty());
        assertTrue(rates.from(ann, ORDER, true, headers()).isEmpty());
        time.passes(Duration.ofMinutes(2));

        var refused = rates.from(ann, ORDER, true, headers()).orElseThrow();

        assertEquals("too-many-messages", refused.code());
        assertTrue(commands(ann, ORDER).isEmpty(), "other commands go on");
        time.passes(Duration.ofMinutes(30));
        assertTrue(rates.from(ann, ORDER, true, headers()).isEmpty());
    }

    @Test
    void a_backend_has_more_and_a_named_caller_his_own() {
        for (int n = 0; n < 10; n++) {
            assertTrue(asks(shop).isEmpty());
        }
        assertFalse(asks(shop).isEmpty());
        var zoe = new Caller("zoe", Set.of(Role.MARKETPLACE));
        assertTrue(asks(zoe).isEmpty());
        assertFalse(asks(zoe).isEmpty());
    }

    @Test
    void addresses_are_counted_apart_and_ipv6_by_network() {
        for (int n = 0; n < 4; n++) {
            assertTrue(rates.fromAddress("192.0.2.1", headers()).isEmpty());
        }
        assertEquals(429, rates.fromAddress("192.0.2.1", headers()).orElseThrow().status());
        assertTrue(rates.fromAddress("192.0.2.2", headers()).isEmpty());

        assertEquals(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assertNotEquals(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assertEquals("192.0.2.1", network("192.0.2.1"));
        assertEquals("192.0.2.1", network("::ffff:192.0.2.1"), "as a proxy may write it");
        assertNotEquals(network("::ffff:192.0.2.1"), network("::ffff:192.0.2.2"));
    }

    @Test
    void zero_is_without_limit() {
        var free = rates(new Config(0, 0, 0, 0, 0, 100));
        var headers = headers();
        for (int n = 0; n < 1_000; n++) {
            assertTrue(free.from(ann, ORDER, true, headers).isEmpty());
            assertTrue(free.fromAddress("192.0.2.1", headers).isEmpty());
        }
        assertTrue(headers.isEmpty());
    }

    @Test
    void a_flood_of_strangers_takes_bounded_memory() {
        var buckets = new Buckets(100, Duration.ofMinutes(1), time);
        var quota = new Quota("address", 5, Duration.ofMinutes(1));
        for (int n = 0; n < 10_000; n++) {
            buckets.take(quota, "stranger-" + n);
        }
        assertTrue(buckets.size() <= 100, "remembered: " + buckets.size());

        time.passes(Duration.ofMinutes(2));
        assertEquals(0, buckets.size(), "and forgotten when they are full again");
    }

    @Test
    void the_order_that_an_operation_is_about_is_found() {
        assertEquals(ORDER, CallerLimits.order("POST /v1/orders/{id}/messages", ORDER));
        assertEquals(ORDER, CallerLimits.order("GET /v1/orders/{id}", ORDER.toUpperCase()));
        assertEquals(
                ORDER, CallerLimits.order("POST /v1/disputes/{id}/counter-offer", ORDER + "-12"));
        assertEquals(ORDER, CallerLimits.order("DELETE /v1/evidence/{id}", ORDER + "-e3"));
        assertNull(CallerLimits.order("POST /v1/orders", null));
        assertNull(CallerLimits.order("POST /v1/tasks/{id}/closing", ORDER));
    }

    private Rates rates(Config config) {
        return new Rates(config, new SimpleMeterRegistry(), time);
    }

    private Optional<Problem> asks(Caller caller) {
        return rates.from(caller, null, false, headers());
    }

    private Optional<Problem> commands(Caller caller, String order) {
        return rates.from(caller, order, false, headers());
    }

    private static String network(String address) {
        return AddressLimit.network(SocketAddress.inetSocketAddress(1234, address));
    }

    private static MultiMap headers() {
        return MultiMap.caseInsensitiveMultiMap();
    }
}
