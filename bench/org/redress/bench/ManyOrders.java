package org.redress.bench;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.order.OrderLoad.Story;
import org.redress.support.TestPostgres;

/**
 * Orders by the million: the production core decides and writes some hundreds; SQL copies each of
 * them as often as needed, with ids, names, hash chains and an own place in the claim's order.
 * Every row of the order's past is there but papers, payment references and what has been sent,
 * which no deadline reads. Nothing here knows how a state or an event is written down, only that
 * ids and names stand in it as text.
 */
final class ManyOrders {
    private static final int MOST_SAMPLES = 1_000;
    private static final int LEAST_SAMPLES = 200;
    private static final int CHUNK = 10_000;
    private static final List<String> TABLES =
            List.of(
                    "protected_order",
                    "order_event",
                    "posting",
                    "order_listing",
                    "dispute_listing");

    /** A hash chain as the road writes it, and ids as OrderId makes them of the order's name. */
    private static final List<String> FUNCTIONS =
            List.of(
                    """
                    create or replace function bench_chain(bodies text[]) returns bytea[]
                    language plpgsql immutable parallel safe as $$
                    declare
                        body text;
                        hash bytea := decode(repeat('00', 32), 'hex');
                        hashes bytea[];
                    begin
                        foreach body in array bodies loop
                            hash := sha256(hash || convert_to(body, 'UTF8'));
                            hashes := hashes || hash;
                        end loop;
                        return hashes;
                    end $$\
                    """,
                    """
                    create or replace function bench_order_id(name text) returns uuid
                    language plpgsql immutable parallel safe as $$
                    declare
                        id bytea := substr(sha256(convert_to('order:' || name, 'UTF8')), 1, 16);
                    begin
                        id := set_byte(id, 6, get_byte(id, 6) & 15 | 128);
                        id := set_byte(id, 8, get_byte(id, 8) & 63 | 128);
                        return encode(id, 'hex')::uuid;
                    end $$\
                    """,
                    """
                    create or replace function bench_bucket(id uuid) returns smallint
                    language sql immutable parallel safe
                    return get_byte(uuid_send(id), 15)::smallint\
                    """);

    private final TestPostgres database;
    private final String tag;
    private final int count;
    private final int samples;

    /** Some for each millisecond are enough. */
    private ManyOrders(TestPostgres database, String tag, int count, Duration over) {
        this.database = database;
        this.tag = tag;
        this.count = count;
        int samples = Math.clamp(over.toMillis(), LEAST_SAMPLES, MOST_SAMPLES);
        this.samples = Math.min(count, samples);
    }

    /**
     * Orders {@code tag-0}, {@code tag-1} and so on, every other one a dispute whose seller is
     * silent, the rest parcels whose protection ends. They fall due evenly over a time, neighbours
     * in the tables at different instants. The caller vacuums.
     */
    static void add(TestPostgres database, String tag, int count, Instant from, Duration over) {
        var orders = new ManyOrders(database, tag, count, over);
        orders.decide(from, over);
        orders.copy();
    }

