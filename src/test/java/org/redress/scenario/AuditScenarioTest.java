package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;

/** Every look at a case is written down: who, as whom, at what; and who was refused. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FF10")
class AuditScenarioTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ORDER = "GET /v1/orders/{id}";

    private final Person operator = new Person("operator-" + UUID.randomUUID(), "operator");
    private final Person nobody = new Person("nobody-" + UUID.randomUUID(), "buyer");
    private Sale sale;

    @BeforeEach
    void aSale() {
        sale = new Shop().sells(lamp());
        sale.seller.ships();
    }

    @Test
    void each_party_stands_there_as_what_he_is_to_the_order() {
        sale.buyer.opens("in-transit", "lamp");
        sale.buyer.person().gets(sale.path()).accepted();
        sale.seller.person().gets("/v1/disputes/" + sale.id + "-1").accepted();
        operator.gets(sale.path() + "/timeline").accepted();

        var buyer = look(sale.buyer.person(), ORDER);
        assertEquals("buyer", buyer.get("relation"));
        assertEquals("buyer", buyer.get("roles"));
        assertEquals(sale.id, buyer.get("order"));
        assertEquals(200, buyer.get("status"));
        assertNull(buyer.get("target"));
        var seller = look(sale.seller.person(), "GET /v1/disputes/{id}");
        assertEquals("seller", seller.get("relation"));
        assertEquals(sale.id, seller.get("order"));
        assertEquals(sale.id + "-1", seller.get("target"));
        assertEquals("operator", look(operator, ORDER + "/timeline").get("relation"));
    }

    /** Written before they are shown, so there is nothing to wait for. */
    @Test
    void bytes_and_bundles_are_written_down_before_they_are_shown() {
        String file = Attachment.photo().by(sale.buyer).accepted().text("id");
        sale.buyer.person().gets("/v1/evidence/" + file).accepted();
        operator.gets(sale.path() + "/bundle").accepted();

        var looks = looks("order=" + sale.id);

        assertEquals(
                List.of("GET /v1/evidence/{id} buyer " + file, ORDER + "/bundle operator null"),
                looks.stream()
                        .filter(it ->
                                it.get("operation").toString().matches(".*(evidence/|bundle).*"))
                        .map(it ->
                                it.get("operation")
                                        + " "
                                        + it.get("relation")
                                        + " "
                                        + it.get("target"))
                        .toList());
    }

    @Test
    void a_stranger_and_a_role_that_may_not_are_written_down_too() {
        nobody.gets(sale.path()).problem(404, "not-found");
        nobody.posts(sale.path() + "/receipt", Map.of()).problem(404, "not-found");
        nobody.gets(sale.path() + "/ledger").problem(403, "forbidden");
        nobody.posts(sale.path() + "/disputes", "{").problem(404, "not-found");
        nobody.gets("/v1/orders/" + "x".repeat(300)).problem(404, "not-found");

        var stranger = look(nobody, ORDER);
        assertEquals(404, stranger.get("status"));
        assertNull(stranger.get("relation"));
        assertEquals(404, look(nobody, "POST /v1/orders/{id}/receipt").get("status"));
        assertEquals(404, look(nobody, "POST /v1/orders/{id}/disputes").get("status"));
        assertEquals(403, look(nobody, ORDER + "/ledger").get("status"));
        Eventually.within(
                SOON,
                "what cannot be an id is not kept",
                () ->
                        looks("subject=" + nobody.id()).stream()
                                .anyMatch(
                                        it -> it.get("order") == null && it.get("target") == null));
    }

    @Test
    void a_list_is_one_entry_with_what_was_asked_and_how_much_was_shown() {
        sale.buyer.person().gets("/v1/orders?status=open&limit=7").accepted();

        var list = look(sale.buyer.person(), "GET /v1/orders");

        assertEquals(1, list.get("items"));
        assertEquals("{status=open}", list.get("filter"));
        assertNull(list.get("order"));
    }

    /** Free text would stay in a log that nobody may erase; and no table keeps a NUL. */
    @Test
    @Tag("FS8")
    void what_is_no_id_no_code_and_no_date_is_kept_as_a_question_mark() {
        nobody.gets("/v1/tasks?kind=Bo lives there&status=\0").problem(403, "forbidden");
        nobody.gets("/v1/outbox?topic=" + "x".repeat(101)).problem(403, "forbidden");
        sale.mediator
                .person()
                .gets("/v1/disputes?mediator=m-1&dueBefore=2026-01-01T00:00:00Z")
                .accepted();

        assertEquals("{kind=?, status=?}", look(nobody, "GET /v1/tasks").get("filter"));
        assertEquals("{topic=?}", look(nobody, "GET /v1/outbox").get("filter"));
        assertEquals(
                "{dueBefore=2026-01-01T00:00:00Z, mediator=m-1}",
                look(sale.mediator.person(), "GET /v1/disputes").get("filter"));
    }

    @Test
    void the_same_look_again_and_again_counts_up() {
        for (int each = 0; each < 30; each++) {
            sale.seller.person().gets(sale.path()).accepted();
        }

        Eventually.within(SOON, "all are counted", () -> times() == 30);
    }

    private int times() {
        return looks("subject=" + sale.seller.person().id()).stream()
                .filter(it -> it.get("operation").equals(ORDER))
                .mapToInt(it -> (int) it.get("times"))
                .sum();
    }

    /** Who stands in no event stands with the key of his command. */
    @Test
    void who_sent_a_command_is_told_with_the_version_it_made() {
        sale.buyer.receives("lamp");

        var writes =
                operator.gets("/v1/audit?order=" + sale.id)
                        .accepted()
                        .response()
                        .jsonPath()
                        .<Map<String, Object>>getList("writes");

        assertEquals(
                List.of(sale.seller.person().id(), sale.buyer.person().id()),
                writes.stream().map(it -> it.get("subject")).toList());
        assertTrue((int) writes.get(1).get("version") > (int) writes.get(0).get("version"));
    }

    /** The later ones were once left out without a word. */
    @Test
    void who_sent_commands_is_told_page_by_page() {
        sale.buyer.receives("lamp");
        String path = "/v1/audit?limit=1&order=" + sale.id;

        var first = operator.gets(path).accepted();
        var second = operator.gets(path + "&writesAfter=" + first.text("writesNext")).accepted();

        assertEquals(sale.seller.person().id(), first.text("writes[0].subject"));
        assertEquals(1, first.number("writes.size()"));
        assertEquals(sale.buyer.person().id(), second.text("writes[0].subject"));
        assertEquals(1, second.number("writes.size()"));
        assertNull(second.text("writesNext"));
        operator.gets(path + "&writesAfter=" + first.text("next")).problem(400, "bad-cursor");
    }

    @Test
    void a_page_goes_on_where_the_last_one_ended() {
        for (int each = 0; each < 3; each++) {
            nobody.gets("/v1/orders/" + UUID.randomUUID()).problem(404, "not-found");
        }
        Eventually.within(SOON, "all are there", () -> looks("subject=" + nobody.id()).size() == 3);

        String path = "/v1/audit?subject=" + nobody.id() + "&limit=2";
        var first = operator.gets(path).accepted();
        var second = operator.gets(path + "&after=" + first.text("next")).accepted();

        assertEquals(2, first.number("items.size()"));
        assertEquals("true", first.text("more"));
        assertEquals(1, second.number("items.size()"));
        assertEquals("false", second.text("more"));
    }

    @Test
    void only_operators_and_auditors_read_it_and_that_is_written_down() {
        for (String role : List.of("buyer", "seller", "marketplace", "mediator", "supervisor")) {
            new Person("p", role).gets("/v1/audit").problem(403, "forbidden");
        }
        new Person("a", "auditor").gets("/v1/audit?order=" + sale.id).accepted();
        operator.gets("/v1/audit?after=x").problem(400, "bad-cursor");
        operator.gets("/v1/audit?order=x").problem(404, "not-found");
        operator.gets("/v1/audit?order=" + sale.id).accepted();

        assertEquals("{order=" + sale.id + "}", look(operator, "GET /v1/audit").get("filter"));
    }

    /** The first of this person that was let in or refused there. */
    private Map<String, Object> look(Person person, String operation) {
        Eventually.within(SOON, operation, () -> !looks(person, operation).isEmpty());
        return looks(person, operation).getFirst();
    }

    private List<Map<String, Object>> looks(Person person, String operation) {
        return looks("subject=" + person.id()).stream()
                .filter(it -> it.get("operation").equals(operation))
                .filter(it -> !operation.equals("GET /v1/audit") || (int) it.get("status") == 200)
                .toList();
    }

    private List<Map<String, Object>> looks(String query) {
        var auditor = new Person("auditor-1", "operator");
        return auditor.gets("/v1/audit?limit=500&" + query)
                .accepted()
                .response()
                .jsonPath()
                .getList("items");
    }
}
