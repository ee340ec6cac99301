package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** What an operator does about messages that did not leave, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FE8")
class OutboxScenarioTest {

    /** Its rows stand under no order. */
    private static final String TOPIC = "report-mail";

    @Inject Pool pool;
    @Inject Tasks tasks;

    private final UUID subject = UUID.randomUUID();
    private final Person operator = new Person("operator-1", "operator");

    @Test
    void parked_messages_are_listed_by_topic_without_their_content() {
        parked(TOPIC, 1);
        parked(TOPIC, 2);
        parked("payment", 3);

        var page = operator.gets("/v1/outbox?topic=" + TOPIC + "&limit=1").accepted();
        assertEquals(1, page.number("items.size()"));
        var next =
                operator.gets("/v1/outbox?topic=" + TOPIC + "&cursor=" + page.text("next"))
                        .accepted();
        assertEquals(TOPIC, next.text("items[0].topic"));
        var one = operator.gets("/v1/outbox/" + id(1)).accepted();

        assertEquals(subject + ".1.1", one.text("message"));
        assertEquals("no route", one.text("lastError"));
        assertNull(one.text("nextTryAt"));
        assertFalse(one.body().contains("payload"));
        operator.gets("/v1/outbox?status=waiting").accepted();
        operator.gets("/v1/outbox?status=done").problem(400, "invalid-field");
        operator.gets("/v1/outbox?cursor=x").problem(400, "bad-cursor");
    }

    @Test
    void a_retried_message_waits_again_with_all_its_tries_and_its_task_is_closed() {
        parked(TOPIC, 1);
        raiseAsTheRelayDoes(1);

        var retried = operator.posts(path(1, "retry"), null).accepted();

        assertEquals("waiting", retried.text("status"));
        assertEquals(1, count("retried_after = 100 and attempts >= 100"));
        assertEquals("operator-1", closing(1, "by"));
        operator.posts(path(1, "retry"), null).problem(409, "message-not-parked");
    }

    @Test
    void a_dropped_message_never_leaves_and_the_reason_is_kept() {
        parked(TOPIC, 1);

        var dropped =
                operator.posts(path(1, "drop"), Map.of("reason", "Told by phone.")).accepted();

        assertEquals("dropped", dropped.text("status"));
        assertEquals("Told by phone.", closing(1, "reason"));
        operator.posts(path(1, "retry"), null).problem(409, "message-not-parked");
        operator.posts(path(1, "drop"), Map.of()).problem(400, "invalid-field");
    }

    @Test
    void a_payment_cannot_be_dropped() {
        parked("payment", 1);

        operator.posts(path(1, "drop"), Map.of("reason", "No."))
                .problem(409, "payment-not-droppable");

        assertEquals(1, count("status = 'parked'"));
    }

    @Test
    void only_operators_change_and_only_they_and_supervisors_look() {
        parked(TOPIC, 1);
        for (String role : List.of("marketplace", "buyer", "seller", "mediator")) {
            new Person("p", role).gets("/v1/outbox").problem(403, "forbidden");
            new Person("p", role).gets("/v1/outbox/" + id(1)).problem(403, "forbidden");
        }
        var supervisor = new Person("s", "supervisor");
        supervisor.gets("/v1/outbox").accepted();
        supervisor.posts(path(1, "retry"), null).problem(403, "forbidden");
        for (String unknown : List.of("999999999-1", "1", "x", "01-1", "1-9999")) {
            operator.gets("/v1/outbox/" + unknown).problem(404, "not-found");
            operator.posts("/v1/outbox/" + unknown + "/retry", null).problem(404, "not-found");
        }
    }

    private void parked(String topic, int event) {
        sql(
                """
                insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient, status,
                    next_try_at, attempts, last_error, test_clock, payload)
                values (1, '%s', %d, 1, '%s', 'report-decided', 'reporter', 'parked', null, 100, 'no route',
                    false, '{}')
                """
                        .formatted(subject, event, topic));
    }

    private void raiseAsTheRelayDoes(int event) {
        var task =
                new NewTask(
                        "message-parked",
                        subject + "." + event + ".1",
                        null,
                        "Look.",
                        new JsonObject());
        tasks.raise(pool, task).await().indefinitely();
    }

    private String closing(int event, String field) {
        return operator.gets("/v1/tasks?kind=message-parked&limit=100&status=closed")
                .accepted()
                .text(
                        "items.find { it.subject == '%s.%d.1' }.closing.%s"
                                .formatted(subject, event, field));
    }

    private String path(int event, String what) {
        return "/v1/outbox/" + id(event) + "/" + what;
    }

    private String id(int event) {
        return sql("select id || '-' || bucket from outbox where order_id = '"
                        + subject
                        + "' and event_number = "
                        + event)
                .getString(0);
    }

    private int count(String where) {
        return sql("select count(*)::int from outbox where order_id = '"
                        + subject
                        + "' and "
                        + where)
                .getInteger(0);
    }

    private Row sql(String sql) {
        var rows = pool.query(sql).execute().await().indefinitely().iterator();
        return rows.hasNext() ? rows.next() : null;
    }
}
