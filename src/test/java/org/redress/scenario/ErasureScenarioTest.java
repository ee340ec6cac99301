package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.evidence.EvidenceConfig;
import org.redress.privacy.TestRetention;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** What people wrote goes when its time is over or they ask, and stays while a claim needs it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FF10")
class ErasureScenarioTest {

    private static final Period KEEP = Period.ofYears(3);
    private static final Instant YEARS_LATER = Shop.OPENING.plus(Duration.ofDays(4 * 365));

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and query like 'delete from account_text%'";

    @Inject TestRetention retention;
    @Inject EvidenceConfig evidence;
    @Inject Tasks tasks;
    @Inject Pool pool;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private final Shop shop = new Shop();
    private final Person operator = new Person("operator-1", "operator");
    private final Canary ofBuyer = Canary.fresh();
    private final Canary ofSeller = Canary.fresh();
    private Sale sale;
    private Books books;

    @BeforeEach
    void aDispute() {
        books = new Books(new TestPostgres(url, user, password));
        sale = shop.sells(lamp());
        sale.seller.ships();
        file(ofBuyer).by(sale.buyer).accepted();
        sale.buyer.opens("in-transit", "lamp");
        file(ofSeller).intoDispute(sale.seller).accepted();
        says(sale.buyer, ofBuyer);
        says(sale.seller, ofSeller);
    }

    private static Attachment file(Canary canary) {
        return Attachment.chat(canary.in("Look"));
    }

    private void says(Party party, Canary canary) {
        var words = Map.of("text", canary.in("I say"));
        party.person().posts("/v1/disputes/" + sale.id + "-1/messages", words).accepted();
    }

    @Test
    void what_goes_on_is_not_erased_however_old_it_is() throws Exception {
        shop.timeJumpsTo(YEARS_LATER);

        retention.orders(KEEP);

        assertTrue(ofBuyer.columns(database()).contains("personal.body"));
    }

    @Test
    void a_hold_keeps_everything_until_its_end() throws Exception {
        sale.seller.accepts(1);
        sale.moneyArrives();
        hold(YEARS_LATER.plus(Duration.ofDays(30))).accepted();
        shop.timeGoesTo(YEARS_LATER);
        retention.orders(KEEP);
        assertTrue(ofBuyer.columns(database()).contains("personal.body"));
        var held = operator.gets(sale.path() + "/legal-hold").accepted();
        assertEquals("A claim at court.", held.text("reason"));
        assertEquals("operator-1", held.text("by"));

        shop.timeGoesTo(YEARS_LATER.plus(Duration.ofDays(31)));
        retention.orders(KEEP);

        assertEquals(0, papers());
        assertEquals(List.of(), ofSeller.files(evidence.directory()));
        operator.gets(sale.path() + "/legal-hold").problem(404, "not-found");
        hold(YEARS_LATER.plus(Duration.ofDays(90))).problem(409, "already-erased");
        assertEquals(
                List.of("hold-set", "erased"),
                operator.gets("/v1/audit?order=" + sale.id)
                        .accepted()
                        .response()
                        .jsonPath()
                        .getList("privacy.kind"));
    }

    @Test
    void a_hold_keeps_why_tasks_of_its_order_were_closed() {
        var what = new JsonObject().put("a", 1);
        tasks.raise(
                        pool,
                        new NewTask("held-case", sale.id, UUID.fromString(sale.id), "Look.", what))
                .await()
                .indefinitely();
        String task =
                operator.gets("/v1/tasks?kind=held-case&limit=100")
                        .accepted()
                        .response()
                        .jsonPath()
                        .getString("items.find { it.subject == '" + sale.id + "' }.id");
        operator.posts("/v1/tasks/" + task + "/closing", Map.of("reason", "Seen.")).accepted();
        hold(YEARS_LATER).accepted();

        retention.others(Period.ZERO);
        assertEquals("Seen.", reason(task));
        lift().accepted();
        retention.others(Period.ZERO);

        assertNull(reason(task));
    }

    private String reason(String task) {
        return operator.gets("/v1/tasks/" + task).accepted().text("closing.reason");
    }

    @Test
    void a_hold_can_be_lifted_and_moved() {
        sale.seller.accepts(1);
        sale.moneyArrives();
        hold(YEARS_LATER.plus(Duration.ofDays(30))).accepted();
        hold(YEARS_LATER.plus(Duration.ofDays(60))).accepted();
        lift().accepted();
        lift().problem(404, "not-found");
        shop.timeGoesTo(YEARS_LATER);

        assertTrue(retention.orders(KEEP) >= 1);

        assertEquals(0, papers());
    }

