package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.FakeReceiver;
import org.redress.support.PostgresResource;

/** Where tables are distributed there is no feed, and it says so instead of skipping events. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(DistributedTest.EachBucket.class)
@Tag("FE10")
class DistributedTest {

    public static class EachBucket implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("redress.sweep.buckets", "each", "redress.sweep.every", "off");
        }
    }

    private static final String CODE = "feed-not-available";

    private final Shop shop = new Shop();
    private final Person marketplace = shop.marketplace;

    @Test
    void what_needs_the_feed_is_refused_with_one_code_and_orders_go_on() {
        String id = UUID.randomUUID().toString();
        var endpoint = Map.of("url", FakeReceiver.allowed().url());
        marketplace.gets("/v1/events").problem(501, CODE);
        marketplace.posts("/v1/webhook-endpoints", endpoint).problem(501, CODE);
        for (String what : List.of("ping", "enabling")) {
            marketplace.posts("/v1/webhook-endpoints/" + id + "/" + what, null).problem(501, CODE);
        }

        String order = marketplace.posts("/v1/orders", lamp().body()).accepted().text("id");

        String event = "/v1/events/evt_" + order + "_1";
        assertEquals("order-registered", marketplace.gets(event).accepted().text("type"));
        marketplace.posts(event + "/replay", null).problem(501, CODE);
        marketplace.gets("/v1/webhook-endpoints").accepted();
    }
}