    private void decide(Instant from, Duration over) {
        int slots = (samples + 1) / 2;
        var shuffled = new ArrayList<>(IntStream.range(0, slots).boxed().toList());
        Collections.shuffle(shuffled, new Random(slots));
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            int slot = shuffled.get((i / 2 + i % 2 * slots / 2) % slots);
            var dueAt = from.plus(over.multipliedBy(slot).dividedBy(slots));
            var kind = i % 2 == 0 ? Kind.SILENT_SELLER : Kind.PROTECTED;
            stories.add(new Story(tag + "-" + i, kind, dueAt));
        }
        try (var load = new OrderLoad(database)) {
            load.load(stories);
        }
    }

    private void copy() {
        var insert = insertCopies();
        IntStream.range(0, (count - samples + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> {
                    int first = samples + chunk * CHUNK;
                    int last = Math.min(first + CHUNK, count) - 1;
                    insert(insert.formatted(first, last));
                });
    }

    private void insert(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("set work_mem = '256MB'");
            statement.execute("set synchronous_commit = off");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The orders cannot be copied", e);
        }
    }

    private String insertCopies() {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var function : FUNCTIONS) {
                statement.execute(function);
            }
            takeSamples(statement);
            return insertCopies(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The orders cannot be copied", e);
        }
    }

    private void takeSamples(Statement statement) throws SQLException {
        statement.execute("drop schema if exists sample cascade");
        statement.execute("create schema sample");
        statement.execute(
                """
                create unlogged table sample.told as
                select l.bucket, l.order_id, l.external_id as name, n as nth,
                    (select string_agg(e.body, E'\\x01' order by e.number) from order_event e
                        where e.bucket = l.bucket and e.order_id = l.order_id) as bodies
                from generate_series(0, %d) n join order_listing l
                    on l.order_id = bench_order_id('%s-' || n) and l.bucket = bench_bucket(l.order_id)\
                """
                        .formatted(samples - 1, tag));
        for (var table : TABLES) {
            statement.execute(
                    "create unlogged table sample.%1$s as select nth, name, t.*".formatted(table)
                            + " from sample.told join public.%s t using (bucket, order_id)"
                                    .formatted(table));
            statement.execute("analyze sample." + table);
        }
        statement.execute("analyze sample.told");
    }

    /** One statement for all tables; the chunk's first and last number are left to be filled in. */
    private String insertCopies(Statement statement) throws SQLException {
        var sql =
                new StringBuilder(
                        """
                        with named as materialized (
                            select n, nth, '%2$s-' || n as new_name, bench_order_id('%2$s-' || n) as new_id,
                                name as old_name, order_id::text as old_id, bodies
                            from generate_series(%%d, %%d) n join sample.told on nth = mod(n, %1$d)),
                        renamed as materialized (
                            select *, string_to_array(%3$s, E'\\x01') as events from named),
                        copy as materialized (
                            select n, nth, new_name, new_id, bench_bucket(new_id) as new_bucket,
                                old_name, old_id, events, bench_chain(events) as hashes from renamed)\
                        """
                                .formatted(samples, tag, renamed("bodies")));
        for (var table : TABLES) {
            var into = new ArrayList<String>();
            var values = new ArrayList<String>();
            for (var column : columns(statement, table)) {
                into.add(column.name());
                values.add(value(statement, table, column));
            }
            sql.append(
                    ",\n%1$s_copies as (insert into %1$s (%2$s) select %3$s from copy join sample.%1$s s using (nth))"
                            .formatted(table, String.join(", ", into), String.join(", ", values)));
        }
        return sql.append("\nselect count(*) from copy").toString();
    }

    record Column(String name, String type) {}

    static List<Column> columns(Statement statement, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (var rows =
                statement.executeQuery(
                        """
                        select attname, format_type(atttypid, atttypmod) from pg_attribute
                        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                            and attidentity = '' and attname <> 'transaction_id'
                        order by attnum\
                        """
                                .formatted(table))) {
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        return columns;
    }

    private String value(Statement statement, String table, Column column) throws SQLException {
        return switch (table + "." + column.name()) {
            case "protected_order.last_hash" -> "hashes[s.version]";
            case "protected_order.wake_at" ->
                    "s.wake_at + n / %d * interval '1 microsecond'".formatted(samples);
            case "order_event.body" -> "events[s.number]";
            case "order_event.hash" -> "hashes[s.number]";
            default ->
                    switch (column.name()) {
                        case "bucket" -> "new_bucket";
                        case "order_id" -> "new_id";
                        default ->
                                isNamed(statement, table, column)
                                        ? renamed("s." + column.name() + "::text")
                                                + "::"
                                                + column.type()
                                        : "s." + column.name();
                    };
        };
    }

    private static boolean isNamed(Statement statement, String table, Column column)
            throws SQLException {
        var sql =
                "select exists (select from sample.%1$s s where strpos(%2$s, order_id::text) + strpos(%2$s, name) > 0)"
                        .formatted(table, "s." + column.name() + "::text");
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private static String renamed(String text) {
        return "replace(replace(%s, old_id, new_id::text), old_name, new_name)".formatted(text);
    }
}
