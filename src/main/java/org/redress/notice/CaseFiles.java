package org.redress.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.kernel.Occurrence;
import org.redress.order.OrderEvent;
import org.redress.order.OrderId;
import org.redress.order.OrderJson;

/** Reads the case that an email is about. */
@ApplicationScoped
class CaseFiles {

    private static final String EVENTS =
            """
            select body, clock_timestamp() as now from order_event
            where bucket = $1 and order_id = $2 and number <= $3 order by number\
            """;

    private static final String PERSONAL =
            """
            select ref, kind, body from personal
            where bucket = $1 and order_id = $2 and kind in ('buyer', 'seller', 'titles', 'text')\
            """;

    private final Pool pool;

    CaseFiles(Pool pool) {
        this.pool = pool;
    }

    /** As it was once the event with this number had happened. */
    Uni<CaseFile> of(UUID order, int event) {
        short bucket = OrderId.bucket(order);
        var events =
                pool.preparedQuery(EVENTS)
                        .execute(Tuple.of(bucket, order, event))
                        .map(CaseFiles::history);
        var personal = pool.preparedQuery(PERSONAL).execute(Tuple.of(bucket, order));
        return Uni.combine().all().unis(events, personal).with(CaseFiles::file);
    }

    /** What happened, as it was read at that instant. */
    private record History(List<Occurrence<OrderEvent>> events, Instant readAt) {}

    private static History history(RowSet<Row> rows) {
        List<Occurrence<OrderEvent>> events = new ArrayList<>();
        Instant readAt = null;
        for (Row row : rows) {
            events.add(OrderJson.event(row.getString("body")));
            readAt = row.getOffsetDateTime("now").toInstant();
        }
        return new History(List.copyOf(events), readAt);
    }

    private static CaseFile file(History history, RowSet<Row> personal) {
        Map<UUID, Contact> contacts = new HashMap<>();
        Map<String, String> titles = new HashMap<>();
        Map<UUID, String> texts = new HashMap<>();
        for (Row row : personal) {
            var body = new JsonObject(row.getString("body"));
            UUID ref = row.getUUID("ref");
            String kind = row.getString("kind");
            if (kind.equals("titles")) {
                body.forEach(title -> titles.put(title.getKey(), (String) title.getValue()));
            } else if (kind.equals("text")) {
                texts.put(ref, body.getString("text"));
            } else {
                contacts.put(ref, contact(body));
            }
        }
        return new CaseFile(history.events(), contacts, titles, texts, history.readAt());
    }

    private static Contact contact(JsonObject body) {
        return Contact.of(
                body.getString("name"),
                body.getString("email"),
                body.getString("locale"),
                body.getString("timeZone"));
    }
}
