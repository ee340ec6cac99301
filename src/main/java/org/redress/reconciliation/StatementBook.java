package org.redress.reconciliation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;

/** Keeps what was stated, and which differences a person was told of. */
final class StatementBook {

    private static final String LOCK = "select 1 from pg_advisory_xact_lock($1)";

    private static final String FORGET = "delete from statement_line where day = $1";

    private static final String KEEP =
            """
            insert into statement_line
                (bucket, day, number, order_id, instruction, reference, key, kind, amount, currency,
                    status, at)
            select bucket, $1, number, order_id, instruction, reference, key, kind, amount, currency,
                status, at
            from unnest($2::smallint[], $3::int[], $4::uuid[], $5::int[], $6::text[], $7::text[],
                $8::text[], $9::bigint[], $10::text[], $11::text[], $12::timestamptz[])
                as l(bucket, number, order_id, instruction, reference, key, kind, amount, currency,
                    status, at)\
            """;

    private static final String TWICE =
            """
            select reference, key, kind, amount, currency, status, at from statement_line
            where (bucket, day, number) in (
                select bucket, day, max(number) from statement_line
                where day = $1 group by bucket, day, coalesce(key, reference) having count(*) > 1)
            order by number limit $2\
            """;

    private static final String TELL =
            """
            insert into statement_difference (bucket, day, subject)
            select * from unnest($1::smallint[], $2::date[], $3::text[])
            on conflict do nothing returning subject\
            """;

    private static final String RECEIVED =
            """
            insert into statement_receipt (bucket, day, sha256, lines) values ($1, $2, $3, $4)
            on conflict do nothing\
            """;

    private StatementBook() {}

    /** One statement of a day at a time; the lines of an earlier one are replaced. */
    static Uni<Void> begin(SqlConnection connection, LocalDate day) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(Long.MIN_VALUE + day.toEpochDay()))
                .chain(() -> connection.preparedQuery(FORGET).execute(Tuple.of(day)))
                .replaceWithVoid();
    }

    static Uni<Void> keep(
            SqlConnection connection, LocalDate day, int before, List<StatementLine> lines) {
        Integer[] numbers =
                IntStream.rangeClosed(before + 1, before + lines.size())
                        .boxed()
                        .toArray(Integer[]::new);
        Tuple columns =
                Tuple.tuple()
                        .addLocalDate(day)
                        .addValue(column(lines, StatementBook::bucket, new Short[0]))
                        .addValue(numbers)
                        .addValue(column(lines, StatementBook::order, new UUID[0]))
                        .addValue(column(lines, StatementBook::instruction, new Integer[0]))
                        .addValue(column(lines, StatementLine::reference, new String[0]))
                        .addValue(column(lines, StatementLine::key, new String[0]))
                        .addValue(column(lines, StatementLine::kind, new String[0]))
                        .addValue(column(lines, StatementLine::amount, new Long[0]))
                        .addValue(column(lines, StatementLine::currency, new String[0]))
                        .addValue(column(lines, StatementLine::status, new String[0]))
                        .addValue(
                                column(
                                        lines,
                                        it -> it.at().atOffset(ZoneOffset.UTC),
                                        new OffsetDateTime[0]));
        return connection.preparedQuery(KEEP).execute(columns).replaceWithVoid();
    }

    private static short bucket(StatementLine line) {
        return OrderId.bucket(
                line.which()
                        .map(StatementLine.Which::order)
                        .orElseGet(() -> OrderId.named("statement", line.name())));
    }

    private static UUID order(StatementLine line) {
        return line.which().map(StatementLine.Which::order).orElse(null);
    }

    private static Integer instruction(StatementLine line) {
        return line.which().map(StatementLine.Which::instruction).orElse(null);
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, V[] type) {
        return rows.stream().map(value).toList().toArray(type);
    }

    /** The last line of each payment that the day's statement has more than once. */
    static Uni<List<StatementLine>> twice(SqlConnection connection, LocalDate day, int most) {
        return connection
                .preparedQuery(TWICE)
                .execute(Tuple.of(day, (long) most))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(StatementBook::line)
                                .toList());
    }

    private static StatementLine line(Row row) {
        return new StatementLine(
                row.getString("reference"),
                row.getString("key"),
                row.getString("kind"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("status"),
                row.getOffsetDateTime("at").toInstant());
    }

    /** Those that nobody was told of yet; from now on somebody was. */
    static Uni<List<Difference>> told(SqlConnection connection, List<Difference> differences) {
        if (differences.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple columns =
                Tuple.of(
                        column(
                                differences,
                                it -> OrderId.bucket(OrderId.named("statement", it.subject())),
                                new Short[0]),
                        column(differences, Difference::day, new LocalDate[0]),
                        column(differences, Difference::subject, new String[0]));
        return connection
                .preparedQuery(TELL)
                .execute(columns)
                .map(rows -> {
                    Set<String> fresh = new HashSet<>();
                    rows.forEach(row -> fresh.add(row.getString("subject")));
                    return differences.stream().filter(it -> fresh.contains(it.subject())).toList();
                });
    }

    static Uni<Void> received(SqlConnection connection, Statement statement, int lines) {
        LocalDate day = statement.day();
        short bucket = OrderId.bucket(OrderId.named("statement", day.toString()));
        return connection
                .preparedQuery(RECEIVED)
                .execute(Tuple.of(bucket, day, Buffer.buffer(statement.digest()), lines))
                .replaceWithVoid();
    }
}
