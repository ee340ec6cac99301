package org.redress.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.redress.support.Eventually;
import org.redress.support.TestPostgres;

/**
 * Orders that fall due together, within a tenth of a second unless otherwise said: half of them
 * disputes whose seller is silent, half parcels whose protection ends.
 *
 * @param tag what their names begin with
 * @param from when the first of them falls due
 * @param over how long after it the last of them does
 */
record Herd(TestPostgres database, String tag, int count, Instant from, Duration over) {
    static final Duration OVER = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    Herd(TestPostgres database, String tag, int count, Instant from) {
        this(database, tag, count, from, OVER);
    }

    /**
     * One that is all there and at rest before it falls due; one that came too late is settled
     * first.
     */
    static Herd ahead(TestPostgres database, String tag, int count, Duration over, Duration lead) {
        var herd = new Herd(database, tag, count, Instant.now().plus(lead), over);
        herd.load();
        BenchServer.rest(database);
        if (herd.left().isPositive()) {
            return herd;
        }
        System.out.printf("%s took %s more than planned%n", tag, herd.left().negated());
        herd.awaitOver();
        return ahead(database, tag + "-again", count, over, lead.multipliedBy(2));
    }

    void load() {
        ManyOrders.add(database, tag, count, from, over);
    }

    /** A running service settles it. */
    void awaitOver() {
        awaitDue();
        Eventually.within(LIMIT.plus(over), tag + " is settled", this::isOver);
    }

    void awaitDue() {
        await(from);
    }

    void awaitAllDue() {
        await(from.plus(over));
    }

    private static void await(Instant instant) {
        for (var left = until(instant); left.isPositive(); left = until(instant)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    Duration left() {
        return until(from);
    }

    private static Duration until(Instant instant) {
        return Duration.between(Instant.now(), instant);
    }

    boolean isOver() {
        try (var connection = database.connect()) {
            return isOver(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The youngest fell due last; looking for it is cheaper than for any. */
    boolean isOver(Connection connection) throws SQLException {
        return !isAnyLeft(connection, "desc") && !isAnyLeft(connection, "asc");
    }

    private boolean isAnyLeft(Connection connection, String order) throws SQLException {
        var left =
                """
                select 1 from protected_order where wake_at >= '%s' and wake_at < '%s'
                    and test_clock is null order by wake_at %s limit 1\
                """
                        .formatted(from, end(), order);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(left)) {
            return rows.next();
        }
    }

    Instant end() {
        return from.plus(over).plus(OVER);
    }

    /**
     * Every order of it is settled once or, where {@code settled} are fewer, not at all, with all
     * rows that belong to that.
     */
    void check(long settled) {
        var counts = counts();
        long orders = counts.get("orders");
        long disputes = counts.get("disputes");
        expect(counts, "events", orders + disputes);
        expect(counts, "versions", orders + disputes);
        expect(counts, "postings", orders);
        expect(counts, "lines", 2 * orders);
        expect(counts, "messages", 3 * orders);
        expect(counts, "listings", orders);
        expect(counts, "dispute_listings", disputes);
        expect(counts, "failed", 0);
        if (orders < settled || settled == count && orders != count) {
            throw new IllegalStateException(settled + " of " + tag + " settled: " + counts);
        }
    }

    private static void expect(Map<String, Long> counts, String what, long expected) {
        if (counts.get(what) != expected) {
            throw new IllegalStateException(expected + " " + what + " expected: " + counts);
        }
    }

    private Map<String, Long> counts() {
        var sql =
                """
                with herd as materialized (%s),
                done as materialized (
                    select herd.*, version from herd join protected_order using (bucket, order_id)
                    where status = 'settled' and wake_at is null)
                select (select count(*) from done) as orders,
                    (select count(*) from done where mod(n, 2) = 0) as disputes,
                    (select coalesce(sum(version - before), 0) from done) as versions,
                    (select count(*) from order_event join herd using (bucket, order_id)
                        where number > before and at >= '%s') as events,
                    (select count(*) from posting join herd using (bucket, order_id)
                        where event_number > before) as postings,
                    (select count(*) from line_settlement join herd using (bucket, order_id)) as lines,
                    (select count(*) from outbox join herd using (bucket, order_id)
                        where event_number > before and status = 'waiting') as messages,
                    (select count(*) from order_listing join herd using (bucket, order_id)
                        where status = 'settled' and held = 0) as listings,
                    (select count(*) from dispute_listing join herd using (bucket, order_id)
                        where status = 'resolved' and due_at is null) as dispute_listings,
                    (select count(*) from protected_order join herd using (bucket, order_id)
                        where attempts > 0 or parked_at is not null) as failed\
                """
                        .formatted(ids(), from);
        return row(sql);
    }

    private Map<String, Long> row(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery(sql);
            rows.next();
            var row = new LinkedHashMap<String, Long>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.put(rows.getMetaData().getColumnLabel(i), rows.getLong(i));
            }
            return row;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers and keys, and the version that each of them waited in: 2, or 3 with a dispute. */
    String ids() {
        return """
        select n, bench_bucket(order_id) as bucket, order_id, 3 - mod(n, 2) as before
        from (select n, bench_order_id('%s-' || n) as order_id from generate_series(0, %d) n) named\
        """
                .formatted(tag, count - 1);
    }

    /** The hash chain of each of them is whole, and its money has gone where its events say. */
    void checkBooks() {
        var sql =
                """
                with herd as materialized (%s)
                select
                    (select count(*) from herd join protected_order o using (bucket, order_id) cross join lateral (
                        select bench_chain(array_agg(body order by number)) as hashes,
                            array_agg(hash order by number) as written
                        from order_event e where e.bucket = herd.bucket and e.order_id = herd.order_id) chain
                        where hashes <> written or hashes[o.version] is distinct from o.last_hash
                            or array_length(hashes, 1) <> o.version) as broken_chains,
                    (select count(*) from herd cross join lateral (
                        select sum(case when from_account = 'captured' then amount else 0 end) as captured,
                            sum(case when to_account = 'in-flight' then amount else 0 end) as flying
                        from posting p where p.bucket = herd.bucket and p.order_id = herd.order_id) money
                        where captured is distinct from flying) as lost_money\
                """
                        .formatted(ids());
        var findings = row(sql);
        expect(findings, "broken_chains", 0);
        expect(findings, "lost_money", 0);
    }
}
