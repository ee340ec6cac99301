package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** The marketplace pays from its own account what a settlement did not (E16). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("E16")
class CorrectionScenarioTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Pool pool;
    @Inject Tasks tasks;

    private final Shop shop = new Shop();
    private final Person operator = new Person("operator-" + UUID.randomUUID(), "operator");

    @Test
    @Tag("A07")
    @Tag("W15")
    void the_buyer_of_a_settled_order_is_paid_by_the_marketplace_and_reads_why() {
        Sale sale = released();

        var order = operator.posts(path(sale), correction("buyer", 1200)).accepted();

        assertEquals("settled", order.text("status"));
        assertEquals("released 2700", sale.money());
        arrives(sale);
        assertEquals("released 2700", sale.money());
        assertEquals(
                List.of("marketplace correcting 1200", "correcting corrected 1200"),
                postings(sale).subList(3, 5));
        sale.buyer
                .mail("the marketplace pays you €12.00")
                .says("You were right.", "the way you paid");
        assertEquals("You were right.", sale.entry("correction-granted").get("text"));
        var payments = sale.buyer.person().gets(sale.path() + "/payments").accepted();
        assertEquals("buyer-correction done", stage(payments));
        var verified = operator.gets("/v1/ledger/verification?limit=500").accepted();
        assertFalse(verified.body().contains(sale.id));
    }

    @Test
    void it_is_nobody_elses_business() {
        Sale sale = released();
        operator.posts(path(sale), correction("buyer", 1200)).accepted();
        arrives(sale);

        String seller = sale.seller.person().gets(sale.path() + "/timeline").accepted().body();
        assertFalse(seller.contains("correction"), seller);
        assertFalse(seller.contains("1200"), seller);
        String payments = sale.seller.person().gets(sale.path() + "/payments").accepted().body();
        assertFalse(payments.contains("correction"), payments);
        String buyer = sale.buyer.person().gets(sale.path() + "/timeline").accepted().body();
        assertTrue(buyer.contains("correction-granted"), buyer);
    }

    @Test
    void it_is_asked_for_once_by_an_operator_with_a_reason_and_within_its_bound() {
        Sale sale = released();
        String path = path(sale);
        var body = correction("buyer", 2700);
        for (Person other :
                List.of(shop.marketplace, sale.buyer.person(), sale.mediator.person())) {
            other.posts(path, body).problem(403, "forbidden");
        }
        operator.posts(path, without(body, "reason")).problem(400, "invalid-field");
        operator.posts(path, without(body, "recipient")).problem(400, "invalid-field");
        operator.posts(path, correction("buyer", 0)).problem(400, "invalid-field");
        new Reply(operator.writing(body).post(path)).problem(400, "idempotency-key-missing");
        var facts =
                operator.posts(path, correction("buyer", 2701))
                        .problem(409, "correction-out-of-range");
        assertEquals("2700", facts.fact("most"));
        operator.posts(path, correction("seller", 1)).problem(409, "correction-out-of-range");
        var francs = correction("buyer", 1);
        francs.put("currency", "CHF");
        operator.posts(path, francs).problem(409, "other-currency");

        operator.posts(path, body, "once").accepted();
        var again = operator.posts(path, body, "once").accepted();

        assertEquals("true", again.header("Idempotent-Replayed"));
        operator.posts(path, correction("buyer", 1)).problem(409, "correction-out-of-range");
    }

    @Test
    void an_order_that_is_not_settled_is_left_to_its_rules() {
        Sale sale = shop.sells(lamp());

        operator.posts(path(sale), correction("buyer", 1)).problem(409, "not-settled");
    }

    /** The task says which order it is about, and the timeline which task it began with. */
    @Test
    void it_can_begin_with_a_task() {
        Sale sale = released();
        String task = raised("correction-" + UUID.randomUUID(), UUID.fromString(sale.id));
        String path = "/v1/tasks/" + task + "/correction";
        sale.mediator.person().posts(path, correction("buyer", 5)).problem(403, "forbidden");
        operator.posts("/v1/tasks/" + UUID.randomUUID() + "/correction", correction("buyer", 5))
                .problem(404, "not-found");
        String other = raised("correction-" + UUID.randomUUID(), null);
        operator.posts("/v1/tasks/" + other + "/correction", correction("buyer", 5))
                .problem(409, "task-without-order");

        operator.posts(path, correction("buyer", 5)).accepted();

        assertEquals(List.of("marketplace correcting 5"), postings(sale).subList(3, 4));
        assertEquals("open", operator.gets("/v1/tasks/" + task).accepted().text("status"));
    }

    /** Both ways compare with the order's version, as every command does. */
    @Test
    void an_order_that_has_changed_since_it_was_looked_at_is_not_corrected() {
        Sale sale = released();
        String task = raised("correction-" + UUID.randomUUID(), UUID.fromString(sale.id));
        for (String path : List.of(path(sale), "/v1/tasks/" + task + "/correction")) {
            String now = sale.order().etag();
            pays(path, "not a version").problem(400, "bad-if-match");
            var facts = pays(path, "\"1\"").problem(412, "version-changed");
            assertEquals(now, "\"" + facts.fact("version") + "\"");
            pays(path, now).accepted();
            arrives(sale);
        }
        assertEquals(2, postings(sale).stream().filter(it -> it.startsWith("marketplace")).count());
    }

    @Test
    void who_asks_again_after_the_task_was_closed_learns_that_it_is_paid() {
        Sale sale = released();
        String task = raised("correction-" + UUID.randomUUID(), UUID.fromString(sale.id));
        String path = "/v1/tasks/" + task;
        operator.posts(path + "/correction", correction("buyer", 5), "lost").accepted();
        operator.posts(path + "/closing", Map.of("reason", "Paid.")).accepted();

        var again = operator.posts(path + "/correction", correction("buyer", 5), "lost").accepted();
        assertEquals("true", again.header("Idempotent-Replayed"));
        operator.posts(path + "/correction", correction("buyer", 6), "lost")
                .problem(422, "idempotency-key-reused");
        operator.posts(path + "/correction", correction("buyer", 5)).problem(409, "task-closed");
    }

    private Reply pays(String path, String ifMatch) {
        return new Reply(
                operator.writing(correction("buyer", 5))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("If-Match", ifMatch)
                        .post(path));
    }

    private String raised(String subject, UUID order) {
        var task = new NewTask("tried-out", subject, order, "Look at it.", new JsonObject());
        tasks.raise(pool, task).await().indefinitely();
        var open = operator.gets("/v1/tasks?kind=tried-out&limit=100").accepted();
        return open.response()
                .jsonPath()
                .getString("items.find { it.subject == '" + subject + "' }.id");
    }

    private Sale released() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.receives();
        sale.moneyArrives();
        return sale;
    }

    private void arrives(Sale sale) {
        Eventually.within(
                SOON,
                "the correction arrives",
                () ->
                        stage(operator.gets(sale.path() + "/payments").accepted())
                                .equals("buyer-correction done"));
    }

    /** Of the last payment. */
    private static String stage(Reply payments) {
        return payments.text("[-1].kind") + " " + payments.text("[-1].stage");
    }

    private static String path(Sale sale) {
        return sale.path() + "/corrections";
    }

    private static List<String> postings(Sale sale) {
        return sale
                .marketplace
                .person()
                .gets(sale.path() + "/ledger")
                .accepted()
                .response()
                .jsonPath()
                .<Map<String, Object>>getList("postings")
                .stream()
                .map(it -> it.get("from") + " " + it.get("to") + " " + it.get("amount"))
                .toList();
    }

    private static Map<String, Object> correction(String recipient, long amount) {
        return new HashMap<>(
                Map.of(
                        "recipient",
                        recipient,
                        "amount",
                        amount,
                        "currency",
                        "EUR",
                        "reason",
                        "You were right."));
    }

    private static Map<String, Object> without(Map<String, Object> body, String field) {
        var less = new HashMap<>(body);
        less.remove(field);
        return less;
    }
}
