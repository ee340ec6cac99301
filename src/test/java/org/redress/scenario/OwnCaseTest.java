package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.order.OrderId;
import org.redress.support.PostgresResource;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** Nobody works for the house on a case of his own. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FG15")
class OwnCaseTest {
    private static final Map<String, Object> CORRECTION =
            Map.of("recipient", "buyer", "amount", 1, "currency", "USD", "reason", "?");

    private final Shop shop = new Shop();

    @Inject Pool pool;
    @Inject Tasks tasks;

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

    /** Nor by way of a task, a letter or the log of who looked at it. */
    @ParameterizedTest
    @ValueSource(strings = {"buyer", "seller"})
    void nobody_works_around_a_case_of_his_own(String side) {
        Sale sale = shop.sells(lamp());
        Party own = side.equals("buyer") ? sale.buyer : sale.seller;
        var insider = new Person(own.person().id(), "operator");
        var other = new Person("operator-" + UUID.randomUUID(), "operator");
        String task = "/v1/tasks/" + raised(sale, other);
        String letter = "/v1/outbox/" + parked(sale);

        insider.gets(task).problem(404, "not-found");
        insider.posts(task + "/closing", Map.of("reason", "?")).problem(404, "not-found");
        insider.posts(task + "/correction", CORRECTION).problem(404, "not-found");
        insider.gets(letter).problem(404, "not-found");
        insider.posts(letter + "/retry", null).problem(404, "not-found");
        insider.posts(letter + "/drop", Map.of("reason", "?")).problem(404, "not-found");
        insider.gets("/v1/audit?order=" + sale.id).problem(404, "not-found");

        other.gets("/v1/audit?order=" + sale.id).accepted();
        other.posts(letter + "/drop", Map.of("reason", "?")).accepted();
        other.posts(task + "/closing", Map.of("reason", "?")).accepted();
    }

    private String raised(Sale sale, Person operator) {
        String subject = "own-case-" + UUID.randomUUID();
        var task =
                new NewTask(
                        "tried-out",
                        subject,
                        UUID.fromString(sale.id),
                        "Look at it.",
                        new JsonObject());
        tasks.raise(pool, task).await().indefinitely();
        return operator.gets("/v1/tasks?kind=tried-out&limit=100")
                .accepted()
                .response()
                .jsonPath()
                .getString("items.find { it.subject == '" + subject + "' }.id");
    }

    private String parked(Sale sale) {
        UUID order = UUID.fromString(sale.id);
        return pool.preparedQuery(
                        """
                        insert into outbox (bucket, order_id, event_number, place, topic, kind,
                            recipient, status, next_try_at, attempts, last_error, test_clock, payload)
                        values ($1, $2, 1, 9, 'mail', 'order-registered', 'buyer', 'parked', null, 100,
                            'no route', false, '{}')
                        returning id || '-' || bucket\
                        """)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
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
