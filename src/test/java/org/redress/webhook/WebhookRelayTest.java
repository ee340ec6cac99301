package org.redress.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.platform.Problem.ProblemException;
import org.redress.platform.Randomness;
import org.redress.support.Eventually;
import org.redress.support.FakeReceiver;
import org.redress.support.FakeReceiver.Request;
import org.redress.task.TestTasks;
import org.redress.webhook.Endpoint.Draft;
import org.redress.webhook.Endpoints.Keyed;
import org.redress.webhook.Queue.Claimed;

/** From the feed to the receivers: every event to everybody who wants it, whatever they do. */
@Tag("FE5")
class WebhookRelayTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String A_WEEK = "interval '7 days 1 minute'";

    private static WebhookDatabase database;

    private final List<FakeReceiver> receivers = new ArrayList<>();
    private final FakeReceiver receiver = receiver();
    private Endpoints endpoints;
    private Deliveries log;
    private FanOut fanOut;
    private Queue queue;
    private Outcomes outcomes;
    private WebhookRelay relay;

    @BeforeAll
    static void open() {
        database = WebhookDatabase.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void replica() {
        database.sql("delete from webhook_endpoint");
        database.sql("delete from task");
        database.sql("delete from outbox");
        relay = replica("answer-within", "20s");
    }

    @AfterEach
    void closeReceivers() {
        receivers.forEach(FakeReceiver::close);
    }

    private FakeReceiver receiver() {
        var made = new FakeReceiver(FakeReceiver.status(200));
        receivers.add(made);
        return made;
    }

    private WebhookRelay replica(String... settings) {
        String allow =
                receivers.stream().map(FakeReceiver::origin).collect(Collectors.joining(","));
        var all = Stream.of(Stream.of("allow", allow, "retry-first", "1h"), Stream.of(settings));
        var config = TestWebhooks.config(all.flatMap(it -> it).toArray(String[]::new));
        var pool = database.pool();
        var randomness = new Randomness();
        var counts = new WebhookCounts(new SimpleMeterRegistry());
        endpoints = new Endpoints(pool, randomness, config);
        log = new Deliveries(pool, config);
        fanOut = new FanOut(pool, config);
        queue = new Queue(pool, new ObjectMapper(), config);
        var tasks = TestTasks.tasks();
        outcomes = new Outcomes(pool, config, randomness, new Alarm(tasks, counts), counts);
        var sender = new Sender(database.vertx().getDelegate(), new SystemNames(), config);
        var parking = new Parking(pool, tasks, counts);
        var courier = new Courier(queue, sender, outcomes, parking, config);
        return new WebhookRelay(fanOut, courier, log, new FeedGate("all"), config);
    }

    @Test
    @Tag("FE7")
    void each_event_is_told_once_however_many_replicas_there_are() throws Exception {
        var other = receiver();
        var second = replica("batch", "7");
        var first = replica("stretch", "11");
        relay = replica("answer-within", "20s");
        var keyed = endpoint(receiver);
        endpoint(other);
        UUID order = UUID.randomUUID();
        database.events(order, 100);

        Uni.join()
                .all(Stream.of(first, second, relay).map(this::everything).toList())
                .andFailFast()
                .await()
                .atMost(LONG);
        drain();

        for (var told : List.of(receiver, other)) {
            var ids = told.requests().stream().map(it -> it.header("webhook-id")).toList();
            assertEquals(100, ids.size());
            assertEquals(100, new HashSet<>(ids).size());
            assertTrue(ids.contains(new PublicEvent.Key(order, 100).id()));
        }
        for (var request : receiver.requests()) {
            verify(keyed.secret(), request);
        }
        assertEquals(200, database.count("webhook_delivery where status = 'delivered'"));
    }

    @Test
    void one_that_never_answers_keeps_nobody_else_waiting() {
        receiver.behaves(receiver.silent());
        var slow = endpoint(receiver).endpoint().id();
        var others = Stream.generate(this::receiver).limit(9).toList();
        relay = replica("answer-within", "10m", "lease", "1h");
        others.forEach(this::endpoint);
        database.events(UUID.randomUUID(), 40);

        relay.tick().await().atMost(LONG);
        Eventually.within(
                LONG,
                "everybody else has been told everything",
                () -> others.stream().allMatch(it -> it.requests().size() == 40));

        Eventually.within(LONG, "so many at a time", () -> receiver.requests().size() == 4);
        assertEquals(0, database.count("webhook_delivery where last_error is not null"));

        endpoints.disable(database.pool(), slow).await().atMost(LONG);
        receiver.close();
        Eventually.within(
                LONG,
                "its batch is over, and no more than that",
                () -> database.count("webhook_delivery where last_error is not null") == 20);
    }

    /** There are no tenants; who can be noisy is an endpoint with a long past before it. */
    @Test
    @Tag("FE9")
    void a_hundred_thousand_that_wait_for_one_keep_nobody_else_waiting() {
        var other = receiver();
        relay = replica("answer-within", "20s");
        var noisy = endpoint(receiver).endpoint().id();
        endpoint(other);
        database.sql(
                "insert into webhook_delivery (endpoint_id, type, status, next_try_at) select '"
                        + noisy
                        + "', 'ping', 'waiting', now() - interval '1 day' from generate_series(1, 100000)");
        database.events(UUID.randomUUID(), 40);

        relay.tick().await().atMost(LONG);
        Eventually.within(
                LONG, "the other is told everything", () -> other.requests().size() == 40);

        int waiting = database.count("webhook_delivery where type = 'ping' and status = 'waiting'");
        assertTrue(waiting > 90_000, waiting + " still wait");
        endpoints.disable(database.pool(), noisy).await().atMost(LONG);
        relay.stop(null);
    }

    @Test
    void a_failure_is_tried_again_under_the_same_id() {
        receiver.behaves(FakeReceiver.status(500));
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 1);
        drain();
        assertEquals(
                1,
                database.count(
                        "webhook_delivery where status = 'waiting' and attempts = 1"
                                + " and last_status = 500 and last_error = 'answered-500'"));
        assertTrue(found(id).failingSince() != null);

        receiver.behaves(FakeReceiver.status(200));
        due();
        drain();

        assertEquals(2, receiver.requests().size());
        assertEquals(
                receiver.requests().get(0).header("webhook-id"),
                receiver.requests().get(1).header("webhook-id"));
        assertEquals(receiver.requests().get(0).body(), receiver.requests().get(1).body());
        assertEquals(
                1, database.count("webhook_delivery where status = 'delivered' and attempts = 2"));
        assertTrue(found(id).failingSince() == null);
    }

    @Test
    void one_that_takes_nothing_for_a_week_is_disabled_and_a_person_is_told() {
        receiver.behaves(FakeReceiver.status(503));
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 2);
        drain();
        assertEquals("enabled", found(id).status());

        aWeekPasses();
        drain();

        assertEquals("disabled", found(id).status());
        assertEquals("failing", found(id).disabledWhy());
        assertEquals(1, tasks(id));
        assertEquals(1, emails());
        assertEquals(2, database.count("webhook_delivery where status = 'waiting'"), "none lost");

        receiver.behaves(FakeReceiver.status(200));
        int before = receiver.requests().size();
        endpoints.enable(database.pool(), id, false).await().atMost(LONG);
        drain();

        assertEquals(before + 2, receiver.requests().size());
        assertEquals(2, database.count("webhook_delivery where status = 'delivered'"));
    }

    @Test
    void each_disabling_is_told_by_one_email_and_no_other_failure() {
        receiver.behaves(FakeReceiver.status(410));
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 5);
        drain();
        assertEquals(1, emails());
        var row = database.sql("select payload, event_number from outbox").getFirst();
        var told = Disabling.of(id, row.getInteger(1), row.getString(0));
        assertEquals("gone", told.why());
        assertEquals("127.0.0.1:" + receiver.port(), told.host());

        endpoints.enable(database.pool(), id, false).await().atMost(LONG);
        drain();
        assertEquals(2, emails());
        assertEquals(1, tasks(id), "one is open until somebody has helped");

        endpoints.enable(database.pool(), id, true).await().atMost(LONG);
        receiver.behaves(FakeReceiver.status(500));
        database.events(UUID.randomUUID(), 1);
        drain();
        endpoints.disable(database.pool(), id).await().atMost(LONG);
        assertEquals(2, emails());
    }

    @Test
    void one_that_takes_everything_else_is_not_disabled_for_one_event() {
        UUID poison = UUID.randomUUID();
        receiver.behaves((request, out) ->
                FakeReceiver.status(request.body().contains(poison.toString()) ? 500 : 200)
                        .answer(request, out));
        var id = endpoint(receiver).endpoint().id();
        database.events(poison, 1);
        drain();
        aWeekPasses();
        database.events(UUID.randomUUID(), 1);
        database.sql("update webhook_endpoint set failing_since = null");
        drain();

        assertEquals("enabled", found(id).status());
        assertEquals(1, database.count("webhook_delivery where status = 'failed'"));
        assertEquals(1, database.count("webhook_delivery where status = 'delivered'"));
        assertEquals(0, tasks(id));
    }

    @Test
    void one_that_is_gone_is_disabled_at_once() {
        receiver.behaves(FakeReceiver.status(410));
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 1);
        drain();

        assertEquals("gone", found(id).disabledWhy());
        assertEquals(1, tasks(id));
        due();
        drain();
        assertEquals(1, receiver.requests().size());
    }

    @Test
    void what_a_disabled_one_has_missed_is_told_when_it_is_enabled() {
        var id = endpoint(receiver).endpoint().id();
        endpoints.disable(database.pool(), id).await().atMost(LONG);
        database.events(UUID.randomUUID(), 3);
        drain();
        assertEquals(0, receiver.requests().size());

        endpoints.enable(database.pool(), id, false).await().atMost(LONG);
        drain();

        assertEquals(3, receiver.requests().size());
    }

    @Test
    void what_waits_begins_anew_when_its_endpoint_is_enabled_again() {
        receiver.behaves(FakeReceiver.status(503));
        relay = replica("retry-first", "1m", "tries", "30");
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 20);
        fanOut.run(id).await().atMost(LONG);
        database.sql("update webhook_delivery set attempts = 30, first_failed_at = now()");
        endpoints.disable(database.pool(), id).await().atMost(LONG);

        endpoints.enable(database.pool(), id, false).await().atMost(LONG);
        drain();

        String soon = "status = 'waiting' and next_try_at <= now() + interval '1 minute'";
        assertEquals(20, database.count("webhook_delivery where attempts > 30 and " + soon));
        database.sql("update webhook_delivery set attempts = 60");
        due();
        drain();
        assertEquals(20, database.count("webhook_delivery where last_error = 'never-answered'"));
    }

    @Test
    void a_try_from_before_it_was_enabled_counts_no_more() {
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 1);
        fanOut.run(id).await().atMost(LONG);
        var to = queue.receiver(id).await().atMost(LONG).orElseThrow();
        var late = claim(id).getFirst();
        endpoints.disable(database.pool(), id).await().atMost(LONG);
        endpoints.enable(database.pool(), id, false).await().atMost(LONG);

        outcomes.mark(to, late, Outcome.answered(410)).await().atMost(LONG);

        assertEquals("enabled", found(id).status());
        assertTrue(found(id).failingSince() == null);
        drain();
        assertEquals(1, database.count("webhook_delivery where status = 'delivered'"), "at once");
        assertEquals(0, emails());
    }

    @Test
    void or_left_out() {
        var id = endpoint(receiver).endpoint().id();
        endpoints.disable(database.pool(), id).await().atMost(LONG);
        database.events(UUID.randomUUID(), 3);

        endpoints.enable(database.pool(), id, true).await().atMost(LONG);
        database.events(UUID.randomUUID(), 1);
        drain();

        assertEquals(1, receiver.requests().size());
    }

    @Test
    void what_is_left_out_is_all_that_happened_before_and_all_that_waited() throws SQLException {
        receiver.behaves(FakeReceiver.status(500));
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 2);
        drain();
        assertEquals(2, receiver.requests().size());
        UUID running = UUID.randomUUID();
        try (var slow = database.transaction()) {
            WebhookDatabase.event(slow, running, 1);
            endpoints.disable(database.pool(), id).await().atMost(LONG);
            database.events(UUID.randomUUID(), 3);

            receiver.behaves(FakeReceiver.status(200));
            endpoints.enable(database.pool(), id, true).await().atMost(LONG);
            slow.commit();
        }
        UUID next = UUID.randomUUID();
        database.events(next, 1);
        drain();

        var told = receiver.requests().subList(2, receiver.requests().size());
        assertEquals(
                Set.of(id(running, 1), id(next, 1)),
                told.stream().map(it -> it.header("webhook-id")).collect(Collectors.toSet()),
                "what had not happened yet when it was enabled");
        assertEquals(2, database.count("webhook_delivery where status = 'skipped'"));
        assertEquals(0, database.count("webhook_delivery where status = 'waiting'"));
    }

    @Test
    void a_new_endpoint_is_told_nothing_that_had_happened_before() throws SQLException {
        try (var slow = database.transaction()) {
            WebhookDatabase.event(slow, UUID.randomUUID(), 1);
            database.events(UUID.randomUUID(), 3);
            endpoint(receiver);
            slow.commit();
        }
        drain();

        assertEquals(1, receiver.requests().size(), "the one that committed after it was made");
    }

    @Test
    void what_is_skipped_while_it_is_under_way_counts_if_it_arrives() {
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 1);
        fanOut.run(id).await().atMost(LONG);
        var to = queue.receiver(id).await().atMost(LONG).orElseThrow();
        var claimed = claim(id).getFirst();
        endpoints.enable(database.pool(), id, true).await().atMost(LONG);

        outcomes.mark(to, claimed, Outcome.answered(500)).await().atMost(LONG);
        assertEquals(1, database.count("webhook_delivery where status = 'skipped'"));
        outcomes.mark(to, claimed, Outcome.answered(200)).await().atMost(LONG);
        assertEquals(1, database.count("webhook_delivery where status = 'delivered'"));
    }

    @Test
    void enabling_what_is_enabled_sends_nothing_twice() {
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 1);
        fanOut.run(id).await().atMost(LONG);
        assertEquals(1, claim(id).size());

        endpoints.enable(database.pool(), id, false).await().atMost(LONG);

        assertEquals(0, claim(id).size(), "it is in somebody's hands");
        assertEquals(1, found(id).version());
    }

    @Test
    void an_event_that_cannot_be_read_is_parked_and_takes_no_other_with_it() {
        var id = endpoint(receiver).endpoint().id();
        var other = receiver();
        relay = replica("batch", "4");
        endpoint(other);
        UUID broken = UUID.randomUUID();
        UUID hollow = UUID.randomUUID();
        database.events(UUID.randomUUID(), 3);
        database.poison(broken, "{\"event\":");
        database.poison(hollow, "{}");
        database.events(UUID.randomUUID(), 3);
        drain();

        for (var told : List.of(receiver, other)) {
            assertEquals(6, told.requests().size());
        }
        String parked = "webhook_delivery where status = 'parked' and attempts = 1";
        assertEquals(4, database.count(parked + " and last_error = 'unreadable-event'"));
        assertEquals(2, database.count("task where kind = 'webhook-parked'"), "once each");
        assertEquals(
                1,
                database.count(
                        "task where subject = 'evt_" + broken + "_1' and order_id is not null"));
        assertTrue(found(id).failingSince() == null, "the receiver has done nothing wrong");
        assertEquals(2, log.list(id, "parked", Long.MAX_VALUE, 9).await().atMost(LONG).size());

        var again = new PublicEvent.Key(hollow, 1);
        assertEquals(1, log.replay(database.pool(), again, id).await().atMost(LONG));
        drain();
        assertEquals(5, database.count("webhook_delivery where status = 'parked'"));
        assertEquals(2, database.count("task where kind = 'webhook-parked'"));
    }

    @Test
    void a_delivery_that_nobody_lives_to_mark_is_parked_in_the_end() {
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 2);
        fanOut.run(id).await().atMost(LONG);
        database.sql(
                "update webhook_delivery set attempts = 500 where id = (select min(id) from webhook_delivery)");
        drain();

        assertEquals(1, receiver.requests().size());
        assertEquals(1, database.count("webhook_delivery where last_error = 'never-answered'"));
    }

    @Test
    void a_secret_that_cannot_sign_is_a_failure_of_its_endpoint() {
        var id = endpoint(receiver).endpoint().id();
        database.sql("update webhook_endpoint set secret = 'whsec_?'");
        database.events(UUID.randomUUID(), 2);
        drain();

        assertEquals(2, database.count("webhook_delivery where last_error = 'not-signed'"));
        assertTrue(found(id).failingSince() != null);
    }

    @Test
    void another_address_begins_anew_and_does_not_answer_for_the_one_before() {
        receiver.behaves(FakeReceiver.status(503));
        var other = receiver();
        relay = replica("answer-within", "20s");
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 2);
        fanOut.run(id).await().atMost(LONG);
        var to = queue.receiver(id).await().atMost(LONG).orElseThrow();
        var late = claim(id).getFirst();
        due();
        drain();
        aWeekPasses();

        var moved = new Draft(other.url(), null, List.of(), false);
        endpoints.update(database.pool(), id, moved).await().atMost(LONG);
        assertTrue(found(id).failingSince() == null);
        outcomes.mark(to, late, Outcome.answered(410)).await().atMost(LONG);
        other.behaves(FakeReceiver.status(500));
        drain();

        assertEquals("enabled", found(id).status());
        assertEquals(2, other.requests().size(), "at once");
        assertEquals(0, emails());
    }

    @Test
    void what_is_under_way_at_a_stop_is_marked() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        receiver.behaves((request, out) -> {
            asked.countDown();
            await(answer);
            FakeReceiver.status(200).answer(request, out);
        });
        endpoint(receiver);
        database.events(UUID.randomUUID(), 1);
        relay.tick().await().atMost(LONG);
        await(asked);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stop = threads.submit(() -> relay.stop(null));
            assertFalse(stop.isDone());
            answer.countDown();
            stop.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }

        assertEquals(1, database.count("webhook_delivery where status = 'delivered'"));
    }

    @Test
    void a_lease_that_is_shorter_than_a_batch_is_refused_at_the_start() {
        var refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> replica("batch", "100", "answer-within", "10s", "lease", "250s"));
        assertTrue(refused.getMessage().contains("longer than a batch may take, which is PT4M10S"));
        replica("batch", "100", "answer-within", "10s", "lease", "251s");
    }

    @Test
    void nothing_is_delivered_where_there_is_no_feed() {
        endpoint(receiver);
        database.events(UUID.randomUUID(), 1);
        var gate = new FeedGate("EACH");
        new WebhookRelay(fanOut, null, log, gate, TestWebhooks.config())
                .tick()
                .await()
                .atMost(LONG);

        assertEquals(0, database.count("webhook_delivery"));
        assertThrows(ProblemException.class, gate::require);
    }

    @Test
    @Tag("FE7")
    void two_secrets_are_good_while_they_are_rotated() throws Exception {
        var old = endpoint(receiver);
        UUID id = old.endpoint().id();
        var rotated =
                endpoints
                        .rotate(database.pool(), id, Duration.ofDays(1))
                        .await()
                        .atMost(LONG)
                        .orElseThrow();
        database.events(UUID.randomUUID(), 1);
        drain();
        verify(old.secret(), receiver.requests().getFirst());
        verify(rotated.secret(), receiver.requests().getFirst());

        database.sql("update webhook_endpoint set previous_until = now() - interval '1 second'");
        database.events(UUID.randomUUID(), 1);
        drain();

        verify(rotated.secret(), receiver.requests().get(1));
        assertThrows(
                WebhookVerificationException.class,
                () -> verify(old.secret(), receiver.requests().get(1)));
    }

    @Test
    void an_endpoint_gets_the_types_it_asked_for_and_no_rehearsals() {
        UUID rehearsed = UUID.randomUUID();
        database.rehearsed(rehearsed);
        var disputes = receiver();
        var rehearsals = receiver();
        relay = replica("answer-within", "20s");
        endpoint(receiver, List.of(), false);
        endpoint(disputes, List.of("dispute.*"), true);
        endpoint(rehearsals, List.of("message-posted"), true);
        database.events(rehearsed, 2);
        database.events(UUID.randomUUID(), 3);
        drain();

        assertEquals(3, receiver.requests().size());
        assertEquals(0, disputes.requests().size());
        assertEquals(5, rehearsals.requests().size());
        assertEquals(
                2,
                rehearsals.requests().stream()
                        .filter(it -> it.body().contains("\"testClock\":true"))
                        .count());
    }

    @Test
    @Tag("FE8")
    void what_a_killed_replica_had_in_hand_comes_back() {
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 1);
        fanOut.run(id).await().atMost(LONG);
        var claimed = claim(id).getFirst();
        var to = queue.receiver(id).await().atMost(LONG).orElseThrow();
        drain();
        assertEquals(0, receiver.requests().size(), "it is leased");

        due();
        var again = claim(id).getFirst();
        outcomes.mark(to, claimed, Outcome.answered(200)).await().atMost(LONG);
        assertEquals(1, database.count("webhook_delivery where status = 'waiting'"), "fenced");
        outcomes.mark(to, again, Outcome.answered(200)).await().atMost(LONG);
        assertEquals(
                1, database.count("webhook_delivery where status = 'delivered' and attempts = 2"));
    }

    @Test
    @Tag("FE10")
    void an_event_that_commits_late_is_told_too() throws SQLException {
        var id = endpoint(receiver).endpoint().id();
        UUID late = UUID.randomUUID();
        try (var slow = database.transaction()) {
            WebhookDatabase.event(slow, late, 1);
            database.events(UUID.randomUUID(), 1);
            drain();
            fanOut.run(id).await().atMost(LONG);
            drain();
            assertEquals(0, receiver.requests().size(), "the older transaction may still write");
            slow.commit();
        }
        drain();

        assertEquals(2, receiver.requests().size());
        assertTrue(
                receiver.requests().stream().anyMatch(it -> it.body().contains(late.toString())));
    }

    @Test
    void an_event_is_told_again_when_somebody_asks() {
        var id = endpoint(receiver).endpoint().id();
        UUID order = UUID.randomUUID();
        database.events(order, 3);
        drain();

        var one = new PublicEvent.Key(order, 2);
        assertEquals(1, log.replay(database.pool(), one, null).await().atMost(LONG));
        assertEquals(1, log.replay(database.pool(), one, id).await().atMost(LONG));
        drain();
        assertEquals(5, receiver.requests().size());

        var all = found(id).createdAt();
        assertEquals(
                3,
                log.replay(database.pool(), id, all, all.plusSeconds(3600)).await().atMost(LONG),
                "each once");
        drain();
        assertEquals(8, receiver.requests().size());
    }

    @Test
    void what_waits_is_not_replayed_for_it_is_told_anyway() {
        receiver.behaves(FakeReceiver.status(500));
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 2);
        drain();

        var from = found(id).createdAt();
        assertEquals(
                0,
                log.replay(database.pool(), id, from, from.plusSeconds(60)).await().atMost(LONG));
    }

    @Test
    void a_time_with_too_much_in_it_is_refused_whole() {
        var id = endpoint(receiver).endpoint().id();
        fill(id, Deliveries.MOST_REPLAYED + 1, "delivered", "now()");
        var from = found(id).createdAt().minusSeconds(60);

        var replay = log.replay(database.pool(), id, from, from.plusSeconds(3600));

        assertThrows(ProblemException.class, () -> replay.await().atMost(LONG));
        assertEquals(0, database.count("webhook_delivery where status = 'waiting'"));
    }

    @Test
    void what_waits_is_measured() {
        var meters = new SimpleMeterRegistry();
        var gauges = new WebhookGauges(database.pool(), meters);
        receiver.behaves(FakeReceiver.status(500));
        var id = endpoint(receiver).endpoint().id();
        database.events(UUID.randomUUID(), 3);
        drain();
        database.sql("update webhook_delivery set created_at = created_at - interval '1 hour'");

        gauges.sample().await().atMost(LONG);
        assertEquals(3, meters.get("redress.webhook.waiting").gauge().value());
        assertTrue(meters.get("redress.webhook.age.seconds").gauge().value() >= 3600);

        endpoints.disable(database.pool(), id).await().atMost(LONG);
        gauges.sample().await().atMost(LONG);
        assertEquals(0, meters.get("redress.webhook.waiting").gauge().value());
    }

    @Test
    void a_test_message_says_whom_it_is_for() {
        var id = endpoint(receiver).endpoint().id();
        log.ping(database.pool(), id).await().atMost(LONG);
        drain();

        assertTrue(receiver.requests().getFirst().body().contains("\"endpoint\":\"" + id + "\""));
        assertTrue(receiver.requests().getFirst().header("webhook-id").startsWith("ping_" + id));
    }

    @Test
    void the_log_is_cut_and_what_waits_stays() {
        endpoint(receiver);
        database.events(UUID.randomUUID(), 3);
        drain();
        receiver.behaves(FakeReceiver.status(500));
        database.events(UUID.randomUUID(), 1);
        drain();
        assertEquals(0, log.cut().await().atMost(LONG));

        database.sql("update webhook_delivery set created_at = created_at - interval '31 days'");

        assertEquals(3, log.cut().await().atMost(LONG));
        assertEquals(1, database.count("webhook_delivery where status = 'waiting'"));
    }

    @Test
    void what_waits_does_not_keep_older_lines_in_the_log() {
        var id = endpoint(receiver).endpoint().id();
        fill(id, 2_100, "waiting", "now() - interval '40 days'");
        fill(id, 5, "delivered", "now() - interval '31 days'");
        fill(id, 5, "delivered", "now()");

        assertEquals(5, log.cut().await().atMost(LONG));
        assertEquals(0, log.cut().await().atMost(LONG));
        assertEquals(2_105, database.count("webhook_delivery"));
    }

    @Test
    void log_and_feed_are_read_from_indexes_however_much_is_in_them() {
        for (int i = 0; i < 100; i++) {
            database.events(UUID.randomUUID(), 100);
        }
        var id = endpoint(receiver).endpoint().id();
        for (int days = 0; days < 50; days++) {
            fill(id, 100, "delivered", "now() - interval '" + days + " days'");
        }
        database.sql("analyze order_event");
        database.sql("analyze webhook_delivery");
        String nobody = "'00000000-0000-0000-0000-000000000000'";
        var plans =
                Map.of(
                        "cut",
                        plan(Deliveries.CUT, "'2500000000'"),
                        "a time",
                        plan(
                                Deliveries.REPLAY_RANGE,
                                "'" + id + "'",
                                "now() - interval '11 days'",
                                "now() - interval '10 days'",
                                "10001"),
                        "an event",
                        plan(Deliveries.REPLAY_EVENT, "7", nobody, "1", "null"),
                        "made out",
                        plan(FanOut.MAKE_OUT, "'1000'", nobody, "0", "500", "'" + id + "'"),
                        "is there work",
                        plan(FanOut.WITH_WORK));

        plans.forEach((what, plan) -> {
            assertFalse(plan.contains("Seq Scan on order_event"), what + "\n" + plan);
            assertFalse(plan.contains("Seq Scan on webhook_delivery"), what + "\n" + plan);
        });
        for (String what : List.of("cut", "a time")) {
            assertTrue(plans.get(what).contains("webhook_delivery_over"), plans.get(what));
            assertFalse(plans.get(what).contains("order_event"), plans.get(what));
        }
        assertTrue(plans.get("made out").contains("order_event_feed"), plans.get("made out"));
    }

    private static String plan(String sql, String... parameters) {
        String filled = sql;
        for (int i = 0; i < parameters.length; i++) {
            filled = filled.replace("$" + (i + 1), parameters[i]);
        }
        return database.explain(filled);
    }

    /** So many lines of a log, each of another event. */
    private static void fill(UUID endpoint, int lines, String status, String at) {
        boolean waiting = status.equals("waiting");
        database.sql(
                "insert into webhook_delivery (endpoint_id, type, bucket, order_id, event_number, status,"
                        + " next_try_at, done_at, created_at) select '"
                        + endpoint
                        + "', 'message-posted', 1, gen_random_uuid(), 1, '"
                        + status
                        + (waiting ? "', now(), null, " : "', null, now(), ")
                        + at
                        + " from generate_series(1, "
                        + lines
                        + ")");
    }

    @Test
    void the_claim_reads_the_index_of_what_waits() {
        var id = endpoint(receiver).endpoint().id();
        database.sql(
                "insert into webhook_delivery (endpoint_id, type, status, next_try_at, done_at) select '"
                        + id
                        + "', 'ping', 'delivered', null, now() from generate_series(1, 5000)");
        log.ping(database.pool(), id).await().atMost(LONG);
        database.sql("analyze webhook_delivery");

        String plan =
                database.explain(
                        Queue.CLAIM
                                .replace("$1", "'" + id + "'")
                                .replace("$2", "20")
                                .replace("$3", "1000"));

        assertTrue(plan.contains("webhook_delivery_claim"), plan);
        assertFalse(plan.contains("Seq Scan on webhook_delivery"), plan);
    }

    private Keyed endpoint(FakeReceiver to) {
        return endpoint(to, List.of(), false);
    }

    private Keyed endpoint(FakeReceiver to, List<String> types, boolean testClocks) {
        var draft = new Draft(to.url(), null, types, testClocks);
        return endpoints.create(database.pool(), draft).await().atMost(LONG);
    }

    private Endpoint found(UUID id) {
        return endpoints.find(id).await().atMost(LONG).orElseThrow();
    }

    private Uni<Void> everything(WebhookRelay replica) {
        return fanOut.withWork()
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndMerge(replica::run)
                .onItem()
                .ignoreAsUni();
    }

    /** Everything due now, until nothing is. */
    private void drain() {
        for (var ids = work(); !ids.isEmpty(); ids = work()) {
            CompletableFuture.allOf(
                            ids.stream()
                                    .map(id -> relay.run(id).subscribeAsCompletionStage())
                                    .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private List<UUID> work() {
        return fanOut.withWork().await().atMost(LONG);
    }

    private List<Claimed> claim(UUID endpoint) {
        return queue.claim(endpoint).await().atMost(LONG).claimed();
    }

    private static String id(UUID order, int number) {
        return new PublicEvent.Key(order, number).id();
    }

    private static int emails() {
        return database.count("outbox where topic = 'webhook-mail'");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void due() {
        database.sql("update webhook_delivery set next_try_at = now() where status = 'waiting'");
    }

    private static void aWeekPasses() {
        database.sql("update webhook_delivery set first_failed_at = first_failed_at - " + A_WEEK);
        database.sql("update webhook_endpoint set failing_since = failing_since - " + A_WEEK);
        due();
    }

    private static int tasks(UUID endpoint) {
        return database.count(
                "task where kind = 'webhook-endpoint-disabled' and closed_at is null and subject = '"
                        + endpoint
                        + "'");
    }

    private static void verify(Secret secret, Request request) throws Exception {
        var headers =
                Map.of(
                        "webhook-id", List.of(request.header("webhook-id")),
                        "webhook-timestamp", List.of(request.header("webhook-timestamp")),
                        "webhook-signature", List.of(request.header("webhook-signature")));
        new Webhook(secret.text()).verify(request.body(), headers);
    }
}