    @Test
    void a_hold_of_an_order_that_somebody_else_is_changing_is_to_be_tried_again() throws Exception {
        try (var connection = database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select 1 from protected_order where order_id = '" + sale.id + "' for update");

            var refused = hold(YEARS_LATER).problem(503, "busy");

            assertEquals("2", refused.header("Retry-After"));
            connection.rollback();
        }
        hold(YEARS_LATER).accepted();
    }

    @Test
    void a_hold_is_an_operators_about_an_order_and_ends() {
        var body = Map.of("reason", "A claim.", "until", YEARS_LATER.toString());
        sale.marketplace
                .person()
                .posts(sale.path() + "/legal-hold", body)
                .problem(403, "forbidden");
        operator.posts("/v1/orders/" + UUID.randomUUID() + "/legal-hold", body)
                .problem(404, "not-found");
        hold(Shop.OPENING).problem(400, "invalid-field");
        operator.posts(sale.path() + "/legal-hold", Map.of("reason", "A claim."))
                .problem(400, "invalid-field");
    }

    @Test
    void kept_answers_about_an_erased_account_hold_none_of_its_words() throws Exception {
        sale.seller.accepts(1);
        sale.moneyArrives();
        var buyer = sale.buyer.person();
        var report =
                Map.of(
                        "kind",
                        "seller",
                        "seller",
                        sale.seller.person().id(),
                        "reason",
                        ofBuyer.in("Rude"),
                        "text",
                        ofBuyer.in("He is rude"),
                        "contact",
                        Map.of("name", ofBuyer.in("I am"), "email", "buyer@example.com"));
        String id = buyer.posts("/v1/reports", report).accepted().text("id");
        buyer.posts("/v1/reports/" + id + "/withdrawal", null).accepted();
        stands("blocked");
        stands("good");
        assertTrue(ofBuyer.columns(database()).contains("idempotency.body"));

        assertEquals(202, erasure(buyer).status());
        retention.accounts();

        assertNotNull(progress(buyer).accepted().text("doneAt"));
        assertEquals(List.of(), ofBuyer.columns(database()));
    }

    private void stands(String standing) {
        var body = Map.of("role", "buyer", "standing", standing, "reason", ofBuyer.in("So"));
        var request = operator.writing(body).header("Idempotency-Key", UUID.randomUUID());
        var path = "/v1/accounts/" + sale.buyer.person().id() + "/standing";
        new Reply(request.put(path)).accepted();
    }

    @Test
    void who_asks_again_while_it_ends_is_not_told_that_all_is_done() throws Exception {
        sale.seller.accepts(1);
        sale.moneyArrives();
        var buyer = sale.buyer.person();
        stands("blocked");
        stands("good");
        retention.accounts();
        assertEquals(202, erasure(buyer).status());
        assertTrue(retention.account(), "the order");
        try (var connection = database().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select 1 from account_text where account_id = '"
                            + buyer.id()
                            + "' for update");
            var end = CompletableFuture.supplyAsync(retention::account);
            Eventually.within(SOON, "it waits for the words", () -> books.count(WAITING) == 1);

            assertEquals(202, erasure(buyer).status());
            connection.rollback();
            assertTrue(end.get(SOON.toSeconds(), TimeUnit.SECONDS));
        }

