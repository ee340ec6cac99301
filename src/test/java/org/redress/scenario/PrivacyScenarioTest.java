package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.evidence.EvidenceConfig;
import org.redress.privacy.TestRetention;
import org.redress.support.Eventually;
import org.redress.support.FakeReceiver;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/**
 * A word in every place where a person can write, through a whole dispute: it leaves by no way but
 * the one it was meant for, and once its time is over it is nowhere.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PrivacyScenarioTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Where names and words may stand: what is erased, and answers that are kept for a month. */
    private static final Set<String> ERASABLE =
            Set.of(
                    "personal.body",
                    "idempotency.body",
                    "report_text.body",
                    "account_text.body",
                    "task_text.body");

    @Inject TestRetention retention;
    @Inject EvidenceConfig evidence;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    @TempDir Path folder;

    private final Canary canary = Canary.fresh();
    private final Shop shop = new Shop();
    private final Person operator = new Person("operator-1", "operator");
    private final List<String> answers = new ArrayList<>();

    @Test
    @Tag("FF10")
    @Tag("FF11")
    @Tag("FF12")
    void words_of_people_leave_by_no_other_way_and_are_nowhere_once_their_time_is_over()
            throws Exception {
        Sale sale;
        List<String> logged;
        var receiver = FakeReceiver.allowed();
        String endpoint = endpoint(receiver);
        try (var log = CapturedLog.open()) {
            sale = wholeLife();
            reportAndStanding(sale);
            refusals(sale);
            Eventually.within(
                    SOON,
                    "the end is told by webhook",
                    () ->
                            receiver.requests().stream()
                                    .anyMatch(it ->
                                            it.body().contains(sale.id)
                                                    && it.body().contains("payment-completed")));
            logged = log.lines();
        } finally {
            delete(endpoint);
        }
        var database = new TestPostgres(url, user, password);

        assertEquals(ERASABLE, Set.copyOf(canary.columns(database)), "ids only, elsewhere");
        assertEquals(1, canary.files(evidence.directory()).size());
        none("logs", logged);
        none("problems", answers);
        none(
                "webhooks",
                receiver.requests().stream()
                        .filter(it -> it.body().contains(sale.id))
                        .map(it -> it.line() + it.headers() + it.body())
                        .toList());
        none("metrics", List.of(operator.gets("/q/metrics").body()));
        none(
                "events",
                List.of(shop.marketplace.gets("/v1/events?testClocks=true&limit=500").body()));
        none("lists", List.of(operator.gets("/v1/tasks?limit=100&status=open").body()));
        noOperationAnswersSpreadsheets();

        erased(sale, database);
    }

    /** FF12: there is no export for spreadsheets, so no cell of one can run. */
    private void noOperationAnswersSpreadsheets() {
        String api = operator.gets("/q/openapi?format=json").body().toLowerCase();
        for (String type : List.of("text/csv", "ms-excel", "spreadsheetml", "tab-separated")) {
            assertFalse(api.contains(type), type);
        }
    }

    private void erased(Sale sale, TestPostgres database) throws Exception {
        shop.timeGoesTo(Shop.OPENING.plus(Duration.ofDays(3 * 365)));
        retention.orders(Period.ofYears(3));
        assertTrue(canary.columns(database).contains("personal.body"), "not yet");

        shop.timeGoesTo(Shop.OPENING.plus(Duration.ofDays(3 * 365 + 60)));
        retention.orders(Period.ofYears(3));
        retention.others(Period.ZERO);

        assertEquals(List.of(), canary.columns(database));
        assertEquals(List.of(), canary.files(evidence.directory()));
        var order = sale.order();
        assertNull(order.text("lines[0].title"));
        var files = sale.marketplace.person().gets(sale.path() + "/evidence").accepted();
        assertNull(files.text("[0].name"), files.body());
        sale.buyer.person().gets("/v1/evidence/" + sale.id + "-e1").problem(404, "not-found");
        assertTrue(
                sale.story().contains("dispute.ruled") || sale.story().contains("lines-settled"));
        String key = operator.gets("/v1/bundle-key").accepted().text("pem");
        byte[] bundle = operator.gets(sale.path() + "/bundle").accepted().response().asByteArray();
        assertEquals(List.of(), Verifier.in(folder, key).finds(bundle), "the chain still holds");
        var record = operator.gets("/v1/audit?order=" + sale.id).accepted();
        assertEquals("erased", record.text("privacy[0].kind"));
        assertEquals(1, record.number("privacy[0].facts.files"));
        mailIsDropped(sale, database);
    }

    /** A bank's word after that is told to nobody who is not known any more. */
    private void mailIsDropped(Sale sale, TestPostgres database) {
        var bank = Map.of("reference", "cb-" + sale.id);
        shop.marketplace.posts(sale.path() + "/chargeback", bank).accepted();
        String waiting =
                "select count(*) from outbox where topic = 'mail' and status in ('waiting', 'parked')"
                        + " and order_id = '"
                        + sale.id
                        + "'";
        var books = new org.redress.support.Books(database);
        Eventually.within(SOON, "it is dropped", () -> books.count(waiting) == 0);
        assertTrue(books.count(waiting.replace("'waiting', 'parked'", "'dropped'")) > 0);
    }

    private void none(String where, List<String> texts) {
        assertEquals(List.of(), texts.stream().filter(canary::isIn).toList(), where);
    }

    private Sale wholeLife() {
        var draft = lamp();
        draft.with("buyer", contact(draft.buyer().id(), "Ann"))
                .with("seller", contact(draft.seller().id(), "Bob"))
                .with(
                        "lines",
                        List.of(
                                Map.of(
                                        "id",
                                        "lamp",
                                        "title",
                                        canary.in("A lamp"),
                                        "quantity",
                                        1,
                                        "goods",
                                        2000,
                                        "tax",
                                        200)));
        Sale sale = shop.sells(draft);
        sale.seller.ships();
        var chat =
                new Attachment(
                        canary.word() + ".txt",
                        canary.in("I wrote").getBytes(StandardCharsets.UTF_8),
                        "chat",
                        null);
        String file = chat.by(sale.buyer).accepted().text("id");
        says(sale.buyer, sale.path() + "/messages");
        var opening =
                Map.of(
                        "reason",
                        "in-transit",
                        "lines",
                        List.of("lamp"),
                        "amount",
                        1500,
                        "text",
                        canary.in("It has not come"),
                        "evidence",
                        List.of(file));
        sale.buyer.person().posts(sale.path() + "/disputes", opening).accepted();
        String dispute = "/v1/disputes/" + sale.id + "-1";
        says(sale.seller, dispute + "/messages");
        sale.seller.counters(1000);
        shop.daysGoTo(7);
        var mediator = sale.mediator.person();
        mediator.posts(dispute + "/assignment", null).accepted();
        mediator.posts(dispute + "/evidence-requests", words("what", Map.of("from", "buyer")))
                .accepted();
        mediator.posts(dispute + "/proposals", words("text", Map.of("amount", 500))).accepted();
        mediator.posts(dispute + "/extension", words("why", Map.of("by", "P1D"))).accepted();
        new Person("assistant-1", "assistant")
                .posts(dispute + "/drafts", words("grounds", Map.of("amount", 700)))
                .accepted();
        mediator.posts(dispute + "/ruling", words("grounds", Map.of("amount", 700))).accepted();
        sale.moneyArrives();
        closedTask(sale);
        return sale;
    }

    /** A task of the order, closed with a reason. */
    private void closedTask(Sale sale) {
        new org.redress.support.Books(new TestPostgres(url, user, password))
                .execute(
                        """
                        insert into task (bucket, id, kind, subject, order_id, what, facts, test_clock)
                        select bucket, order_id, 'message-parked', order_id || '.9.9', order_id, 'Look.', '{}', false
                        from protected_order where order_id = '%s'
                        """
                                .formatted(sale.id));
        operator.posts("/v1/tasks/" + sale.id + "/closing", words("reason", Map.of())).accepted();
    }

    private void reportAndStanding(Sale sale) {
        var report =
                Map.of(
                        "kind",
                        "seller",
                        "seller",
                        sale.seller.person().id(),
                        "reason",
                        canary.in("Rude"),
                        "text",
                        canary.in("He is rude"),
                        "contact",
                        Map.of("name", canary.in("Ann"), "email", email()));
        var buyer = sale.buyer.person();
        String id = buyer.posts("/v1/reports", report).accepted().text("id");
        buyer.posts("/v1/reports/" + id + "/withdrawal", null).accepted();
        for (String standing : List.of("blocked", "good")) {
            var body = words("reason", Map.of("role", "buyer", "standing", standing));
            var request = operator.writing(body).header("Idempotency-Key", UUID.randomUUID());
            new Reply(request.put("/v1/accounts/" + buyer.id() + "/standing")).accepted();
        }
    }

    /** What is said to somebody whose words are refused. */
    private void refusals(Sale sale) {
        refused(sale.seller.person(), sale.path() + "/disputes", words("text", Map.of()));
        refused(sale.buyer.person(), sale.path() + "/messages", Map.of("text", ""));
        refused(new Person("nobody", "buyer"), sale.path() + "/messages", words("text", Map.of()));
        refused(
                sale.mediator.person(),
                "/v1/disputes/" + sale.id + "-1/ruling",
                words("grounds", Map.of("amount", 1)));
        var draft = lamp();
        draft.with("buyer", Map.of("id", "ann", "name", "Ann", "email", canary.in("no email")));
        refused(shop.marketplace, "/v1/orders", draft.body());
    }

    private void refused(Person person, String path, Object body) {
        var reply = person.posts(path, body);
        assertTrue(reply.status() >= 400, reply.body());
        answers.add(reply.body() + reply.response().headers());
    }

    private void says(Party party, String path) {
        party.person().posts(path, words("text", Map.of())).accepted();
    }

    private Map<String, Object> words(String field, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put(field, canary.in("I say"));
        return body;
    }

    private Map<String, Object> contact(String id, String name) {
        return Map.of("id", id, "name", canary.in(name), "email", email());
    }

    private String email() {
        return canary.word() + "@example.com";
    }

    private String endpoint(FakeReceiver receiver) {
        receiver.behaves(FakeReceiver.status(200));
        var body = Map.of("url", receiver.url(), "testClocks", true);
        return shop.marketplace.posts("/v1/webhook-endpoints", body).accepted().text("id");
    }

    private void delete(String endpoint) {
        shop.marketplace
                .asked()
                .header("Idempotency-Key", UUID.randomUUID())
                .delete("/v1/webhook-endpoints/" + endpoint);
    }
}
