package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** What waits for a person, over HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TasksScenarioTest {

    @Inject Pool pool;
    @Inject Tasks tasks;

    private final String kind = "kind-" + UUID.randomUUID().toString().replaceAll("[0-9]", "x");
    private final Person operator = new Person("operator-1", "operator");
    private final Person supervisor = new Person("supervisor-1", "supervisor");

    @Test
    void tasks_come_oldest_first_and_page_by_page() {
        IntStream.range(0, 5).forEach(number -> raise("s-" + number, null));

        List<String> subjects = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page =
                    supervisor
                            .gets("/v1/tasks?kind=" + kind + "&limit=2&cursor=" + cursor)
                            .accepted();
            subjects.addAll(page.response().jsonPath().getList("items.subject"));
            cursor = page.text("next");
        }

        assertEquals(List.of("s-0", "s-1", "s-2", "s-3", "s-4"), subjects);
        operator.gets("/v1/tasks?cursor=x").problem(400, "bad-cursor");
        operator.gets("/v1/tasks?status=king").problem(400, "invalid-field");
    }

    @Test
    void closing_a_task_keeps_who_when_and_why() {
        raise("s", null);
        String id = only("open").text("items[0].id");
        assertEquals("open", operator.gets("/v1/tasks/" + id).accepted().text("status"));

        var closed = operator.posts(closing(id), Map.of("reason", "Booked by hand.")).accepted();

        assertEquals("closed", closed.text("status"));
        assertEquals("operator-1", closed.text("closing.by"));
        assertEquals("Booked by hand.", closed.text("closing.reason"));
        assertEquals(0, only("open").number("items.size()"));
        assertEquals(id, only("closed").text("items[0].id"));
        operator.posts(closing(id), Map.of("reason", "Once more.")).problem(409, "task-closed");
    }

    @Test
    void a_closing_cannot_be_changed_but_its_words_can_be_erased() {
        raise("s", null);
        String id = only("open").text("items[0].id");
        operator.posts(closing(id), Map.of("reason", "Ann is right.")).accepted();

        for (String change :
                List.of("update task_closing set at = at", "delete from task_closing")) {
            assertThrows(RuntimeException.class, () -> sql(change), change);
        }
        sql("delete from task_text where task_id = '" + id + "'");

        assertEquals("operator-1", only("closed").text("items[0].closing.by"));
        assertNull(only("closed").text("items[0].closing.reason"));
    }

    @Test
    void the_same_closing_sent_twice_is_one() {
        raise("s", null);
        String id = only("open").text("items[0].id");
        var body = Map.of("reason", "Done.");

        operator.posts(closing(id), body, "k").accepted();
        var again = operator.posts(closing(id), body, "k").accepted();

        assertEquals("true", again.header("Idempotent-Replayed"));
        new Reply(operator.writing(body).post(closing(id))).problem(400, "idempotency-key-missing");
    }

    @Test
    void only_operators_close_and_only_they_and_supervisors_look() {
        raise("s", null);
        String id = only("open").text("items[0].id");
        for (String role : List.of("marketplace", "buyer", "seller", "mediator", "reader")) {
            new Person("p", role).gets("/v1/tasks").problem(403, "forbidden");
            new Person("p", role).gets("/v1/tasks/" + id).problem(403, "forbidden");
        }
        supervisor.posts(closing(id), Map.of("reason", "No.")).problem(403, "forbidden");
        operator.gets("/v1/tasks/" + UUID.randomUUID()).problem(404, "not-found");
        operator.gets("/v1/tasks/x").problem(404, "not-found");
        operator.posts(closing(UUID.randomUUID().toString()), Map.of("reason", "No."))
                .problem(404, "not-found");
        operator.posts(closing(id), Map.of()).problem(400, "invalid-field");
    }

    @Test
    void a_task_of_an_order_stands_in_its_timeline_for_the_team_alone() {
        Sale sale = new Shop().sells(lamp());
        raise("s", UUID.fromString(sale.id));
        String id = only("open").text("items[0].id");
        assertEquals("true", only("open").text("items[0].testClock"));
        operator.posts(closing(id), Map.of("reason", "Paid by hand.")).accepted();

        var story = operator.gets(sale.path() + "/timeline").accepted();
        List<String> types = story.response().jsonPath().getList("type");

        assertEquals(List.of("order-registered", "task-raised", "task-closed"), types);
        assertEquals("operator-1", story.text("[2].details.by"));
        assertEquals("Paid by hand.", story.text("[2].text"));
        assertEquals(List.of("order-registered"), types(sale.buyer.person(), sale));
        operator.gets(sale.path() + "/explanation").accepted();
    }

    private static List<String> types(Person person, Sale sale) {
        return person.gets(sale.path() + "/timeline")
                .accepted()
                .response()
                .jsonPath()
                .getList("type");
    }

    private void raise(String subject, UUID order) {
        var task = new NewTask(kind, subject, order, "Look at it.", new JsonObject().put("a", 1));
        tasks.raise(pool, task).await().indefinitely();
    }

    private Reply only(String status) {
        return operator.gets("/v1/tasks?kind=" + kind + "&status=" + status).accepted();
    }

    private static String closing(String id) {
        return "/v1/tasks/" + id + "/closing";
    }

    private void sql(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
