package org.redress.bench;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.redress.order.OrderId;
import org.redress.support.TestPostgres;

/**
 * How late the packaged service settles what falls due, beside five times {@code bench.pending}
 * pending orders and people who look at orders: at 100 and at 1,000 per second, and when half of
 * {@code bench.orders} fall due in one second.
 */
final class Lateness implements Part {
    private static final int MANY = 5;
    private static final int WHOLE = 2_000;
    private static final int WARM_UP = 20_000;
    private static final Duration LEAD = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final String HEAD =
            """
            | due | orders | early | decided late by: p50 | p99 | max, ms | written: p50 | p99 | max, ms \
            | REST answers: p50 | p99 | max, ms |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private TestPostgres database;
    private double secondsPerOrder;

    @Override
    public void run(BenchServer server, Report report) {
        int pending = MANY * Integer.getInteger("bench.pending", 1_000_000);
        load(server, pending);
        try (var service = Service.start(database);
                var people = new RestLoad(service, orders())) {
            var begin = Instant.now();
            var warmUp = new Herd(database, "warm-up", WARM_UP, begin);
            warmUp.load();
            secondsPerOrder = Duration.between(begin, Instant.now()).toMillis() / 1e3 / WARM_UP;
            warmUp.awaitOver();
            var text = new StringBuilder("%,d orders pending.%n%n".formatted(pending) + HEAD);
            text.append(flow(people, 100, 30)).append(flow(people, 1_000, 15));
            text.append(herd(people, Integer.getInteger("bench.orders", 100_000) / 2));
            people.check();
            report.add(text.toString());
        }
    }

    private void load(BenchServer server, int pending) {
        var begin = Instant.now();
        database = server.create("bench_lateness");
        ManyOrders.add(
                database, "pending", WHOLE, begin.plus(Duration.ofDays(2)), Duration.ofDays(28));
        Pending.add(database, pending - WHOLE, Pending.LATER);
        BenchServer.rest(database);
        System.out.printf(
                "%,d pending after %s%n", pending, Duration.between(begin, Instant.now()));
    }

    private static List<UUID> orders() {
        return IntStream.range(0, WHOLE).mapToObj(i -> OrderId.of("pending-" + i)).toList();
    }

    private String flow(RestLoad people, int perSecond, int seconds) {
        var herd = ahead("flow-" + perSecond, perSecond * seconds, Duration.ofSeconds(seconds));
        herd.awaitOver();
        herd.check(herd.count());
        return row("%,d per second, %d s".formatted(perSecond, seconds), herd, people);
    }

    private String herd(RestLoad people, int count) {
        var herd = ahead("herd", count, Duration.ofSeconds(1));
        herd.awaitOver();
        herd.check(count);
        herd.checkBooks();
        var late = late(herd);
        var before = people.between(herd.from().minus(QUIET), herd.from());
        return row("all in one second", herd, people)
                + String.format(
                        Locale.ROOT,
                        "%nThe herd is settled %.1f s after its first order fell due (%,.0f per second). Order by"
                                + " order, due and settled correlate by %.4f; none was decided before one due more"
                                + " than %.0f ms earlier. REST in the %d s before: p50 %.1f, p99 %.1f, max %.1f ms.%n",
                        late.lastSeconds,
                        count / late.lastSeconds,
                        late.correlation,
                        late.inversion,
                        QUIET.toSeconds(),
                        before.median(),
                        before.at(0.99),
                        before.max());
    }

    private Herd ahead(String tag, int count, Duration over) {
        var loading = Duration.ofMillis((long) (secondsPerOrder * count * 2_000));
        return Herd.ahead(database, tag, count, over, loading.plus(LEAD).plus(QUIET));
    }

    private String row(String name, Herd herd, RestLoad people) {
        var late = late(herd);
        var end = herd.from().plusMillis((long) (late.lastSeconds * 1_000));
        var rest = people.between(herd.from(), end);
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.1f | %.1f | %.1f |%n",
                name,
                late.orders,
                late.early,
                late.decided[0],
                late.decided[1],
                late.decided[2],
                late.written[0],
                late.written[1],
                late.written[2],
                rest.median(),
                rest.at(0.99),
                rest.max());
    }

    /**
     * What the events of a herd say.
     *
     * @param decided milliseconds from due to the event's own instant: p50, p99, max
     * @param written the same until the last of its outbox rows, just before the commit
     * @param lastSeconds from the first due instant until the last order was written
     * @param correlation of when an order was due and when it was decided
     * @param inversion by how many milliseconds an order was preferred to one due before it
     */
    private record Late(
            long orders,
            long early,
            double[] decided,
            double[] written,
            double lastSeconds,
            double correlation,
            double inversion) {}

    private static Late late(Herd herd) {
        var sql =
                """
                with herd as materialized (%1$s),
                told as materialized (
                    select order_id, max(e.at) as at, max((e.body::jsonb ->> 'due')::timestamptz) as due
                    from herd join order_event e using (bucket, order_id) where number > before group by order_id),
                sent as materialized (
                    select order_id, max(created_at) as written from herd join outbox using (bucket, order_id)
                    where event_number > before group by order_id),
                late as (
                    select at, due, extract(epoch from at - due) * 1000 as decided,
                        extract(epoch from written - due) * 1000 as written, written as written_at,
                        max(due) over (order by at groups between unbounded preceding and 1 preceding) as preferred
                    from told join sent using (order_id))
                select count(*), count(*) filter (where decided < 0),
                    percentile_disc(array[0.5, 0.99, 1]) within group (order by decided),
                    percentile_disc(array[0.5, 0.99, 1]) within group (order by written),
                    extract(epoch from max(written_at) - '%2$s'),
                    corr(extract(epoch from due - '%2$s'), extract(epoch from at - '%2$s')),
                    greatest(max(extract(epoch from preferred - due) * 1000), 0)
                from late\
                """
                        .formatted(herd.ids(), herd.from());
        try (var connection = herd.database().connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return new Late(
                    rows.getLong(1),
                    rows.getLong(2),
                    array(rows.getArray(3)),
                    array(rows.getArray(4)),
                    rows.getDouble(5),
                    rows.getDouble(6),
                    rows.getDouble(7));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static double[] array(Array values) throws SQLException {
        var numbers = (Number[]) values.getArray();
        return Arrays.stream(numbers).mapToDouble(Number::doubleValue).toArray();
    }
}
