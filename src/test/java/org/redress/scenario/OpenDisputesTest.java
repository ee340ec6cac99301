package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.order;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** Nobody opens disputes by the dozen (FS9): one buyer has so many open ones at a time. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS9")
class OpenDisputesTest {
    private static final int MOST = 50;
    private static final int LINES = 17;

    private final Person buyer = new Person("crowded-" + UUID.randomUUID(), "buyer");
    private final Shop shop = new Shop();

    @Test
    void one_more_than_may_be_open_is_refused_until_one_ends() {
        var sales = List.of(sells(), sells(), sells());
        for (int n = 0; n < MOST; n++) {
            opens(sales.get(n / LINES), n % LINES, "k-" + n).accepted();
        }
        Sale last = sales.getLast();

        opens(last, LINES - 1, "k-last").problem(409, "too-many-open-disputes");
        assertEquals("false", eligible(last));
        assertEquals("too-many-open-disputes", whyNot(last));

        var again = opens(last, LINES - 2, "k-" + (MOST - 1)).accepted();
        assertEquals("true", again.header("Idempotent-Replayed"), "a repeat is no new one");

        buyer.posts("/v1/disputes/" + sales.getFirst().id + "-1/withdrawal", null).accepted();
        assertEquals("true", eligible(last));
        opens(last, LINES - 1, "k-then").accepted();
    }

    private Sale sells() {
        var draft =
                order().with(
                                "buyer",
                                Map.of(
                                        "id", buyer.id(),
                                        "name", "Bo Buyer",
                                        "email", OrderDraft.mailbox(buyer)));
        IntStream.range(0, LINES).forEach(n -> draft.line("line-" + n, 1000, 0));
        Sale sale = shop.sells(draft);
        sale.seller.ships();
        return sale;
    }

    private Reply opens(Sale sale, int line, String key) {
        var body =
                Map.of(
                        "reason", "in-transit",
                        "lines", List.of("line-" + line),
                        "text", "It has not come.");
        return buyer.posts(sale.path() + "/disputes", body, key);
    }

    private String eligible(Sale sale) {
        return eligibility(sale).text("eligible");
    }

    private String whyNot(Sale sale) {
        return eligibility(sale)
                .text("reasons.find { it.reason.code == 'in-transit' }.whyNot.code");
    }

    private Reply eligibility(Sale sale) {
        return buyer.gets(sale.path() + "/eligibility?line=line-" + (LINES - 1)).accepted();
    }
}
