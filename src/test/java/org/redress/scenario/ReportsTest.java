package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.support.PostgresResource;
import org.redress.support.TestMail;

/** Reports and appeals: filed, followed on a tab of their own, taken, decided, and told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReportsTest {
    private static final String PATH = "/v1/reports";

    @Inject Pool pool;

    private final String name = UUID.randomUUID().toString();
    private final Person reporter = new Person("buyer-" + name, "buyer");
    private final Person mediator = new Person("mediator-" + name, "mediator");
    private final Person operator = new Person("operator-" + name, "operator");
    private final Person marketplace = new Person("shop-" + name, "marketplace");

    @Test
    @Tag("B03")
    @Tag("B07")
    void a_report_of_a_product_goes_from_received_to_decided() {
        var filed = reporter.posts(PATH, product()).accepted();
        assertEquals(201, filed.status());
        assertEquals("\"1\"", filed.etag());
        assertEquals("received", filed.text("status"));
        assertEquals(filed.instant("receivedAt").plus(Duration.ofDays(5)), filed.instant("dueAt"));
        assertEquals("support@localhost", filed.text("supportContact"));
        assertEquals(List.of("withdrawal"), actions(filed));
        var path = PATH + "/" + filed.text("id");

        var taken = mediator.posts(path + "/assignment", null).accepted();
        assertEquals("under-review", taken.text("status"));
        assertEquals(mediator.id(), taken.text("assignedTo"));
        assertEquals(List.of("assignment", "decision"), actions(taken));
        var decided = mediator.posts(path + "/decision", upheld()).accepted();

        assertEquals("decided", decided.text("status"));
        var seen = reporter.gets(path).accepted();
        assertEquals("upheld", seen.text("decision.outcome"));
        assertEquals("It is so.", seen.text("decision.grounds"));
        assertNull(seen.text("decision.standing"));
        assertNull(seen.text("assignedTo"));
        assertEquals(List.of(), actions(seen));
        assertEquals("\"3\"", seen.etag());
    }

    @Test
    @Tag("W18")
    @Tag("B07")
    void the_reporter_is_told_of_the_decision_by_email() {
        String id = filed(product());
        mediator.posts(PATH + "/" + id + "/assignment", null).accepted();
        mediator.posts(PATH + "/" + id + "/decision", rejected()).accepted();

        var mails =
                TestMail.REAL.received(
                        1, mail -> Email.isAbout(mail, id, OrderDraft.mailbox(reporter)));

        assertEquals(1, mails.size());
        var mail = Email.of(mails.getFirst());
        assertEquals("Your report of a product is rejected", mail.subject());
        mail.says("It is not so.", "/reports/" + id, "support@localhost");
    }

    @ParameterizedTest
    @Tag("B03")
    @CsvSource({"true", "false"})
    void an_infringement_is_told_by_the_holder_or_by_somebody_else(boolean holder) {
        var body = product();
        body.put("kind", "intellectual-property");
        body.put("holder", holder);

        assertEquals(String.valueOf(holder), reporter.posts(PATH, body).accepted().text("holder"));
    }

    @Test
    @Tag("B03")
    void a_seller_is_reported_by_page_or_by_id() {
        var byId = body("seller");
        byId.put("seller", "bad-shop");

        assertEquals("bad-shop", reporter.posts(PATH, byId).accepted().text("seller"));
        var byPage = body("seller");
        byPage.put("url", "https://shop.example/bad");
        assertEquals("https://shop.example/bad", filedWith(byPage).text("url"));
    }

    @ParameterizedTest
    @CsvSource({
        "product, url, ",
        "product, url, javascript:alert(1)",
        "product, url, https://shop.example/a b",
        "product, holder, true",
        "product, role, buyer",
        "product, reason, ",
        "product, text, ",
        "product, contact, ",
        "intellectual-property, holder, ",
        "seller, url, ",
        "account-appeal, role, ",
        "account-appeal, url, https://shop.example/1",
        "verification-appeal, seller, shop",
        "verification-appeal, role, buyer",
        "chargeback, url, https://shop.example/1"
    })
    void what_does_not_fit_its_kind_is_refused(String kind, String field, String value) {
        var body = body(kind);
        switch (kind) {
            case "product" -> body.put("url", "https://shop.example/1");
            case "intellectual-property" -> body.put("url", "https://shop.example/1");
            case "account-appeal" -> body.put("role", "buyer");
            default -> {}
        }
        body.put(field, "true".equals(value) ? Boolean.TRUE : value);

        reporter.posts(PATH, body).problem(400, "invalid-field");
    }

    @Test
    void a_stranger_learns_nothing() {
        String path = PATH + "/" + filed(product());
        var stranger = new Person("nobody", "buyer");

        stranger.gets(path).problem(404, "not-found");
        stranger.posts(path + "/withdrawal", null).problem(404, "not-found");
        marketplace.gets(path).problem(404, "not-found");
        stranger.gets(PATH + "/" + UUID.randomUUID()).problem(404, "not-found");
        stranger.gets(PATH + "/x").problem(404, "not-found");
        reporter.posts(path + "/assignment", null).problem(403, "forbidden");
        reporter.posts(path + "/decision", upheld()).problem(403, "forbidden");
        mediator.posts(path + "/withdrawal", null).problem(403, "forbidden");
        assertFalse(ids(stranger, "").contains(path.substring(PATH.length() + 1)));
        operator.gets(path).accepted();
    }

    /** Nobody works for the house on a report about himself, nor learns that there is one. */
    @Test
    @Tag("FS3")
    void whom_a_report_is_about_neither_sees_nor_decides_it_for_the_house() {
        Map<String, Object> body = new HashMap<>(product());
        body.put("seller", "seller-" + name);
        String id = filed(body);

        for (String role : List.of("mediator", "operator")) {
            var reported = new Person("seller-" + name, role);
            reported.gets(PATH + "/" + id).problem(404, "not-found");
            reported.posts(PATH + "/" + id + "/assignment", null).problem(404, "not-found");
            assertFalse(reported.gets(PATH + "?limit=100").accepted().body().contains(id));
        }
        assertTrue(mediator.gets(PATH + "?limit=100").accepted().body().contains(id));
    }

    @Test
    @Tag("B03")
    void the_own_tab_shows_own_reports_in_pages_and_by_kind_and_status() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(filed(product()));
        }
        reporter.posts(PATH + "/" + ids.getFirst() + "/withdrawal", null).accepted();

        assertEquals(List.of(ids.get(1), ids.get(2)), ids(reporter, "?limit=2"));
        var order = new ArrayList<>(ids.subList(1, 5));
        order.add(ids.getFirst());
        assertEquals(order, ids(reporter, ""));
        assertEquals(order, pages("?limit=2"));
        assertEquals(List.of(ids.getFirst()), ids(reporter, "?status=withdrawn"));
        assertEquals(List.of(), ids(reporter, "?kind=seller"));
        assertEquals(4, ids(reporter, "?kind=product&status=received").size());
    }

    @ParameterizedTest
    @CsvSource({"status, lost", "kind, dispute", "limit, 0", "limit, 101"})
    void a_bad_parameter_is_refused(String name, String value) {
        reporter.gets(PATH + "?" + name + "=" + value).problem(400, "invalid-field");
    }

    @ParameterizedTest
    @CsvSource({"abc", "%00", "MXwy", "dHJ1ZXxub3d8eA"})
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        new Reply(reporter.asked().urlEncodingEnabled(false).get(PATH + "?cursor=" + cursor))
                .problem(400, "bad-cursor");
    }

    @Test
    @Tag("B04")
    void what_is_overdue_says_so_and_comes_first() {
        String late = filed(product());
        sql(
                "received_at = received_at - interval '6 days', due_at = due_at - interval '6 days'",
                late);

        assertEquals(late, ids(mediator, "").getFirst());
        var first = mediator.gets(PATH).accepted();
        assertEquals("true", first.text("items[0].overdue"));
        assertEquals("true", reporter.gets(PATH + "/" + late).accepted().text("overdue"));
        mediator.posts(PATH + "/" + late + "/assignment", null).accepted();
        mediator.posts(PATH + "/" + late + "/decision", upheld()).accepted();
        assertEquals("false", reporter.gets(PATH + "/" + late).accepted().text("overdue"));
    }

    @Test
    void only_who_took_it_decides_it() {
        String path = PATH + "/" + filed(product());
        mediator.posts(path + "/decision", upheld()).problem(409, "report-not-taken");
        mediator.posts(path + "/assignment", null).accepted();
        var other = new Person("other-" + name, "mediator");
        other.posts(path + "/assignment", null).problem(409, "report-taken");
        other.posts(path + "/decision", upheld()).problem(409, "report-taken");
        operator.posts(path + "/assignment", null).accepted();
        mediator.posts(path + "/decision", upheld()).problem(409, "report-taken");
        operator.posts(path + "/decision", upheld()).accepted();
        operator.posts(path + "/decision", upheld()).problem(409, "report-closed");
        reporter.posts(path + "/withdrawal", null).problem(409, "report-closed");
    }

    @Test
    @Tag("B06")
    void the_same_request_again_happens_once() {
        var first = reporter.posts(PATH, product(), "k-1").accepted();
        var again = reporter.posts(PATH, product(), "k-1").accepted();
        assertEquals(first.body(), again.body());
        assertEquals(first.etag(), again.etag());
        assertEquals("true", again.header("Idempotent-Replayed"));
        reporter.posts(PATH, body("seller"), "k-1").problem(400, "invalid-field");
        var other = product();
        other.put("text", "Something else.");
        reporter.posts(PATH, other, "k-1").problem(422, "idempotency-key-reused");
        assertEquals(1, ids(reporter, "").size());

        String path = PATH + "/" + first.text("id");
        new Reply(reporter.writing(null).post(path + "/withdrawal"))
                .problem(400, "idempotency-key-missing");
        new Reply(
                        reporter.writing(null)
                                .header("Idempotency-Key", "k-2")
                                .header("If-Match", "\"2\"")
                                .post(path + "/withdrawal"))
                .problem(412, "version-changed");
        reporter.posts(path + "/withdrawal", null, "k-2").accepted();
    }

    @Test
    void one_account_has_only_so_many_open_reports() {
        for (int i = 0; i < 20; i++) {
            filed(product());
        }
        reporter.posts(PATH, product()).problem(409, "too-many-reports");
    }

    @Test
    @Tag("B05")
    void a_verification_is_appealed_once_at_a_time() {
        var appeal = body("verification-appeal");
        var first = filedWith(appeal);
        assertTrue(first.instant("dueAt").isAfter(first.instant("receivedAt")));
        reporter.posts(PATH, appeal).problem(409, "appeal-open");
        reporter.posts(PATH + "/" + first.text("id") + "/withdrawal", null).accepted();
        assertNotNull(filedWith(appeal).text("id"));
    }

    @Test
    @Tag("B04")
    @Tag("W18")
    void an_upheld_appeal_makes_a_blocked_account_good_again() {
        var appeal = body("account-appeal");
        appeal.put("role", "buyer");
        reporter.posts(PATH, appeal).problem(409, "in-good-standing");
        block();
        String path = PATH + "/" + filed(appeal);
        mediator.posts(path + "/assignment", null).accepted();

        var decided = mediator.posts(path + "/decision", upheld()).accepted();

        assertEquals("good", decided.text("decision.standing"));
        var account = reporter.gets("/v1/accounts/" + reporter.id()).accepted();
        assertEquals("good", account.text("standings[0].standing"));
        assertEquals("It is so.", account.text("standings[0].reason"));
        assertEquals("\"2\"", account.etag());
        String id = decided.text("id");
        TestMail.REAL.received(
                1,
                mail ->
                        Email.isAbout(mail, id, OrderDraft.mailbox(reporter))
                                && Email.of(mail).text().contains("can be used again"));
    }

    @Test
    @Tag("B04")
    void a_rejected_appeal_changes_nothing_and_a_foreign_role_cannot_appeal() {
        block();
        var appeal = body("account-appeal");
        appeal.put("role", "seller");
        reporter.posts(PATH, appeal).problem(403, "forbidden");
        appeal.put("role", "buyer");
        String path = PATH + "/" + filed(appeal);
        mediator.posts(path + "/assignment", null).accepted();
        var good = rejected();
        good.put("standing", "good");
        mediator.posts(path + "/decision", good).problem(409, "standing-not-applicable");
        mediator.posts(path + "/decision", rejected()).accepted();

        var account = marketplace.gets("/v1/accounts/" + reporter.id()).accepted();
        assertEquals("blocked", account.text("standings[0].standing"));
    }

    private void block() {
        var body = Map.of("role", "buyer", "standing", "blocked", "reason", "Too many disputes.");
        new Reply(
                        marketplace
                                .writing(body)
                                .header("Idempotency-Key", UUID.randomUUID())
                                .put("/v1/accounts/" + reporter.id() + "/standing"))
                .accepted();
    }

    private void sql(String set, String id) {
        pool.query("update report set " + set + " where id = '" + id + "'")
                .execute()
                .await()
                .indefinitely();
    }

    private Map<String, Object> product() {
        var body = body("product");
        body.put("url", "https://shop.example/knife");
        return body;
    }

    private Map<String, Object> body(String kind) {
        return new HashMap<>(
                Map.of(
                        "kind",
                        kind,
                        "reason",
                        "Prohibited",
                        "text",
                        "Look at it.",
                        "contact",
                        Map.of("name", "Rea", "email", OrderDraft.mailbox(reporter))));
    }

    private static Map<String, Object> upheld() {
        return new HashMap<>(Map.of("decision", "upheld", "grounds", "It is so."));
    }

    private static Map<String, Object> rejected() {
        return new HashMap<>(Map.of("decision", "rejected", "grounds", "It is not so."));
    }

    private Reply filedWith(Map<String, Object> body) {
        return reporter.posts(PATH, body).accepted();
    }

    private String filed(Map<String, Object> body) {
        return filedWith(body).text("id");
    }

    private static List<String> actions(Reply reply) {
        return reply.response().jsonPath().getList("allowedActions");
    }

    private static List<String> ids(Person person, String query) {
        var page = person.gets(PATH + query).accepted();
        return page.response().jsonPath().getList("items.id");
    }

    /** All ids, page by page. */
    private List<String> pages(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = reporter.gets(PATH + query + cursor).accepted();
            ids.addAll(page.response().jsonPath().getList("items.id"));
            String next = page.text("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return ids;
    }
}
