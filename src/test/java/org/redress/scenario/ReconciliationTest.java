package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.order;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/**
 * A provider's statement with seeded mistakes: each one is found, none is invented, and nothing is
 * booked (FG14).
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FG14")
class ReconciliationTest {

    private static final int ORDERS = 12;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private final Person marketplace = new Person("shop-" + UUID.randomUUID(), "marketplace");
    private final Person operator = new Person("operator-" + UUID.randomUUID(), "operator");
    private final List<String> ours = new ArrayList<>();

    /** A line of the provider's books, to be spoilt. */
    private record Line(
            String reference,
            String key,
            String kind,
            long amount,
            String currency,
            String status) {

        Line amount(long other) {
            return new Line(reference, key, kind, other, currency, status);
        }

        Line currency(String other) {
            return new Line(reference, key, kind, amount, other, status);
        }

        Line status(String other) {
            return new Line(reference, key, kind, amount, currency, other);
        }

        Line kind(String other) {
            return new Line(reference, key, other, amount, currency, status);
        }

        String json() {
            String known = key == null ? "" : "\"key\":\"" + key + "\",";
            return ("{\"reference\":\"%s\",%s\"kind\":\"%s\",\"amount\":%d,\"currency\":\"%s\","
                            + "\"status\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"}")
                    .formatted(reference, known, kind, amount, currency, status);
        }
    }

    @Test
    void every_seeded_mistake_becomes_one_task_and_nothing_else_does() {
        for (int i = 0; i < ORDERS; i++) {
            sold(1_000 + i);
        }
        Eventually.within(
                java.time.Duration.ofSeconds(30),
                "all is paid",
                () -> truth().stream().filter(this::isOurs).count() == ORDERS);
        String day = day();
        assertEquals(200, send(day, truth()).status());
        assertEquals(List.of(), tasks());

        List<Line> spoilt = new ArrayList<>();
        var expected = new TreeSet<String>();
        var random = new Random(7);
        int next = random.nextInt(7);
        for (Line line : truth()) {
            if (isOurs(line)) {
                spoil(next++ % 7, line, day, spoilt, expected);
            } else {
                spoilt.add(line);
            }
        }
        String stranger = "re_" + UUID.randomUUID();
        ours.add(stranger);
        spoilt.add(new Line(stranger, null, "refund", 5, "EUR", "done"));
        expected.add(day + "/" + stranger + "/missing-in-ledger");
        long postings = books().count("select count(*) from posting");

        var reply = send(day, spoilt).accepted();
        assertEquals(List.copyOf(expected), tasks());
        assertTrue(reply.number("tasks") >= expected.size(), reply::body);
        assertEquals(0, send(day, spoilt).accepted().number("tasks"));
        assertEquals(List.copyOf(expected), tasks());
        assertEquals(postings, books().count("select count(*) from posting"));
        assertEquals(
                expected.size(),
                books().count(
                                "select count(*) from task where kind = 'reconciliation-difference'"
                                        + " and (facts::jsonb ? 'provider' or facts::jsonb ? 'ledger')"
                                        + " and subject similar to '%("
                                        + String.join("|", ours)
                                        + ")%'"));
    }

    private static void spoil(
            int how, Line line, String day, List<Line> spoilt, TreeSet<String> expected) {
        String subject = day + "/" + line.key() + "/";
        switch (how) {
            case 0 -> expected.add(subject + "missing-in-statement");
            case 1 -> {
                spoilt.add(line.amount(line.amount() + 1));
                expected.add(subject + "amount");
            }
            case 2 -> {
                spoilt.add(line.currency("USD"));
                expected.add(subject + "currency");
            }
            case 3 -> {
                spoilt.add(line.status("failed"));
                expected.add(subject + "status");
            }
            case 4 -> {
                spoilt.add(line.kind("payout"));
                expected.add(subject + "kind");
            }
            case 5 -> {
                spoilt.add(line);
                spoilt.add(line);
                expected.add(subject + "twice");
            }
            default -> spoilt.add(line);
        }
    }

    @Test
    void a_statement_that_cannot_be_read_is_refused_whole_and_says_where() {
        var good = new Line("re_1", null, "refund", 5, "EUR", "done");
        String day = "2020-01-01";

        assertEquals(
                "2",
                send(day, good.json() + "\n{}\n").problem(400, "malformed-statement").fact("line"));
        send(day, good.amount(0).json()).problem(400, "malformed-statement");
        send(day, "x".repeat(3_000)).problem(400, "malformed-statement");
        send("yesterday", good.json()).problem(400, "invalid-field");
        assertEquals(
                0, books().count("select count(*) from statement_line where day = '2020-01-01'"));
        assertEquals(1, send(day, "\n" + good.json() + "\r\n").accepted().number("lines"));
        assertEquals(0, send(day, "").accepted().number("lines"));
    }

    @Test
    void a_statement_larger_than_any_day_is_refused_whether_it_says_its_length_or_not() {
        byte[] large = " \n".repeat((1 << 20) + 1).getBytes(StandardCharsets.US_ASCII);

        send("2020-01-03", new String(large, StandardCharsets.US_ASCII))
                .problem(413, "body-too-large");
        new Reply(
                        asked(operator, "2020-01-03", UUID.randomUUID().toString())
                                .body(new ByteArrayInputStream(large))
                                .post("/v1/reconciliations"))
                .problem(413, "body-too-large");
    }

    @Test
    void a_key_answers_again_only_for_the_same_content() {
        var line = new Line("re_2", null, "refund", 5, "EUR", "done");
        String key = UUID.randomUUID().toString();

        send("2020-01-02", line.json(), key).accepted();
        assertEquals("true", send("2020-01-02", line.json(), key).header("Idempotent-Replayed"));
        send("2020-01-02", line.amount(6).json(), key).problem(422, "idempotency-key-reused");
        assertEquals(403, sent(marketplace, "2020-01-02", line.json(), key).status());
    }

    /** An order of real time whose one line is paid back at once. */
    private void sold(long goods) {
        var draft = order().line("lamp", goods, 0);
        String id = marketplace.posts("/v1/orders", draft.body()).accepted().text("id");
        draft.seller().posts("/v1/orders/" + id + "/refund", null).accepted();
        ours.add(id);
    }

    private boolean isOurs(Line line) {
        return line.key() != null && ours.contains(line.key().substring(0, 36));
    }

    /** What a provider that makes no mistakes would state: all that was ever paid by it. */
    private List<Line> truth() {
        return rows(
                """
                select e.body::jsonb #>> '{event,providerReference}' as reference,
                    p.order_id || '-' || p.instruction as key,
                    lower(e.body::jsonb #>> '{event,instruction,kind}') as kind, p.amount, p.currency
                from order_event e join posting p on p.order_id = e.order_id and p.event_number = e.number
                join protected_order o on o.order_id = e.order_id and o.test_clock is null
                where e.type = 'payment-completed'\
                """,
                row ->
                        new Line(
                                row.getString("reference"),
                                row.getString("key"),
                                row.getString("kind"),
                                row.getLong("amount"),
                                row.getString("currency"),
                                "done"));
    }

    /** The day whose statement is to tell of what was just paid. */
    private String day() {
        return rows(
                        "select max(at + interval '1 hour')::date::text as day from order_event"
                                + " where type = 'payment-completed'",
                        row -> row.getString("day"))
                .getFirst();
    }

    private List<String> tasks() {
        return rows(
                        "select subject from task where kind = 'reconciliation-difference'",
                        row -> row.getString("subject"))
                .stream()
                .filter(subject -> ours.stream().anyMatch(subject::contains))
                .sorted()
                .toList();
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Read<T> read) {
        try (var connection = database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(read.of(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply send(String day, List<Line> lines) {
        return send(day, String.join("\n", lines.stream().map(Line::json).toList()));
    }

    private Reply send(String day, String body) {
        return send(day, body, UUID.randomUUID().toString());
    }

    private Reply send(String day, String body, String key) {
        return sent(operator, day, body, key);
    }

    private static Reply sent(Person person, String day, String body, String key) {
        return new Reply(
                asked(person, day, key)
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/reconciliations"));
    }

    private static RequestSpecification asked(Person person, String day, String key) {
        return person.asked()
                .contentType("application/x-ndjson; charset=UTF-8")
                .header("Idempotency-Key", key)
                .queryParam("day", day);
    }

    private TestPostgres database() {
        return new TestPostgres(url, user, password);
    }

    private Books books() {
        return new Books(database());
    }
}
