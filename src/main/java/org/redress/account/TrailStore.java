package org.redress.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.kernel.Occurrence;
import org.redress.order.OrderEvent;
import org.redress.order.OrderJson;
import org.redress.platform.Problem;

/**
 * Reads what is counted. Orders without a dispute are only numbered; of the others the events that
 * count are read, a page at a time, so that the largest seller takes no more memory than a small
 * one.
 */
@ApplicationScoped
class TrailStore {

    private static final int PAGE = 500;

    private static final String WINDOW =
            """
            l.%s_id = $1 and l.registered_at >= $2 and l.registered_at <= $3
                and (case when $4::uuid is null then not l.test_clock
                    else exists (select 1 from test_clock_order t where t.clock_id = $4
                        and t.bucket = l.bucket and t.order_id = l.order_id) end)\
            """;

    private static final String ORDERS = "select count(*) from order_listing l where " + WINDOW;

    private static final String TRAILS =
            """
            with disputed as (
                select distinct l.bucket, l.order_id from dispute_listing d
                join order_listing l on l.bucket = d.bucket and l.order_id = d.order_id
                where d.%s_id = $1 and d.order_id > $5 and\s\
            """
                    + WINDOW
                    + """

                        order by l.order_id limit $6)
                    select e.order_id, e.body from disputed
                    join order_event e on e.bucket = disputed.bucket and e.order_id = disputed.order_id
                    where e.type like 'dispute.%%' or e.type = 'lines-shipped' or e.type like 'tracking-%%'
                    order by e.order_id, e.number\
                    """;

    private static final String OPEN =
            """
            select count(*) from dispute_listing d
            join order_listing l on l.bucket = d.bucket and l.order_id = d.order_id
            where d.%s_id = $1 and d.status not in ('resolved', 'withdrawn')
                and (case when $2::uuid is null then not l.test_clock
                    else exists (select 1 from test_clock_order t where t.clock_id = $2
                        and t.bucket = l.bucket and t.order_id = l.order_id) end)\
            """;

    private final Pool pool;

    TrailStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Long> orders(Question question) {
        return pool.preparedQuery(ORDERS.formatted(question.role().code()))
                .execute(window(question))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The account's open disputes, whenever their orders were registered. */
    Uni<Long> openNow(Question question) {
        return pool.preparedQuery(OPEN.formatted(question.role().code()))
                .execute(Tuple.of(question.account(), question.testClock()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /**
     * {@code tally} with all disputes of the window; fails where there are more than {@code most}.
     */
    Uni<Tally> count(Question question, Tally tally, Instant recently, int most) {
        return count(question, tally, recently, most, new UUID(0, 0));
    }

    private Uni<Tally> count(
            Question question, Tally tally, Instant recently, int left, UUID after) {
        return page(question, after)
                .chain(page -> {
                    Tally sum = tally.plus(page, recently);
                    if (page.size() < PAGE) {
                        return Uni.createFrom().item(sum);
                    }
                    if (left <= PAGE) {
                        throw tooMany();
                    }
                    return count(question, sum, recently, left - PAGE, page.getLast().order());
                });
    }

    private static RuntimeException tooMany() {
        return Problem.of(
                        400,
                        "window-too-large",
                        "There are too many disputes to count at once; name a later 'since'.")
                .exception();
    }

    private Uni<List<OrderTrail>> page(Question question, UUID after) {
        String role = question.role().code();
        Tuple parameters = window(question).addUUID(after).addLong((long) PAGE);
        return pool.preparedQuery(TRAILS.formatted(role, role))
                .execute(parameters)
                .map(TrailStore::trails);
    }

    private static Tuple window(Question question) {
        return Tuple.of(
                question.account(),
                question.since().atOffset(ZoneOffset.UTC),
                question.now().atOffset(ZoneOffset.UTC),
                question.testClock());
    }

    private static List<OrderTrail> trails(RowSet<Row> rows) {
        Map<UUID, List<Occurrence<OrderEvent>>> byOrder = new LinkedHashMap<>();
        for (Row row : rows) {
            byOrder.computeIfAbsent(row.getUUID("order_id"), any -> new ArrayList<>())
                    .add(event(row.getString("body")));
        }
        return byOrder.entrySet().stream()
                .map(order -> OrderTrail.of(order.getKey(), order.getValue()))
                .toList();
    }

    /** A replica that is older than the event leaves the counting to a newer one (rule 12). */
    private static Occurrence<OrderEvent> event(String body) {
        try {
            return OrderJson.event(body);
        } catch (IllegalStateException unreadable) {
            throw Problem.of(503, "newer-format", "A newer release has written some of the events.")
                    .exception();
        }
    }
}
