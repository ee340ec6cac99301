package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.order.Slice;
import org.redress.order.TimeRoad;
import org.redress.outbox.Relays;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.ScriptedSmtp;
import org.redress.support.ScriptedSmtp.Act;
import org.redress.support.ScriptedSmtp.Step;
import org.redress.support.TestMail;
import org.redress.support.TestPostgres;

/** What becomes of emails when the mail server is slow, rude or gone; and proof that they left. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(MailDeliveryTest.ByHand.class)
@Tag("FE1")
class MailDeliveryTest {

    private static final Act HANG = new Act.Hang();
    private static final Duration LONG = Duration.ofSeconds(60);

    public static class ByHand implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redress.outbox.every", "off",
                    "redress.sweep.every", "off",
                    "redress.outbox.retry-first", "30000h",
                    "redress.outbox.retry-longest", "30000h",
                    "redress.notice.send-within", "1s",
                    "redress.mail.per-recipient", "3");
        }
    }

    @Inject Relays relays;
    @Inject TimeRoad road;
    @Inject Pool pool;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private final Person marketplace = new Person("shop-1", "marketplace");
    private final Person operator = new Person("operator-1", "operator");
    private ScriptedSmtp server;

    @BeforeEach
    void begin() {
        sql(
                "update outbox set status = 'done', next_try_at = null, done_at = now()"
                        + " where status <> 'done'");
        TestMail.REAL.stop();
        server = new ScriptedSmtp(TestMail.REAL.port());
    }

    @AfterEach
    void end() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RSET", "QUIT"})
    void a_server_that_hangs_is_asked_again_later_with_the_same_message_id(Step step) {
        server.at(step, HANG);
        String order = registers(lamp());

        drain();
        assertEquals(
                2, count(order, "status = 'waiting' and attempts = 1 and last_error is not null"));

        server.behave();
        again(order);
        drain();
        assertEquals(2, count(order, "status = 'done'"));
        assertEquals(ids(order), new TreeSet<>(server.taken()));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RSET", "QUIT"})
    void a_4xx_is_tried_again_later(Step step) {
        server.at(step, new Act.Say("451 4.3.0 later"));
        String order = registers(lamp());

        drain();
        assertEquals(2, count(order, "status = 'waiting' and attempts = 1"));
        assertEquals(List.of(), notices(order, false));

        server.behave();
        again(order);
        drain();
        assertEquals(2, count(order, "status = 'done'"));
    }

    @ParameterizedTest
    @EnumSource(names = {"GREETING", "EHLO", "MAIL"})
    void a_5xx_to_ourselves_says_nothing_about_the_email(Step step) {
        server.at(step, new Act.Say("554 5.7.1 go away"));
        String order = registers(lamp());

        drain();

        assertEquals(2, count(order, "status = 'waiting' and attempts = 1"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DATA", "CONTENT"})
    void a_5xx_to_the_content_is_for_good_and_a_task(Step step) {
        server.at(step, new Act.Say("554 5.6.0 not that"));
        String order = registers(lamp());

        drain();

        assertEquals(
                2,
                count(order, "status = 'parked' and last_error = 'refused for good: 554 5.6.0'"));
        assertEquals(List.of("notice-refused", "notice-refused"), notices(order, false));
        assertEquals(2, tasks(order, "message-parked"));
        assertEquals(0, suppressed(order));
    }

    @Test
    void a_5xx_to_the_recipient_suppresses_the_address_until_it_is_lifted() {
        server.at(Step.RCPT, new Act.Say("550 5.1.1 nobody here"));
        var draft = lamp();
        String order = registers(draft);
        drain();
        assertEquals(2, count(order, "status = 'parked'"));
        assertEquals(2, suppressed(order));

        server.behave();
        String next = registers(lamp().soldBy(draft.seller()));
        drain();
        assertEquals(
                1, count(next, "status = 'dropped' and last_error = 'the address is suppressed'"));
        assertEquals(List.of("notice-suppressed"), notices(next, false));

        for (String address :
                operator.gets("/v1/suppressions?limit=100")
                        .accepted()
                        .response()
                        .jsonPath()
                        .<String>getList("items.address")) {
            operator.posts("/v1/suppressions/" + address + "/lifting", null).accepted();
            operator.posts("/v1/suppressions/" + address + "/lifting", null)
                    .problem(404, "not-found");
        }
        String last = registers(lamp().soldBy(draft.seller()));
        drain();
        assertEquals(2, count(last, "status = 'done'"));
    }

    @Test
    @Tag("FE2")
    void a_lost_answer_may_double_an_email_but_never_changes_its_message_id() {
        server.at(Step.CONTENT, new Act.Close());
        String order = registers(lamp());
        drain();
        assertEquals(2, count(order, "status = 'waiting' and attempts = 1"));
        assertEquals(ids(order), new TreeSet<>(server.taken()));

        server.behave();
        again(order);
        drain();

        assertEquals(4, server.taken().size());
        assertEquals(ids(order), new TreeSet<>(server.taken()));
        assertEquals(List.of("notice-accepted", "notice-accepted"), notices(order, true));
    }

    @Test
    void connections_that_hang_are_given_up_however_many_they_are() {
        server.at(Step.RCPT, HANG);
        String order = null;
        for (int i = 0; i < 8; i++) {
            order = registers(lamp());
        }
        drain();
        assertTrue(server.connections() >= 10, "as many as the client ever opens at once");

        server.behave();
        again(order);
        drain();

        assertEquals(2, count(order, "status = 'done'"));
    }

    @Test
    void a_dead_mail_server_delays_no_deadline() {
        server.at(Step.GREETING, HANG);
        for (int i = 0; i < 8; i++) {
            registers(lamp());
        }
        var mailing = relays.drain().subscribeAsCompletionStage();
        String prefix = "due-" + UUID.randomUUID();
        try (var load = new OrderLoad(new TestPostgres(url, user, password))) {
            load.load(prefix, Kind.PROTECTED, 50, Instant.parse("2026-01-01T00:00:00Z"));
        }

        Eventually.within(LONG, "mail is under way", () -> server.connections() > 0);

        var swept = road.sweep(Slice.ofAll(500)).await().atMost(LONG);

        assertEquals(List.of(), server.taken(), "no mail has left");
        assertEquals(
                50,
                number(
                        "select count(*)::int from order_listing where status = 'settled'"
                                + " and external_id like '"
                                + prefix
                                + "%'"),
                swept.toString());
        mailing.toCompletableFuture().join();
    }

    @Test
    void proof_of_notice_stands_in_the_timeline() {
        var draft = lamp();
        String order = registers(draft);
        drain();

        var proof = operator.gets("/v1/orders/" + order + "/timeline?notices=true").accepted();
        assertEquals("<" + order + ".1.2@localhost>", proof.text("[1].details.messageId"));
        assertEquals(1, proof.number("[1].details.event"));
        assertEquals(
                List.of("order-registered", "notice-accepted"),
                types(draft.buyer(), order, true),
                "each party sees its own");
        assertEquals(List.of("order-registered"), types(draft.buyer(), order, false));
    }

    @Test
    void a_bounce_is_permanent_and_visible_and_a_task() {
        var draft = lamp();
        String order = registers(draft);
        drain();
        var bounce = Map.of("messageId", "<" + order + ".1.2@localhost>", "status", "5.1.1");

        new Person(draft.buyer().id(), "operator")
                .posts("/v1/bounces", bounce)
                .problem(404, "not-found");
        var taken = marketplace.posts("/v1/bounces", bounce).accepted();
        marketplace.posts("/v1/bounces", bounce).accepted();

        assertEquals(order, taken.text("orderId"));
        assertEquals("buyer", taken.text("recipient"));
        assertEquals(List.of("notice-bounced"), notices(order, false));
        assertEquals(1, tasks(order, "mail-bounced"));
        assertEquals(1, suppressed(order));
    }

    @Test
    @Tag("W05")
    void a_party_whose_notice_bounced_has_more_time_once() {
        var draft = lamp().policy(withBounces());
        String order = disputed(draft);
        drain();
        Instant due = dueAt(order);
        var bounce = Map.of("messageId", noticeOf(order, "dispute-opened", "seller"));

        marketplace.posts("/v1/bounces", bounce, "bounce-of-" + order).accepted();

        assertEquals(due.plus(Duration.ofDays(2)), dueAt(order));
        var why = operator.gets("/v1/orders/" + order + "/timeline").accepted();
        String extended = "find { it.type == 'dispute.turn-extended' }";
        assertEquals("bounces.extendBy", why.text(extended + ".because.rule"));
        assertEquals("dispute-opened", why.text(extended + ".because.facts.notice"));
        assertEquals("seller", why.text(extended + ".because.facts.party"));
        assertEquals(1, count(order, "kind = 'turn-extended' and recipient = 'buyer'"));
        assertEquals(0, count(order, "kind = 'turn-extended' and recipient = 'seller'"));
        assertEquals(
                1,
                number(
                        "select count(*)::int from protected_order where order_id = '"
                                + order
                                + "' and wake_at = '"
                                + due.minus(Duration.ofDays(1))
                                + "'"),
                "the reminder three days before the new end");

        marketplace.posts("/v1/bounces", bounce, "bounce-of-" + order).accepted();
        marketplace.posts("/v1/bounces", bounce).accepted();
        assertEquals(due.plus(Duration.ofDays(2)), dueAt(order), "a second bounce changes nothing");
    }

    @Test
    @Tag("W05")
    void a_party_whose_notice_was_refused_for_good_has_more_time_too() {
        var draft = lamp().policy(withBounces());
        String order = disputed(draft);
        Instant due = dueAt(order);
        server.at(Step.RCPT, new Act.Say("550 5.1.1 nobody here"));

        drain();

        assertEquals(due.plus(Duration.ofDays(2)), dueAt(order));
        assertEquals(1, count(order, "kind = 'turn-extended'"));
    }

    @Test
    void a_notice_that_bounced_while_a_bank_decided_gives_more_time_once_it_has() {
        var draft = lamp().policy(withBounces());
        String order = disputed(draft);
        drain();
        var bounce = Map.of("messageId", noticeOf(order, "dispute-opened", "seller"));
        String chargeback = "/v1/orders/" + order + "/chargeback";
        marketplace.posts(chargeback, Map.of("reference", "cb-1")).accepted();
        marketplace.posts("/v1/bounces", bounce).accepted();
        assertEquals(0, count(order, "kind = 'turn-extended'"), "all stands still");

        var won = Map.of("reference", "cb-1", "outcome", "won");
        marketplace.posts(chargeback + "/outcome", won).accepted();
        Instant due = dueAt(order);
        drain();

        assertEquals(due.plus(Duration.ofDays(2)), dueAt(order));
        assertEquals(1, count(order, "kind = 'turn-extended' and recipient = 'buyer'"));
        marketplace.posts("/v1/bounces", bounce).accepted();
        again(order);
        drain();
        assertEquals(due.plus(Duration.ofDays(2)), dueAt(order), "and only once");
    }

    private String withBounces() {
        String name = "bounces-" + UUID.randomUUID();
        String text =
                operator.gets("/v1/policies/seven-day")
                        .accepted()
                        .text("text")
                        .replace("name: seven-day", "name: " + name)
                        .replace("bounces: none", "bounces: {extendBy: P2D, beyondCap: true}");
        HttpStage.publish(text);
        return name;
    }

    /** Shipped now, and said not to have come. */
    private String disputed(OrderDraft draft) {
        String path = "/v1/orders/" + registers(draft);
        marketplace.posts(path + "/shipments", Map.of("lines", List.of("lamp"))).accepted();
        var opening = Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Not here.");
        draft.buyer().posts(path + "/disputes", opening).accepted();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Instant dueAt(String order) {
        return Instant.parse(
                operator.gets("/v1/disputes/" + order + "-1").accepted().text("dueAt"));
    }

    private String noticeOf(String order, String kind, String recipient) {
        return pool.query(
                        "select message_id from mail_delivery where fate = 'accepted' and kind = '"
                                + kind
                                + "' and recipient = '"
                                + recipient
                                + "' and order_id = '"
                                + order
                                + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    @Test
    void a_bounce_of_what_never_left_is_unknown() {
        server.at(Step.GREETING, HANG);
        String order = registers(lamp());
        var bounce = Map.of("messageId", "<" + order + ".1.2@localhost>");
        marketplace.posts("/v1/bounces", bounce).problem(404, "not-found");
        marketplace.posts("/v1/bounces", Map.of("messageId", "x")).problem(404, "not-found");
        marketplace.posts("/v1/bounces", Map.of()).problem(400, "invalid-field");
        new Person("b", "buyer").posts("/v1/bounces", bounce).problem(403, "forbidden");
        new Person("b", "buyer").gets("/v1/suppressions").problem(403, "forbidden");
        operator.gets("/v1/suppressions?cursor=x").problem(400, "bad-cursor");
    }

    @Test
    void an_address_that_has_had_its_share_waits_without_counting_the_tries() {
        var seller = lamp().seller();
        for (int i = 0; i < 3; i++) {
            registers(lamp().soldBy(seller));
        }
        drain();
        String fourth = registers(lamp().soldBy(seller));

        drain();

        assertEquals(1, count(fourth, "status = 'done'"), "the buyer's");
        assertEquals(
                1, count(fourth, "status = 'waiting' and attempts = 0 and recipient = 'seller'"));
        sql("update mail_recipient set window_at = window_at - interval '2 hours'");
        again(fourth);
        drain();
        assertEquals(2, count(fourth, "status = 'done'"));
    }

    private String registers(OrderDraft draft) {
        return marketplace.posts("/v1/orders", draft.body()).accepted().text("id");
    }

    private void drain() {
        relays.drain().await().atMost(LONG);
    }

    private void again(String order) {
        sql(
                "update outbox set next_try_at = now() where status = 'waiting' and order_id = '"
                        + order
                        + "'");
    }

    private static TreeSet<String> ids(String order) {
        return new TreeSet<>(
                List.of("<" + order + ".1.2@localhost>", "<" + order + ".1.3@localhost>"));
    }

    private List<String> notices(String order, boolean proof) {
        return types(operator, order, proof).stream()
                .filter(type -> type.startsWith("notice-"))
                .toList();
    }

    private static List<String> types(Person person, String order, boolean proof) {
        return person.gets("/v1/orders/" + order + "/timeline?notices=" + proof)
                .accepted()
                .response()
                .jsonPath()
                .getList("type");
    }

    private int count(String order, String where) {
        return number(
                "select count(*)::int from outbox where order_id = '" + order + "' and " + where);
    }

    private int tasks(String order, String kind) {
        return number(
                "select count(*)::int from task where kind = '"
                        + kind
                        + "' and order_id = '"
                        + order
                        + "'");
    }

    private int suppressed(String order) {
        return number(
                "select count(*)::int from mail_recipient where suppressed_at is not null"
                        + " and message_id like '<"
                        + order
                        + "%'");
    }

    private int number(String sql) {
        return pool.query(sql).execute().await().indefinitely().iterator().next().getInteger(0);
    }

    private void sql(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
