package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.PostgresResource;

/** Lists by opaque cursor: every row once, however the pages are cut. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ListsTest {
    private final Shop shop = new Shop();
    private final Person seller = new Person("seller-" + UUID.randomUUID(), "seller");

    @Test
    void the_orders_of_a_seller_come_in_pages_without_gap_or_double() {
        var ids = new HashSet<String>();
        for (int i = 0; i < 7; i++) {
            ids.add(shop.sells(lamp().soldBy(seller)).id);
        }

        assertEquals(List.of(3, 3, 1), sizes("/v1/orders?limit=3", ids));
        assertEquals(List.of(7), sizes("/v1/orders?limit=7", ids));
        assertEquals(List.of(6, 1), sizes("/v1/orders?limit=6", ids));
    }

    @Test
    void the_disputes_of_a_seller_come_most_urgent_first() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            Sale sale = shop.sells(lamp().soldBy(seller));
            sale.marketplace.ships();
            sale.buyer.opens("in-transit", "lamp");
            ids.add(sale.id + "-1");
            shop.daysGoTo(i / 3);
        }

        assertEquals(List.of(2, 2, 2, 1), sizes("/v1/disputes?limit=2", new HashSet<>(ids)));
        List<String> due =
                seller.gets("/v1/disputes").accepted().response().jsonPath().getList("items.dueAt");
        assertEquals(due.stream().sorted().toList(), due);
        var soon = seller.gets("/v1/disputes?dueBefore=" + day(8).minus(Shop.MOMENT)).accepted();
        assertEquals(4, soon.response().jsonPath().getList("items").size());
    }

    @Test
    void an_order_that_is_settled_is_found_by_its_status() {
        Sale open = shop.sells(lamp().soldBy(seller));
        Sale settled = shop.sells(lamp().soldBy(seller));
        seller.posts(settled.path() + "/refund", null).accepted();

        assertEquals(List.of(open.id), idsOf("/v1/orders?status=open"));
        assertEquals(List.of(settled.id), idsOf("/v1/orders?status=settled"));
        assertNotNull(seller.gets("/v1/orders").accepted().text("asOf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "%00",
                "MXwy",
                "bm8gY3Vyc29y",
                "{+999999999-01-01T00:00:00Z|00000000-0000-0000-0000-000000000000}",
                "{2026-01-01T00:00:00Z|no uuid}",
                "{no instant|00000000-0000-0000-0000-000000000000}"
            })
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        String sent =
                cursor.startsWith("{") ? encoded(cursor.substring(1, cursor.length() - 1)) : cursor;

        new Reply(seller.asked().urlEncodingEnabled(false).get("/v1/orders?cursor=" + sent))
                .problem(400, "bad-cursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders?limit=0", "/v1/orders?limit=101", "/v1/orders?limit=-1",
                "/v1/orders?limit=many", "/v1/orders?limit=99999999999", "/v1/orders?status=lost",
                "/v1/disputes?limit=0", "/v1/disputes?status=angry", "/v1/disputes?dueBefore=soon",
                "/v1/disputes?dueBefore=%2B999999999-01-01T00:00:00Z"
            })
    void a_bad_parameter_is_refused(String path) {
        new Reply(seller.asked().urlEncodingEnabled(false).get(path)).problem(400, "invalid-field");
    }

    private static String encoded(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> idsOf(String path) {
        return seller.gets(path).accepted().response().jsonPath().getList("items.id");
    }

    /** Walks through all pages, sees each id once, and answers how large the pages were. */
    private List<Integer> sizes(String path, HashSet<String> ids) {
        List<Integer> sizes = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = seller.gets(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).accepted();
            List<String> items = page.response().jsonPath().getList("items.id");
            sizes.add(items.size());
            seen.addAll(items);
            cursor = page.text("next");
        }
        assertEquals(ids.size(), seen.size());
        assertEquals(ids, new HashSet<>(seen));
        return sizes;
    }
}
