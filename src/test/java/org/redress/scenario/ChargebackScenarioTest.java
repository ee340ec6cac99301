package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.OrderDraft.order;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.Books;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/** A buyer's bank takes a payment back, told over REST (FG10). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FG10")
class ChargebackScenarioTest {
    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private final Shop shop = new Shop();

    @Test
    @Tag("W23")
    void an_order_stands_still_until_the_bank_has_decided_and_goes_on() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        shop.daysGoTo(2);

        record(sale, "chargeback", Map.of("reference", "cb-1"));
        assertEquals("open", sale.order().text("chargeback.status"));
        assertEquals("cb-1", sale.order().text("chargeback.reference"));
        assertEquals(null, sale.seller.person().gets(sale.path()).text("chargeback.reference"));
        assertEquals("bank", sale.dispute(1).text("waitingFor"));
        assertEquals(null, sale.dispute(1).text("dueAt"));
        assertNothingIsDue(sale);
        assertEquals(day(2), sale.dispute(1).instant("standsStillSince"));
        assertEquals(day(2), sale.order().instant("standsStillSince"));
        var facts = sale.seller.tries().counters(100).problem(409, "chargeback-open");
        assertEquals(day(2).toString(), facts.fact("since"));
        assertEquals(List.of("messages", "evidence"), sale.seller.mayWithOrder());

        assertEquals(List.of(day(32) + " chargeback-reminded"), shop.daysGoTo(40));
        assertEquals(1, openTasks(sale));
        record(sale, "chargeback/outcome", outcome("cb-1", "won"));

        assertEquals(day(45), sale.dispute(1).instant("dueAt"));
        assertEquals("won", sale.order().text("chargeback.status"));
        assertEquals(null, sale.order().text("standsStillSince"));
        assertEquals(day(45), sale.dispute(1).instant("request.expiresAt"));
        assertTrue(sale.story().contains("chargeback-won"));
        shop.daysGoTo(45);
        assertEquals(Map.of("lamp", "refunded by seller-silence"), sale.lines());
        sale.seller.mail("does not take the payment back");
    }

    @Test
    @Tag("E16")
    void a_lost_one_takes_what_is_held_and_the_rest_is_the_marketplaces_loss() {
        Sale sale = shop.sells(order().line("lamp", 2500, 200).line("bulb", 500, 0));
        sale.seller.ships();
        sale.buyer.receives("bulb");
        sale.moneyArrives();

        record(sale, "chargeback", Map.of("reference", "cb-2"));
        record(sale, "chargeback/outcome", outcome("cb-2", "lost"));

        assertEquals(
                Map.of(
                        "lamp", "charged-back by charged-back",
                        "bulb", "released by receipt-confirmed"),
                sale.lines());
        assertEquals("released 500, chargedBack 2700", sale.money());
        assertEquals(500, sale.order().number("chargeback.loss"));
        assertEquals("settled", sale.order().text("status"));
        List<Map<String, Object>> postings =
                sale.marketplace
                        .person()
                        .gets(sale.path() + "/ledger")
                        .accepted()
                        .response()
                        .jsonPath()
                        .getList("postings");
        assertEquals(
                List.of("held charged-back 2700", "marketplace loss 500"),
                postings.subList(postings.size() - 2, postings.size()).stream()
                        .map(it -> it.get("from") + " " + it.get("to") + " " + it.get("amount"))
                        .toList());
        assertEquals(List.of(), books().findings());
    }

    @Test
    void a_settled_order_wakes_for_it_and_sleeps_again() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.receives();

        record(sale, "chargeback", Map.of("reference", "cb-3"));
        assertEquals("open", sale.order().text("status"));
        assertEquals(List.of(day(30) + " chargeback-reminded"), shop.daysGoTo(31));
        record(sale, "chargeback/outcome", outcome("cb-3", "won"));
        assertEquals("settled", sale.order().text("status"));
    }

    @Test
    void only_the_marketplace_and_its_operator_may_record_it_and_only_what_makes_sense() {
        Sale sale = shop.sells(lamp());
        var operator = new Person("operator-" + UUID.randomUUID(), "operator");
        String path = sale.path() + "/chargeback";

        assertEquals(403, sale.buyer.person().posts(path, Map.of("reference", "cb-4")).status());
        assertEquals(400, operator.posts(path, Map.of("reference", "")).status());
        operator.posts(path + "/outcome", Map.of("outcome", "won")).problem(400, "invalid-field");
        operator.posts(path + "/outcome", outcome("cb-4", "won")).problem(409, "no-chargeback");
        operator.posts(path, Map.of("reference", "cb-4")).accepted();
        operator.posts(path + "/outcome", outcome("cb-0", "lost"))
                .problem(409, "chargeback-unknown");
        operator.posts(path + "/outcome", outcome("cb-4", "lost")).accepted();
        operator.posts(path + "/outcome", outcome("cb-4", "lost")).accepted();
        operator.posts(path + "/outcome", outcome("cb-4", "won"))
                .problem(409, "chargeback-decided");
        operator.posts(path, Map.of("reference", "cb-5")).problem(409, "chargeback-lost");
    }

    @Test
    void nothing_that_a_mediator_asked_or_proposed_is_due_while_time_stands_still() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        sale.seller.counters(1000);
        shop.daysGoTo(7);
        mediates(sale, "evidence-requests", Map.of("from", "seller", "what", "The label."));
        mediates(sale, "proposals", Map.of("amount", 1000, "text", "Half of it."));
        assertTrue(sale.dispute(1).text("mediation.evidenceRequests[0].dueAt") != null);

        record(sale, "chargeback", Map.of("reference", "cb-6"));

        assertNothingIsDue(sale);
    }

    private static void mediates(Sale sale, String what, Object body) {
        String dispute = "/v1/disputes/" + sale.id + "-1/";
        sale.mediator.person().posts(dispute + what, body).accepted();
    }

    private static void assertNothingIsDue(Sale sale) {
        var dispute = sale.dispute(1);
        for (String until :
                List.of(
                        "request.expiresAt",
                        "sellerOffer.expiresAt",
                        "mediatorJoinsAt",
                        "mediation.evidenceRequests[0].dueAt",
                        "mediation.proposals[0].terms.expiresAt")) {
            assertEquals(null, dispute.text(until), until);
        }
        assertEquals(null, sale.order().text("lines[0].releaseAt"));
    }

    private static Map<String, Object> outcome(String reference, String outcome) {
        return Map.of("reference", reference, "outcome", outcome);
    }

    @Test
    void what_asked_for_the_banks_decision_is_closed_by_it() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        record(sale, "chargeback", Map.of("reference", "cb-7"));
        shop.daysGoTo(70);
        assertEquals(2, openTasks(sale), "after 30 and after 60 days");
        record(sale, "chargeback/outcome", outcome("cb-7", "won"));
        assertEquals(0, openTasks(sale));
        assertEquals(2, closings(sale, "The chargeback was won."));

        record(sale, "chargeback", Map.of("reference", "cb-8"));
        shop.daysGoTo(101);
        record(sale, "chargeback/outcome", outcome("cb-7", "won"));
        assertEquals(1, openTasks(sale), "told again of the one before");
        record(sale, "chargeback/outcome", outcome("cb-8", "lost"));
        assertEquals(0, openTasks(sale));
        assertEquals(1, closings(sale, "The chargeback was lost."));
    }

    private long openTasks(Sale sale) {
        return books().count(
                        "select count(*) from task where kind = 'chargeback-open' and closed_at is null"
                                + " and order_id = '"
                                + sale.id
                                + "'");
    }

    private long closings(Sale sale, String why) {
        return books().count(
                        "select count(*) from task t join task_closing c on c.bucket = t.bucket and c.task_id = t.id"
                                + " join task_text w on w.bucket = c.bucket and w.task_id = c.task_id"
                                + " where c.closed_by = 'redress' and w.body = '"
                                + why
                                + "' and t.order_id = '"
                                + sale.id
                                + "'");
    }

    private Books books() {
        return new Books(new TestPostgres(url, user, password));
    }

    private static void record(Sale sale, String what, Map<String, Object> body) {
        sale.marketplace.person().posts(sale.path() + "/" + what, body).accepted();
    }
}