        assertNull(progress(buyer).accepted().text("doneAt"));
        retention.accounts();
        assertNotNull(progress(buyer).accepted().text("doneAt"));
    }

    @Test
    void whoever_asks_early_loses_only_what_was_his() throws Exception {
        erasure(sale.buyer.person()).problem(409, "case-open");
        sale.seller.accepts(1);
        sale.moneyArrives();
        hold(YEARS_LATER).accepted();
        assertEquals("1", erasure(sale.buyer.person()).problem(409, "legal-hold").fact("orders"));
        lift().accepted();

        var asked = erasure(sale.buyer.person());
        assertEquals(202, asked.status(), asked.body());
        assertNull(asked.text("doneAt"));
        retention.accounts();

        assertNotNull(progress(sale.buyer.person()).accepted().text("doneAt"));
        assertEquals(List.of(), ofBuyer.files(evidence.directory()));
        assertEquals(1, ofSeller.files(evidence.directory()).size());
        assertEquals(List.of(), columns(ofBuyer));
        assertTrue(ofSeller.columns(database()).contains("personal.body"));
        assertEquals(0, papersOf("buyer"));
        assertEquals(1, papersOf("seller"));
        progress(sale.seller.person()).problem(404, "not-found");
        sale.buyer.person().gets(sale.path()).accepted();
    }

    /** One is held right after it was asked for, and the other bought only then. */
    @Test
    void what_was_bought_after_asking_is_not_erased_while_the_request_waits() {
        sale.seller.accepts(1);
        sale.moneyArrives();
        Person seller = sale.seller.person();
        assertEquals(202, erasure(seller).status());
        hold(YEARS_LATER).accepted();
        Sale later = shop.sells(lamp().soldBy(seller));
        var sells = new Party(later, seller);
        sells.ships();
        later.buyer.opens("in-transit", "lamp");
        sells.accepts(1);
        later.moneyArrives();
        books.execute(
                "update order_listing set test_clock = false, registered_at = clock_timestamp()"
                        + " where order_id = '"
                        + later.id
                        + "'");

        retention.accounts();
        assertNull(progress(seller).accepted().text("doneAt"));
        lift().accepted();
        waiting(seller);
        retention.accounts();

        assertNotNull(progress(seller).accepted().text("doneAt"));
        assertEquals(0, papersOf("seller"));
        assertEquals(1, papersOf(later, "seller"));
    }

    /** A hundred orders nobody can lock, all older than the one that can be erased. */
    @Test
    void orders_that_cannot_be_erased_yet_keep_none_waiting() {
        sale.seller.accepts(1);
        sale.moneyArrives();
        Person seller = sale.seller.person();
        assertEquals(202, erasure(seller).status());
        String orders =
                "select order_id from order_listing where external_id = 'of-" + seller.id() + "'";
        books.execute(
                """
                with ghost as (
                    insert into order_listing (bucket, order_id, external_id, buyer_id, seller_id, status,
                        currency, held, test_clock, registered_at)
                    select 7, gen_random_uuid(), 'of-%1$s', 'nobody', '%1$s', 'settled', 'EUR', 0, true,
                        '2020-01-01' from generate_series(1, 100)
                    returning bucket, order_id)
                insert into personal (bucket, order_id, ref, kind, salt, body)
                select bucket, order_id, gen_random_uuid(), 'seller', '', '{}' from ghost\
                """
                        .formatted(seller.id()));
        try {
            retention.accounts();

            assertEquals(0, papersOf("seller"));
            assertNull(progress(seller).accepted().text("doneAt"));
        } finally {
            books.execute("delete from personal where order_id in (" + orders + ")");
            books.execute("delete from order_listing where order_id in (" + orders + ")");
        }
    }

    private void waiting(Person person) {
        books.execute(
                "update erasure_request set next_at = clock_timestamp() where account_id = '"
                        + person.id()
                        + "'");
    }

    /** Answers in other scopes than the order's are kept for a month, these are erased at once. */
    private List<String> columns(Canary canary) throws Exception {
        return canary.columns(database());
    }

    @Test
    void a_key_whose_answer_was_emptied_repeats_nothing() {
        var words = Map.of("text", "Again?");
        String path = "/v1/disputes/" + sale.id + "-1/messages";
        sale.buyer.person().posts(path, words, "once").accepted();
        int before = sale.story().size();
        sale.seller.accepts(1);
        sale.moneyArrives();
        shop.timeGoesTo(YEARS_LATER);
        retention.orders(KEEP);

        sale.buyer.person().posts(path, words, "once").problem(422, "idempotency-key-reused");

        assertTrue(sale.story().size() > before);
        assertEquals(1, sale.story().stream().filter(it -> it.equals("dispute.opened")).count());
    }

    private Reply hold(Instant until) {
        return operator.posts(
                sale.path() + "/legal-hold",
                Map.of("reason", "A claim at court.", "until", until.toString()));
    }

    private Reply lift() {
        var request = operator.asked().header("Idempotency-Key", UUID.randomUUID());
        return new Reply(request.delete(sale.path() + "/legal-hold"));
    }

    private Reply erasure(Person person) {
        return sale.marketplace.person().posts("/v1/accounts/" + person.id() + "/erasure", null);
    }

    private Reply progress(Person person) {
        return operator.gets("/v1/accounts/" + person.id() + "/erasure");
    }

    private long papers() {
        return books.count("select count(*) from personal where order_id = '" + sale.id + "'");
    }

    private long papersOf(String kind) {
        return papersOf(sale, kind);
    }

    private long papersOf(Sale of, String kind) {
        return books.count(
                "select count(*) from personal where order_id = '"
                        + of.id
                        + "' and kind = '"
                        + kind
                        + "'");
    }

    private TestPostgres database() {
        return new TestPostgres(url, user, password);
    }
}
