package org.redress.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.outbox.Attempt.Delivered;
import org.redress.outbox.Attempt.Failed;
import org.redress.outbox.Attempt.Parked;
import org.redress.outbox.Attempt.Postponed;
import org.redress.platform.Randomness;
import org.redress.support.Eventually;
import org.redress.support.TestPostgres;
import org.redress.task.Tasks;

/** Several relays on one real outbox: each message leaves, whatever happens to a relay. */
@Tag("FE8")
class RelayTest {

    private static Vertx vertx;
    private static Pool pool;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> left = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void open() {
        var database = TestPostgres.fresh();
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), database.user(), database.password())
                .load()
                .migrate();
        vertx = Vertx.vertx();
        pool = TestPools.of(vertx, database);
    }

    @AfterAll
    static void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
    }

    @BeforeEach
    void clear() {
        sql("delete from outbox");
        sql("alter table task_closing disable trigger all");
        sql("delete from task_closing");
        sql("alter table task_closing enable trigger all");
        sql("delete from task");
    }

    @Test
    void everything_leaves_once_however_many_relays_there_are() {
        waiting(1_000);

        Uni.join()
                .all(relay(this::sent).run(), relay(this::sent).run(), relay(this::sent).run())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));

        assertEquals(1_000, left.size());
        assertEquals(1_000, new TreeSet<>(left).size());
        assertEquals(1_000, count("status = 'done' and attempts = 1 and done_at is not null"));
        assertEquals(1_000, meters.counter("redress.outbox.sent", "topic", "mail").count());
    }

    @Test
    void one_bad_message_never_stops_the_rest_and_is_tried_again_later() {
        waiting(30);

        relay(m -> m.eventNumber() == 7 ? new Failed(m, "bad") : sent(m))
                .run()
                .await()
                .indefinitely();

        assertEquals(29, left.size());
        assertEquals(
                1,
                count(
                        "status = 'waiting' and attempts = 1 and last_error = 'bad' and event_number = 7"));
        assertEquals(1, meters.counter("redress.outbox.failed", "topic", "mail").count());
    }

    @Test
    void a_delivery_that_breaks_fails_its_batch_and_not_the_relay() {
        waiting(5);

        relay(
                        m -> {
                            throw new IllegalStateException("broken");
                        })
                .run()
                .await()
                .indefinitely();

        assertEquals(
                5, count("status = 'waiting' and last_error = 'IllegalStateException: broken'"));
    }

    @Test
    void after_the_last_try_a_message_is_parked_for_a_person() {
        waiting(1);
        sql("update outbox set attempts = 99");

        relay(m -> new Failed(m, "still bad")).run().await().indefinitely();

        assertEquals(
                1,
                count(
                        "status = 'parked' and attempts = 100 and next_try_at is null and last_error = 'still bad'"));
        assertEquals(1, meters.counter("redress.outbox.parked", "topic", "mail").count());
        var task = sql("select * from task").getFirst();
        assertEquals("message-parked", task.getString("kind"));
        assertEquals("00000000-0000-8000-8000-000000000001.1.1", task.getString("subject"));
        assertEquals(1, task.getShort("bucket").intValue(), "it lies with its order");
    }

    @Test
    void a_message_that_is_too_early_waits_without_counting_the_try() {
        waiting(1);

        relay(m -> new Postponed(m, Duration.ofMinutes(5), "not yet")).run().await().indefinitely();

        assertEquals(
                1,
                count(
                        "status = 'waiting' and attempts = 0 and last_error = 'not yet'"
                                + " and next_try_at > clock_timestamp() + interval '4 minutes'"));
        assertEquals(0, meters.counter("redress.outbox.failed", "topic", "mail").count());
    }

    @Test
    void a_message_that_only_a_person_can_help_is_parked_at_once() {
        waiting(1);

        relay(m -> new Parked(m, "nobody knows")).run().await().indefinitely();

        assertEquals(
                1,
                count(
                        "status = 'parked' and attempts = 1 and next_try_at is null and last_error = 'nobody knows'"));
    }

    @Test
    void the_task_of_a_parked_message_ends_when_the_message_leaves_after_all() {
        waiting(2);
        relay(m -> new Parked(m, "nobody knows")).run().await().indefinitely();
        assertEquals(2, openTasks());
        sql("select id, bucket from outbox where event_number = 1")
                .forEach(row ->
                        outbox().wake(row.getLong("id"), row.getShort("bucket"))
                                .await()
                                .indefinitely());
        assertEquals(2, openTasks(), "it may not leave this time either");

        relay(this::sent).run().await().indefinitely();

        assertEquals(1, openTasks());
        var closing = sql("select closed_by from task_closing").getFirst();
        assertEquals("redress", closing.getString("closed_by"));
        assertEquals(1, count("status = 'parked'"));
    }

    @Test
    void it_ends_too_when_the_message_need_not_leave_any_more() {
        waiting(1);
        relay(m -> new Parked(m, "nobody knows")).run().await().indefinitely();
        sql("update outbox set status = 'waiting', next_try_at = now(), retried_after = attempts");

        relay(m -> new Attempt.Dropped(m, "too late")).run().await().indefinitely();

        assertEquals(0, openTasks());
        assertEquals(1, count("status = 'dropped'"));
    }

    private static int openTasks() {
        return sql("select count(*)::int from task where closed_at is null")
                .getFirst()
                .getInteger(0);
    }

    @Test
    void a_message_that_kills_its_relay_each_time_is_parked_untried() {
        waiting(1);
        sql("update outbox set attempts = 100");

        relay(this::sent).run().await().indefinitely();

        assertTrue(left.isEmpty());
        assertEquals(1, count("status = 'parked' and last_error like '%never answered'"));
    }

    @Test
    void what_was_lost_twice_is_tried_alone_and_after_the_others() {
        waiting(3);
        sql(
                "update outbox set lost = 2, next_try_at = now() - interval '1 day' where event_number = 1");
        List<Integer> sizes = new ArrayList<>();

        relay(this::sent, sizes::add).run().await().indefinitely();

        assertEquals(List.of(2, 1), sizes);
        assertTrue(left.getLast().endsWith(".1.1"), left.toString());
    }

    @Test
    void an_answer_clears_a_message_of_suspicion() {
        waiting(1);
        sql("update outbox set lost = 2, attempts = 2");

        relay(m -> new Failed(m, "refused")).run().await().indefinitely();

        assertEquals(1, count("status = 'waiting' and lost = 0 and attempts = 3"));
    }

    @Test
    void what_no_try_comes_back_from_is_parked_long_before_the_last_ordinary_try() {
        waiting(1);
        sql("update outbox set lost = 3, attempts = 3");

        relay(this::sent).run().await().indefinitely();

        assertTrue(left.isEmpty());
        assertEquals(1, count("status = 'parked' and last_error like '%never answered'"));
    }

    @Test
    @Tag("FE10")
    void a_row_leaves_once_it_is_committed_whatever_was_committed_before_it() {
        var slow = pool.getConnection().await().indefinitely();
        try {
            slow.query("begin").execute().await().indefinitely();
            slow.query(insert(1, 1)).execute().await().indefinitely();
            sql(insert(2, 2));
            var relay = relay(this::sent);

            relay.run().await().indefinitely();
            assertEquals(List.of("00000000-0000-8000-8000-000000000001.2.1"), left);

            slow.query("commit").execute().await().indefinitely();
            relay.run().await().indefinitely();
            assertEquals("00000000-0000-8000-8000-000000000001.1.1", left.getLast());

            slow.query("begin").execute().await().indefinitely();
            slow.query(insert(3, 3)).execute().await().indefinitely();
            slow.query("rollback").execute().await().indefinitely();
            relay.run().await().indefinitely();
            assertEquals(2, left.size());
        } finally {
            slow.close().await().indefinitely();
        }
    }

    @Test
    void what_a_killed_relay_held_comes_back_after_the_lease_and_not_before() {
        waiting(3);
        var outbox = outbox();

        var held = outbox.claim("mail", 10, Duration.ofMillis(300)).await().indefinitely();
        assertEquals(3, held.size());
        assertEquals(
                List.of(), outbox.claim("mail", 10, Duration.ofMinutes(1)).await().indefinitely());

        var back =
                Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(400))
                        .chain(() -> outbox.claim("mail", 10, Duration.ofMinutes(1)))
                        .await()
                        .indefinitely();
        assertEquals(3, back.size());
        assertTrue(back.stream().allMatch(m -> m.attempts() == 2));
    }

    @Test
    void who_was_late_may_not_mark_what_another_relay_has_claimed_since() {
        waiting(1);
        var outbox = outbox();
        var late = outbox.claim("mail", 1, Duration.ZERO).await().indefinitely();
        var next = outbox.claim("mail", 1, Duration.ofMinutes(1)).await().indefinitely();

        outbox.done("mail", late).await().indefinitely();
        assertEquals(1, count("status = 'waiting' and attempts = 2"));

        outbox.done("mail", next).await().indefinitely();
        assertEquals(1, count("status = 'done'"));
    }

    @Test
    void a_claim_that_was_given_back_never_has_its_number_again() {
        waiting(1);
        var outbox = outbox();
        var late = outbox.claim("mail", 1, Duration.ZERO).await().indefinitely();
        relay(m -> new Postponed(m, Duration.ZERO, "not yet")).run().await().indefinitely();
        outbox.claim("mail", 1, Duration.ofMinutes(1)).await().indefinitely();

        outbox.done("mail", late).await().indefinitely();

        assertEquals(1, count("status = 'waiting' and attempts = 2 and fence = 4"));
    }

    @Test
    void a_batch_that_outlasts_its_lease_is_kept_from_every_other_relay() {
        waiting(3);
        var signal = new CompletableFuture<Void>();
        var delivered = new AtomicInteger();
        Delivery slow =
                messages ->
                        Uni.createFrom()
                                .completionStage(signal)
                                .map(ignored -> messages.stream().map(this::sent).toList())
                                .invoke(attempts -> delivered.addAndGet(attempts.size()));
        var first = relay(slow, Duration.ofSeconds(3)).run().subscribeAsCompletionStage();
        Eventually.within(
                Duration.ofSeconds(20),
                "it is claimed",
                () -> count("fence = 1 and next_try_at > now()") == 3);
        var end = sql("select next_try_at from outbox limit 1").getFirst().getOffsetDateTime(0);

        Eventually.within(
                Duration.ofSeconds(20),
                "its first lease is over",
                () -> count("statement_timestamp() > '" + end + "'") == 3);
        assertEquals(0L, relay(this::sent).run().await().indefinitely());

        signal.complete(null);
        first.join();
        assertEquals(3, delivered.get());
        assertEquals(3, left.size());
        assertEquals(3, count("status = 'done' and attempts = 1"));
    }

    @Test
    void messages_of_test_clocks_leave_by_real_time_and_are_not_counted() {
        waiting(2);
        sql("update outbox set test_clock = true");

        relay(this::sent).run().await().indefinitely();

        assertEquals(2, left.size());
        assertEquals(0, meters.counter("redress.outbox.sent", "topic", "mail").count());
    }

    @Test
    void the_claim_reads_the_index_of_waiting_messages() {
        waiting(5_000);
        sql(
                "update outbox set status = 'done', next_try_at = null, done_at = now() where event_number > 50");
        sql("analyze outbox");

        String plan =
                sql(
                                "explain "
                                        + Outbox.CLAIM
                                                .replace("$1", "'mail'")
                                                .replace("$2", "50")
                                                .replace("$3", "1000")
                                                .replace("$4", "2"))
                        .stream()
                        .map(row -> row.getString(0))
                        .collect(Collectors.joining("\n"));

        assertTrue(plan.contains("outbox_claim"), plan);
        assertTrue(plan.contains("statement_timestamp()"), plan);
        assertTrue(plan.contains("outbox_pkey"), plan);
    }

    @Test
    void a_stopped_relay_begins_nothing() {
        waiting(1);
        var relay = relay(this::sent);

        relay.stop();

        assertEquals(0L, relay.run().await().indefinitely());
        assertNull(relay.idle().await().indefinitely());
        assertEquals(1, count("status = 'waiting' and attempts = 0"));
    }

    private Attempt sent(OutboxMessage message) {
        left.add(message.id());
        return new Delivered(message);
    }

    private Relay relay(Function<OutboxMessage, Attempt> each) {
        return relay(each, size -> {});
    }

    private Relay relay(Function<OutboxMessage, Attempt> each, Consumer<Integer> sizes) {
        Delivery delivery =
                messages ->
                        Uni.createFrom()
                                .item(() -> messages.stream().map(each).toList())
                                .invoke(attempts -> sizes.accept(attempts.size()));
        return relay(delivery, Duration.ofMinutes(1));
    }

    private Relay relay(Delivery delivery, Duration lease) {
        return new Relay(
                "mail",
                delivery,
                outbox(),
                new TestOutbox(lease),
                new Randomness(),
                new RelayCounts(meters));
    }

    private static Outbox outbox() {
        return new Outbox(pool, new Tasks(new Randomness()));
    }

    private static void waiting(int messages) {
        sql(insert(1, messages));
    }

    private static String insert(int from, int to) {
        return "insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient, test_clock)"
                + " select 1, '00000000-0000-8000-8000-000000000001', n, 1, 'mail', 'withdrawn', 'buyer', false"
                + " from generate_series("
                + from
                + ", "
                + to
                + ") n";
    }

    private static int count(String where) {
        return sql("select count(*)::int from outbox where " + where).getFirst().getInteger(0);
    }

    private static List<Row> sql(String sql) {
        var rows = pool.query(sql).execute().await().indefinitely();
        assertNotNull(rows);
        List<Row> all = new ArrayList<>();
        rows.forEach(all::add);
        return all;
    }
}
