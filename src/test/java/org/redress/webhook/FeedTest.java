package org.redress.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever reads on from where he was misses nothing, however late a transaction commits. */
@Tag("FE10")
class FeedTest {
    private static WebhookDatabase database;
    private static Feed feed;

    private FeedPosition place;

    @BeforeAll
    static void open() {
        database = WebhookDatabase.open();
        feed = new Feed(database.pool(), new ObjectMapper());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Other tests of this class have left events. */
    @BeforeEach
    void readToTheEnd() {
        place = FeedPosition.START;
        while (read().size() > 0) {
            // on to the end
        }
    }

    @Test
    void a_slow_transaction_holds_the_feed_back_and_nothing_is_skipped() throws SQLException {
        try (Connection slow = database.transaction();
                Connection fast = database.transaction()) {
            UUID late = new UUID(9, 9);
            UUID soon = new UUID(1, 1);
            WebhookDatabase.event(slow, late, 1);
            WebhookDatabase.event(fast, soon, 1);
            fast.commit();

            assertEquals(List.of(), read(), "the older transaction may still write");

            WebhookDatabase.event(slow, late, 2);
            slow.commit();

            assertEquals(List.of(id(late, 1), id(late, 2), id(soon, 1)), read());
            assertEquals(List.of(), read());
        }
    }

    @Test
    void a_transaction_that_is_rolled_back_leaves_no_hole_to_wait_for() throws SQLException {
        try (Connection lost = database.transaction();
                Connection other = database.transaction()) {
            WebhookDatabase.event(lost, new UUID(2, 1), 1);
            WebhookDatabase.event(other, new UUID(2, 2), 1);
            other.commit();
            lost.rollback();

            assertEquals(List.of(id(new UUID(2, 2), 1)), read());
        }
    }

    @Test
    void a_batch_is_cut_anywhere() throws SQLException {
        try (Connection batch = database.transaction()) {
            List<String> written = new ArrayList<>();
            for (int order = 1; order <= 5; order++) {
                for (int number = 1; number <= 3; number++) {
                    WebhookDatabase.event(batch, new UUID(3, order), number);
                    written.add(id(new UUID(3, order), number));
                }
            }
            batch.commit();

            List<String> seen = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            for (var page = read(4); !page.isEmpty(); page = read(4)) {
                seen.addAll(page);
                sizes.add(page.size());
            }

            assertEquals(written, seen);
            assertEquals(List.of(4, 4, 4, 3), sizes);
        }
    }

    @Test
    void an_event_that_cannot_be_read_is_told_by_its_key_and_stops_nobody() throws SQLException {
        UUID good = new UUID(6, 1);
        UUID bad = new UUID(6, 2);
        database.events(good, 1);
        database.poison(bad, "{\"event\":");
        database.events(new UUID(6, 3), 1);

        var stretch = feed.after(place, 10, true).await().atMost(Duration.ofSeconds(20));

        assertEquals(
                List.of(id(good, 1), id(bad, 1), id(new UUID(6, 3), 1)),
                stretch.events().stream().map(PublicEvent::id).toList());
        var told = stretch.events().get(1);
        assertEquals("message-posted", told.type());
        assertEquals("2026-01-01T00:00:00Z", told.timestamp());
        assertEquals(true, told.data().unreadable());
        assertEquals(1, told.data().sequence());
        var found = feed.find(new PublicEvent.Key(bad, 1)).await().atMost(Duration.ofSeconds(20));
        assertEquals(told, found.orElseThrow());
    }

    @Test
    void a_reader_beside_many_writers_sees_each_event_once() throws Exception {
        int writers = 6;
        int each = 60;
        var numbers = new AtomicInteger();
        var writing = new AtomicBoolean(true);
        List<String> seen = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                all.add(threads.submit(() -> writeSome(numbers, each)));
            }
            Future<?> end = threads.submit(() -> await(all, writing));
            while (writing.get()) {
                seen.addAll(read(7));
            }
            end.get();
        }
        for (var page = read(7); !page.isEmpty(); page = read(7)) {
            seen.addAll(page);
        }

        assertEquals(writers * each, seen.size());
        assertEquals(writers * each, new HashSet<>(seen).size());
    }

    /** Transactions of several events that overlap with those of the others. */
    private static Void writeSome(AtomicInteger numbers, int events) throws SQLException {
        try (Connection connection = database.transaction()) {
            for (int i = 0; i < events; i++) {
                WebhookDatabase.event(connection, new UUID(4, 4), numbers.incrementAndGet());
                if (i % 3 == 2) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        return null;
    }

    private static Void await(List<Future<?>> all, AtomicBoolean writing)
            throws ExecutionException, InterruptedException {
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            writing.set(false);
        }
        return null;
    }

    @Test
    void a_stretch_is_read_from_the_index_of_the_feed() throws SQLException {
        try (Connection many = database.transaction()) {
            for (int i = 0; i < 200; i++) {
                WebhookDatabase.events(many, new UUID(5, i), 50);
                many.commit();
            }
            many.createStatement().execute("analyze order_event");
            many.commit();
        }

        String plan =
                database.explain(
                        Feed.PAGE
                                .replace("$1", "'1000'")
                                .replace("$2", "'00000000-0000-8000-8000-000000000001'")
                                .replace("$3", "1")
                                .replace("$4", "100"));

        assertTrue(plan.contains("Index Scan using order_event_feed"), plan);
        assertTrue(plan.contains("pg_snapshot_xmin"), plan);
    }

    private List<String> read() {
        return read(1_000);
    }

    private List<String> read(int limit) {
        var stretch = feed.after(place, limit, true).await().atMost(Duration.ofSeconds(20));
        place = stretch.next();
        return stretch.events().stream().map(PublicEvent::id).toList();
    }

    private static String id(UUID order, int number) {
        return new PublicEvent.Key(order, number).id();
    }
}
