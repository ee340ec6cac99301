package org.redress.order;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Looks at what is due, and when the next order will be, without a lock and through one index. */
@ApplicationScoped
public class Lookout {

    static final String NEXT =
            """
            select statement_timestamp() as now,
                (select extract(epoch from wake_at - least(statement_timestamp(), $2)) * 1000
                    from protected_order
                    where wake_at is not null and test_clock is null and format <= $1
                    order by wake_at limit 1)::float8 as millis\
            """;

    /** The oldest orders stand for all: a herd is not counted before each batch. */
    static final String BUCKETS =
            """
            select bucket from (
                select bucket, wake_at from protected_order
                where wake_at <= least(statement_timestamp(), $2)
                    and test_clock is null and format <= $1
                order by wake_at limit 5000) oldest
            group by bucket order by min(wake_at)\
            """;

    private final Pool pool;

    Lookout(@ReactiveDataSource("sweep") Pool pool) {
        this.pool = pool;
    }

    /**
     * The database's time, and how long it is from then to the next deadline: nothing or less when
     * one is due, empty when none is pending.
     */
    public record Sight(Instant now, Optional<Duration> untilNext) {

        public boolean isWithin(Duration tick) {
            return untilNext.filter(left -> left.compareTo(tick) < 0).isPresent();
        }
    }

    /** {@code until} is the latest instant that may be taken for now. */
    public Uni<Sight> next(Instant until) {
        return pool.preparedQuery(NEXT).execute(parameters(until)).map(Lookout::sight);
    }

    /** The buckets of the orders most overdue, the oldest order first. */
    public Uni<List<Short>> dueBuckets(Instant until) {
        return pool.preparedQuery(BUCKETS)
                .execute(parameters(until))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getShort(0))
                                .toList());
    }

    private static Tuple parameters(Instant until) {
        return Tuple.of(OrderJson.FORMAT, until.atOffset(ZoneOffset.UTC));
    }

    private static Sight sight(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        Double millis = row.getDouble("millis");
        return new Sight(
                row.getOffsetDateTime("now").toInstant(),
                Optional.ofNullable(millis).map(left -> Duration.ofMillis((long) Math.ceil(left))));
    }
}
