package org.redress.order;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Which orders a unit of work locks. The locking statement reads only the locked table; a batch of
 * many never waits, only a batch of one does, holding no other lock (rule 5).
 */
sealed interface Claim {

    String LOCKED = "select " + OrderRow.COLUMNS + " from protected_order where ";

    /** One named order, waited for. */
    record One(UUID id) implements Claim {
        @Override
        public String sql() {
            return LOCKED + "bucket = $1 and order_id = $2 for no key update";
        }

        @Override
        public Tuple parameters() {
            return Tuple.of(OrderId.bucket(id), id);
        }
    }

    /** Several named orders, without those that somebody else holds now. */
    record Many(List<UUID> ids) implements Claim {
        @Override
        public String sql() {
            return LOCKED
                    + """
                    (bucket, order_id) in (select * from unnest($1::smallint[], $2::uuid[]))
                    for no key update skip locked\
                    """;
        }

        @Override
        public Tuple parameters() {
            Short[] buckets = ids.stream().map(OrderId::bucket).toArray(Short[]::new);
            return Tuple.tuple().addValue(buckets).addValue(ids.toArray(UUID[]::new));
        }
    }

    /**
     * The orders of a slice most overdue by the database's clock; rows of a format not known here
     * stay.
     */
    record Due(Slice slice) implements Claim {
        @Override
        public String sql() {
            return LOCKED
                    + """
                    %s wake_at >= $1 and wake_at <= least(statement_timestamp(), $2)
                        and test_clock is null and format <= $3
                    order by wake_at limit $4 for no key update skip locked\
                    """
                            .formatted(slice.bucket() == null ? "" : "bucket = $5 and");
        }

        @Override
        public Tuple parameters() {
            Tuple all =
                    Tuple.of(
                            slice.from().atOffset(ZoneOffset.UTC),
                            slice.until().atOffset(ZoneOffset.UTC),
                            OrderJson.FORMAT,
                            (long) slice.limit());
            return slice.bucket() == null ? all : all.addShort(slice.bucket());
        }
    }

    /**
     * Some of a batch that failed, unless another worker has dealt with them since; {@code bucket}
     * is null if they are of several.
     */
    record StillDue(Short bucket, List<UUID> ids) implements Claim {
        @Override
        public String sql() {
            return LOCKED
                    + """
                    %s (bucket, order_id) in (select * from unnest($1::smallint[], $2::uuid[]))
                        and wake_at <= statement_timestamp() and test_clock is null
                    for no key update skip locked\
                    """
                            .formatted(bucket == null ? "" : "bucket = $3 and");
        }

        @Override
        public Tuple parameters() {
            Tuple all = new Many(ids).parameters();
            return bucket == null ? all : all.addShort(bucket);
        }
    }

    /** The orders of a test clock that are due by it. */
    record DueOnClock(UUID clock, Instant now, int limit) implements Claim {
        @Override
        public String sql() {
            return LOCKED
                    + """
                    test_clock = $1 and wake_at <= $2 and (bucket, order_id) in
                        (select bucket, order_id from test_clock_order where clock_id = $1)
                    order by wake_at limit $3 for no key update skip locked\
                    """;
        }

        @Override
        public Tuple parameters() {
            return Tuple.of(clock, now.atOffset(ZoneOffset.UTC), (long) limit);
        }
    }

    String sql();

    Tuple parameters();
}
