package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.support.PostgresResource;

/** Nobody works for the house on a case of his own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FG15")
class OwnCaseTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({
        "mediator, buyer",
        "mediator, seller",
        "supervisor, buyer",
        "supervisor, seller",
        "assistant, buyer",
        "reader, seller",
        "auditor, buyer",
        "operator, buyer",
        "operator, seller"
    })
    void nobody_works_on_a_case_of_his_own(String role, String side) {
        Sale sale = mediated(lamp());
        Party own = side.equals("buyer") ? sale.buyer : sale.seller;
        var insider = new Person(own.person().id(), role);
        var dispute = "/v1/disputes/" + sale.id + "-1";

        insider.gets(sale.path()).problem(404, "not-found");
        insider.gets(dispute).problem(404, "not-found");
        insider.gets(dispute + "/evidence").problem(404, "not-found");
        assertFalse(insider.gets("/v1/disputes?limit=100").accepted().body().contains(sale.id));
        var extension = Map.of("by", "P1D", "why", "?");
        switch (role) {
            case "mediator", "supervisor" -> {
                insider.posts(dispute + "/assignment", null).problem(404, "not-found");
                insider.posts(dispute + "/ruling", Map.of("amount", 1, "grounds", "?"))
                        .problem(404, "not-found");
                insider.posts(dispute + "/drafts/1/signature", null).problem(404, "not-found");
                insider.posts(dispute + "/extension", extension).problem(404, "not-found");
            }
            case "assistant" ->
                    insider.posts(dispute + "/drafts", Map.of("amount", 1, "grounds", "?"))
                            .problem(404, "not-found");
            case "operator" ->
                    insider.posts(dispute + "/extension", extension).problem(404, "not-found");
            default ->
                    insider.posts(dispute + "/messages", Map.of("text", "?"))
                            .problem(403, "forbidden");
        }
        assertEquals("held 2700", sale.money());
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
