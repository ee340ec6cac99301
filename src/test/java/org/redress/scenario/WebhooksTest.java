package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.order.OrderId;
import org.redress.support.Eventually;
import org.redress.support.FakeReceiver;
import org.redress.support.FakeReceiver.Request;
import org.redress.support.PostgresResource;
import org.redress.support.TestMail;

/** Webhook endpoints over HTTP, and what their receivers get. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FE7")
class WebhooksTest {
    private static final String PATH = "/v1/webhook-endpoints";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Pool pool;

    private final Shop shop = new Shop();
    private final Person marketplace = shop.marketplace;
    private final FakeReceiver receiver = FakeReceiver.allowed();

    @AfterEach
    void deleteAll() {
        receiver.behaves(FakeReceiver.status(200));
        List<String> ids = marketplace.gets(PATH).response().jsonPath().getList("items.id");
        ids.forEach(id -> delete(id).accepted());
    }

    @Test
    void a_dispute_is_told_step_by_step_and_every_message_verifies() {
        var endpoint = create(Map.of("testClocks", true)).accepted();
        Sale sale = shop.sells(lamp());
        sale.marketplace.ships();
        sale.buyer.opens("in-transit", "lamp");

        var told = told(3, sale.id);

        var webhook = assertDoesNotThrow(() -> new Webhook(endpoint.text("secret")));
        for (var request : told) {
            assertDoesNotThrow(() -> webhook.verify(request.body(), headers(request)));
        }
        var opened =
                told.stream().filter(it -> it.body().contains("\"dispute.opened\"")).findFirst();
        String id = opened.orElseThrow().header("webhook-id");
        assertTrue(opened.get().body().contains("\"sequence\":3"));
        var same = marketplace.gets("/v1/events/" + id).accepted().body();
        assertEquals(same, opened.get().body(), "the feed tells the same");
    }

    @Test
    void a_secret_is_shown_once_and_kept_in_no_answer() {
        String key = UUID.randomUUID().toString();
        var body = body(Map.of());
        var first = marketplace.posts(PATH, body, key).accepted();
        var again = marketplace.posts(PATH, body, key).accepted();

        assertEquals(201, first.status());
        assertTrue(first.text("secret").startsWith("whsec_"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertNull(again.text("secret"));
        assertEquals(first.text("id"), again.text("id"));
        assertNull(marketplace.gets(path(first)).accepted().text("secret"));
        assertEquals(0, count("idempotency where body like '%whsec%'"));
        marketplace
                .posts(PATH, body(Map.of("description", "other")), key)
                .problem(422, "idempotency-key-reused");
    }

    @Test
    void a_new_secret_takes_over_while_the_old_one_stays_good() {
        var made = create(Map.of()).accepted();
        var rotated =
                marketplace
                        .posts(path(made) + "/secret", Map.of("keepPreviousFor", "PT1H"))
                        .accepted();

        assertNotEquals(made.text("secret"), rotated.text("secret"));
        assertEquals("\"2\"", rotated.etag());
        assertTrue(rotated.instant("previousSecretUntil").isAfter(made.instant("createdAt")));
        marketplace
                .posts(path(made) + "/secret", Map.of("keepPreviousFor", "P31D"))
                .problem(400, "invalid-field");
        marketplace
                .posts(path(made) + "/secret", Map.of("keepPreviousFor", "-PT1S"))
                .problem(400, "invalid-field");

        marketplace.posts(path(made) + "/ping", null);
        var ping = told(1, made.text("id")).getFirst();
        for (String secret : List.of(made.text("secret"), rotated.text("secret"))) {
            assertDoesNotThrow(() -> new Webhook(secret).verify(ping.body(), headers(ping)));
        }
    }

    @Test
    void an_endpoint_is_changed_by_who_has_seen_it_as_it_is() {
        var made = create(Map.of()).accepted();
        var body = body(Map.of("types", List.of("dispute.*"), "description", "Only disputes"));
        var stale =
                marketplace
                        .writing(body)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .header("If-Match", "\"7\"")
                        .put(path(made));
        new Reply(stale).problem(412, "version-changed");

        var changed = puts(made, body).accepted();

        assertEquals("Only disputes", changed.text("description"));
        assertEquals("\"2\"", changed.etag());
        assertEquals(List.of("dispute.*"), changed.response().jsonPath().getList("types"));
    }

    @Test
    void a_disabled_endpoint_is_told_nothing_until_it_is_enabled() {
        var made = create(Map.of()).accepted();
        var disabled = marketplace.posts(path(made) + "/disabling", null).accepted();
        assertEquals("asked", disabled.text("disabledWhy"));
        marketplace.posts(path(made) + "/ping", null).problem(409, "endpoint-disabled");

        String order = marketplace.posts("/v1/orders", lamp().body()).accepted().text("id");
        marketplace.posts(path(made) + "/enabling", null).accepted();

        assertEquals(1, told(1, order).size());
    }

    @Test
    void a_disabling_by_the_service_is_a_task_and_an_email_and_over_once_it_is_enabled()
            throws Exception {
        receiver.behaves(FakeReceiver.status(410));
        var made = create(Map.of()).accepted();
        String id = made.text("id");
        marketplace.posts(path(made) + "/ping", null);
        Eventually.within(
                SOON,
                "it is disabled",
                () -> "gone".equals(marketplace.gets(path(made)).text("disabledWhy")));

        var open = disablings("open").stream().filter(it -> it.get("subject").equals(id)).toList();
        assertEquals(1, open.size());
        var mail = TestMail.REAL.received(1, it -> isAbout(it, id)).getFirst();
        assertEquals("support@localhost", mail.getAllRecipients()[0].toString());
        assertEquals(
                "Webhook endpoint at 127.0.0.1:" + receiver.port() + " was disabled",
                mail.getSubject());
        assertEquals("<" + id + ".2.1@localhost>", mail.getMessageID());

        receiver.behaves(FakeReceiver.status(200));
        var operator = new Person("operator-9", "operator");
        operator.posts(path(made) + "/enabling", Map.of("skipMissed", true)).accepted();

        var closed =
                disablings("closed").stream().filter(it -> it.get("subject").equals(id)).toList();
        assertEquals("operator-9", ((Map<?, ?>) closed.getFirst().get("closing")).get("by"));
        assertEquals("skipped", log(made).text("items[0].status"));
        assertEquals(
                1,
                marketplace
                        .gets(path(made) + "/deliveries?status=skipped")
                        .accepted()
                        .response()
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    private static List<Map<String, Object>> disablings(String status) {
        String tasks = "/v1/tasks?kind=webhook-endpoint-disabled&limit=100&status=" + status;
        return new Person("o", "operator")
                .gets(tasks)
                .accepted()
                .response()
                .jsonPath()
                .getList("items");
    }

    private static boolean isAbout(MimeMessage mail, String id) {
        try {
            return mail.getMessageID().startsWith("<" + id);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_event_that_cannot_be_read_is_parked_as_a_task_and_stops_no_reader() {
        var made = create(Map.of()).accepted();
        String start = end();
        UUID broken = UUID.randomUUID();
        pool.preparedQuery(
                        "insert into order_event (bucket, order_id, number, type, body, hash, at) values"
                                + " ($1, $2, 1, 'message-posted', 'nothing', decode(repeat('00', 32), 'hex'), now())")
                .execute(Tuple.of(OrderId.bucket(broken), broken))
                .await()
                .indefinitely();
        String order = marketplace.posts("/v1/orders", lamp().body()).accepted().text("id");
        assertEquals(1, told(1, order).size());
        Eventually.within(
                SOON,
                "it is parked",
                () ->
                        marketplace
                                .gets(path(made) + "/deliveries?status=parked")
                                .body()
                                .contains("evt_" + broken + "_1"));
        var task =
                new Person("o", "operator")
                        .gets("/v1/tasks?kind=webhook-parked&limit=100")
                        .accepted();
        assertTrue(task.body().contains("/v1/events/evt_" + broken + "_1/replay"));
        String feed = marketplace.gets("/v1/events?after=" + start).accepted().body();
        assertTrue(feed.contains(order) && feed.contains("\"unreadable\":true"), feed);
        var one = marketplace.gets("/v1/events/evt_" + broken + "_1").accepted();
        assertEquals("true", one.text("data.unreadable"));
    }

    private String end() {
        String place = null;
        String more = "true";
        while (more.equals("true")) {
            var page =
                    marketplace
                            .gets("/v1/events?limit=500" + (place == null ? "" : "&after=" + place))
                            .accepted();
            place = page.text("next");
            more = page.text("more");
        }
        return place;
    }

    /** Each with the codes that its callers have to know, and what it answers when it works. */
    @Test
    void every_operation_of_webhooks_and_events_says_which_problems_it_answers() {
        var api = new Reply(given().accept("application/json").get("/q/openapi")).accepted();
        Map<String, Map<String, Object>> paths = api.response().jsonPath().getMap("paths");
        var operations =
                paths.entrySet().stream()
                        .filter(it -> it.getKey().matches("/v1/(webhook-endpoints|events).*"))
                        .flatMap(path ->
                                path.getValue().entrySet().stream()
                                        .filter(it -> it.getKey().matches("get|put|post|delete"))
                                        .map(it ->
                                                Map.entry(
                                                        it.getKey() + " " + path.getKey(),
                                                        codes(it.getValue()))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertEquals(14, operations.size(), operations::toString);
        operations.forEach((operation, codes) -> {
            boolean write = !operation.startsWith("get");
            assertEquals(write, codes.contains("idempotency-key-missing"), operation);
            assertEquals(write, codes.contains("idempotency-key-reused"), operation);
            assertEquals(operation.contains("{id}"), codes.contains("not-found"), operation);
        });
        for (String fed : List.of("/enabling", "/ping", "/replays", "/replay", "events")) {
            assertTrue(
                    operations.entrySet().stream()
                            .filter(it -> it.getKey().endsWith(fed))
                            .allMatch(it -> it.getValue().contains("feed-not-available")),
                    fed);
        }
    }

    private static Set<String> codes(Object operation) {
        var responses = (Map<?, ?>) ((Map<?, ?>) operation).get("responses");
        assertTrue(responses.keySet().stream().anyMatch(it -> it.toString().startsWith("2")));
        return responses.entrySet().stream()
                .filter(it -> !it.getKey().toString().matches("2..|401|403"))
                .map(it -> ((Map<?, ?>) it.getValue()).get("description").toString())
                .flatMap(it -> Stream.of(it.split(", ")))
                .collect(Collectors.toSet());
    }

    @Test
    void the_log_says_what_became_of_each_delivery_and_it_can_be_had_again() {
        var made = create(Map.of()).accepted();
        String order = marketplace.posts("/v1/orders", lamp().body()).accepted().text("id");
        told(1, order);
        String event = "evt_" + order + "_1";
        Eventually.within(
                SOON, "it is marked", () -> "delivered".equals(log(made).text("items[0].status")));
        assertEquals(event, log(made).text("items[0].event"));
        assertEquals(200, log(made).number("items[0].lastStatus"));

        assertEquals(1, queued(marketplace.posts("/v1/events/" + event + "/replay", null)));
        told(2, order);
        var range = Map.of("from", made.text("createdAt"), "until", "2999-01-01T00:00:00Z");
        assertEquals(1, queued(marketplace.posts(path(made) + "/replays", range)));
        assertEquals(
                1, told(3, order).stream().map(it -> it.header("webhook-id")).distinct().count());

        var page = marketplace.gets(path(made) + "/deliveries?limit=2").accepted();
        assertEquals(2, page.response().jsonPath().getList("items").size());
        var rest =
                marketplace
                        .gets(path(made) + "/deliveries?limit=2&cursor=" + page.text("next"))
                        .accepted();
        assertEquals(1, rest.response().jsonPath().getList("items").size());
    }

    @Test
    void a_replay_needs_an_event_an_endpoint_and_a_time() {
        var made = create(Map.of()).accepted();
        String none = UUID.randomUUID().toString();
        marketplace.posts("/v1/events/evt_" + none + "_1/replay", null).problem(404, "not-found");
        marketplace.posts("/v1/events/x/replay", null).problem(404, "not-found");
        String order = shop.sells(lamp()).id;
        marketplace
                .posts("/v1/events/evt_" + order + "_1/replay", Map.of("endpoint", none))
                .problem(404, "not-found");
        marketplace
                .posts(
                        path(made) + "/replays",
                        Map.of("from", "2026-01-02T00:00:00Z", "until", "2026-01-01T00:00:00Z"))
                .problem(400, "invalid-field");
        marketplace.posts(path(made) + "/replays", Map.of()).problem(400, "invalid-field");
    }

    @Test
    void a_deleted_endpoint_is_gone() {
        var made = create(Map.of()).accepted();
        delete(made.text("id")).accepted();
        marketplace.gets(path(made)).problem(404, "not-found");
        marketplace.gets(path(made) + "/deliveries").problem(404, "not-found");
        delete(made.text("id")).problem(404, "not-found");
        puts(made, body(Map.of())).problem(404, "not-found");
        marketplace.posts(path(made) + "/secret", null).problem(404, "not-found");
        marketplace.posts(path(made) + "/ping", null).problem(404, "not-found");
        marketplace.posts(path(made) + "/enabling", null).problem(404, "not-found");
    }

    @Test
    void only_the_marketplace_and_operators_have_endpoints() {
        new Person("o", "operator").posts(PATH, body(Map.of())).accepted();
        for (String role : List.of("buyer", "seller", "mediator", "supervisor", "reader")) {
            var person = new Person("x", role);
            person.gets(PATH).problem(403, "forbidden");
            person.posts(PATH, body(Map.of())).problem(403, "forbidden");
        }
        new Reply(marketplace.writing(body(Map.of())).post(PATH))
                .problem(400, "idempotency-key-missing");
    }

    @ParameterizedTest
    @Tag("FE6")
    @ValueSource(
            strings = {
                "http://example.com/", "https://127.0.0.1/", "https://169.254.169.254/latest",
                "https://example.com:22/", "https://a:b@example.com/", "nothing"
            })
    void an_address_inside_is_refused_from_the_start(String url) {
        var refused = create(Map.of("url", url)).problem(400, "webhook-url-refused");
        assertTrue(refused.fact("reason").length() > 3);
    }

    @Test
    void a_bad_endpoint_is_refused() {
        create(Map.of("types", List.of("dispute.*", "no-such-thing")))
                .problem(400, "unknown-event-type");
        create(Map.of("url", "")).problem(400, "invalid-field");
        create(Map.of("description", "x".repeat(201))).problem(400, "invalid-field");
        var made = create(Map.of()).accepted();
        marketplace.gets(path(made) + "/deliveries?status=lost").problem(400, "invalid-field");
        marketplace.gets(path(made) + "/deliveries?cursor=abc").problem(400, "bad-cursor");
        marketplace.gets(PATH + "/no-id").problem(404, "not-found");
    }

    private Reply create(Map<String, Object> more) {
        return marketplace.posts(PATH, body(more));
    }

    private Map<String, Object> body(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("url", receiver.url()));
        body.putAll(more);
        return body;
    }

    private Reply puts(Reply made, Object body) {
        return new Reply(
                marketplace
                        .writing(body)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .put(path(made)));
    }

    private Reply delete(String id) {
        return new Reply(
                marketplace
                        .asked()
                        .header("Idempotency-Key", UUID.randomUUID())
                        .delete(PATH + "/" + id));
    }

    private static int queued(Reply reply) {
        assertEquals(202, reply.status(), reply::body);
        return (int) reply.number("queued");
    }

    private static String path(Reply made) {
        return PATH + "/" + made.text("id");
    }

    private Reply log(Reply made) {
        return marketplace.gets(path(made) + "/deliveries").accepted();
    }

    /** What the receiver got about somebody, once it is so much. */
    private List<Request> told(int atLeast, String about) {
        Eventually.within(SOON, "told of " + about, () -> about(about).size() >= atLeast);
        return about(about);
    }

    private List<Request> about(String id) {
        return receiver.requests().stream().filter(it -> it.body().contains(id)).toList();
    }

    private static Map<String, List<String>> headers(Request request) {
        return Map.of(
                "webhook-id", List.of(request.header("webhook-id")),
                "webhook-timestamp", List.of(request.header("webhook-timestamp")),
                "webhook-signature", List.of(request.header("webhook-signature")));
    }

    private int count(String from) {
        return pool.query("select count(*)::int from " + from)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }
}
