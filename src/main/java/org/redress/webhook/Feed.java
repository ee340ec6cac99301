package org.redress.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All events of all orders, one after the other (FE10). A slow transaction holds the feed back
 * until it ends, and no event is ever skipped. Events of one order nearly always come in their own
 * order; where two transactions met they may not, so receivers go by the sequence number.
 */
@ApplicationScoped
public class Feed {

    /**
     * The places after a place, $1 to $3, at most $4; each statement that walks the feed begins so.
     */
    static final String PLACES =
            """
            select transaction_id, bucket, order_id, number, type from order_event
            where transaction_id >= $1::text::xid8
                and (transaction_id, order_id, number) > ($1::text::xid8, $2::uuid, $3::int)
                and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            order by transaction_id, order_id, number limit $4::bigint\
            """;

    static final String PAGE =
            "with page as materialized ("
                    + PLACES
                    + """
                    )
                    select p.transaction_id::text as transaction_id, p.order_id, p.number, p.type, e.body, e.at,
                        l.external_id, coalesce(l.test_clock, false) as test_clock
                    from page p
                    join order_event e on e.bucket = p.bucket and e.order_id = p.order_id and e.number = p.number
                    left join order_listing l on l.bucket = p.bucket and l.order_id = p.order_id
                    order by p.transaction_id, p.order_id, p.number\
                    """;

    private static final String ONE =
            """
            select e.order_id, e.number, e.type, e.body, e.at, l.external_id,
                coalesce(l.test_clock, false) as test_clock
            from order_event e
            left join order_listing l on l.bucket = e.bucket and l.order_id = e.order_id
            where e.bucket = $1 and e.order_id = $2 and e.number = $3\
            """;

    private final Pool pool;
    private final ObjectMapper json;

    Feed(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * Some events after a place.
     *
     * @param next the place to go on from, whether there is more already or not
     * @param more whether there was more when the feed was read
     */
    public record Stretch(List<PublicEvent> events, FeedPosition next, boolean more) {}

    /** Looks at {@code limit} events; those on test clocks are left out unless they are wanted. */
    public Uni<Stretch> after(FeedPosition place, int limit, boolean testClocks) {
        var parameters = Tuple.from(place.columns()).addLong((long) limit);
        return pool.preparedQuery(PAGE)
                .execute(parameters)
                .map(rows -> stretch(rows, place, limit, testClocks));
    }

    /** Also one that no feed shows yet, because an older transaction is still running. */
    public Uni<Optional<PublicEvent>> find(PublicEvent.Key key) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(key.bucket(), key.order(), key.number()))
                .map(rows -> rows.iterator())
                .map(rows -> rows.hasNext() ? Optional.of(event(rows.next())) : Optional.empty());
    }

    private Stretch stretch(RowSet<Row> rows, FeedPosition from, int limit, boolean testClocks) {
        List<PublicEvent> events = new ArrayList<>();
        FeedPosition next = from;
        for (Row row : rows) {
            next = place(row);
            if (testClocks || !row.getBoolean("test_clock")) {
                events.add(event(row));
            }
        }
        return new Stretch(events, next, rows.size() == limit);
    }

    private static FeedPosition place(Row row) {
        return new FeedPosition(
                Long.parseLong(row.getString("transaction_id")),
                row.getUUID("order_id"),
                row.getInteger("number"));
    }

    /** One that cannot be read is told by its key alone, and keeps nobody from those behind it. */
    private PublicEvent event(Row row) {
        var key = new PublicEvent.Key(row.getUUID("order_id"), row.getInteger("number"));
        String type = row.getString("type");
        String externalId = row.getString("external_id");
        boolean testClock = row.getBoolean("test_clock");
        try {
            var body = PublicEvent.body(json, row.getString("body"));
            return PublicEvent.of(key, type, externalId, testClock, body);
        } catch (RuntimeException e) {
            Log.errorf(e, "event %s cannot be read; the feed tells its key alone", key.id());
            String at = Endpoint.instant(row, "at").toString();
            return PublicEvent.unreadable(key, type, at, externalId, testClock);
        }
    }
}
