package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.order;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** A ruling about a lot is not a matter of one person; in francs the limit is 1,000.00. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FG15")
class SecondPersonScenarioTest {
    private final Shop shop = new Shop();

    @Test
    void a_ruling_about_a_lot_waits_for_a_second_person() {
        Sale sale = mediated(order().line("ring", 200_000, 0).with("currency", "CHF"));
        sale.mediator.person().posts("/v1/disputes/" + sale.id + "-1/assignment", null).accepted();

        var first = sale.mediator.rules(200_000);

        assertEquals("under-review", first.text("status"));
        assertEquals(sale.mediator.person().id(), first.text("mediation.drafts[0].assistant"));
        assertEquals("held 200000", sale.money());
        assertFalse(sale.mediator.may().contains("drafts/1/signature"));
        sign(sale, sale.mediator.person()).problem(409, "second-person-needed");
        assertFalse(sale.buyer.looksAtDispute().body().contains("drafts"));

        var second = new Person("mediator-" + UUID.randomUUID(), "mediator");
        assertTrue(new Party(sale, second).may().contains("drafts/1/signature"));
        assertEquals("ruling", sign(sale, second).accepted().text("outcome.how"));

        assertEquals("refunded 200000", sale.moneyArrives());
        var drafted = (Map<?, ?>) sale.entry("dispute.ruling-drafted").get("because");
        assertEquals("review.secondPerson", drafted.get("rule"));
    }

    @Test
    void up_to_the_limit_one_person_rules() {
        Sale sale = mediated(order().line("ring", 100_000, 0).with("currency", "CHF"));
        assertEquals("ruling", sale.mediator.rules(100_000).text("outcome.how"));
    }

    private static Reply sign(Sale sale, Person person) {
        return person.posts("/v1/disputes/" + sale.id + "-1/drafts/1/signature", null);
    }

    private Sale mediated(OrderDraft draft) {
        Sale sale = shop.sells(draft);
        sale.seller.ships();
        sale.buyer.opens("in-transit", sale.lines().keySet().toArray(String[]::new));
        sale.seller.counters(1000);
        shop.daysGoTo(7);
        return sale;
    }
}
