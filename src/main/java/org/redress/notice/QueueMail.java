package org.redress.notice;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.clock.DatabaseTime;
import org.redress.dispute.DisputeStatus;
import org.redress.notice.QueueNews.Waiting;
import org.redress.order.OrderJson;
import org.redress.outbox.OutboxMessage;

/**
 * Sends the mediators their queue once a day, from the configured time of their day on, whichever
 * replica comes first. A mail server that is away is asked again at the next tick; a replica that
 * dies between the sending and the commit leaves the day to another, under the same Message-ID.
 */
@ApplicationScoped
public class QueueMail {

    private static final String CLAIM =
            "insert into queue_mail (day) values ($1) on conflict do nothing returning day";

    private static final String SENT = "select 1 from queue_mail where day = $1";

    /** What real orders have in the queue; those on a test clock are nobody's work. */
    private static final String CASES =
            """
            select l.external_id, d.number, d.mediator, o.state, o.format
            from dispute_listing d
            join order_listing l on l.bucket = d.bucket and l.order_id = d.order_id
            join protected_order o on o.bucket = d.bucket and o.order_id = d.order_id
            where d.queued and not l.test_clock and o.format <= $1
            order by d.due_at\
            """;

    private final Pool pool;
    private final DatabaseTime time;
    private final QueueLetters letters;
    private final Post post;
    private final NoticeConfig config;

    QueueMail(Pool pool, DatabaseTime time, QueueLetters letters, Post post, NoticeConfig config) {
        this.pool = pool;
        this.time = time;
        this.letters = letters;
        this.post = post;
        this.config = config;
    }

    @Scheduled(every = "${redress.notice.queue-every:1m}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return time.now().chain(this::send).replaceWithVoid();
    }

    /** Whether this call has sent the day's email. */
    Uni<Boolean> send(Instant now) {
        ZonedDateTime local = now.atZone(config.timeZone());
        boolean early = config.queueAt().filter(at -> !local.toLocalTime().isBefore(at)).isEmpty();
        return early
                ? Uni.createFrom().item(false)
                : isSent(local.toLocalDate())
                        .chain(sent -> sent ? Uni.createFrom().item(false) : claim(local, now));
    }

    private Uni<Boolean> isSent(LocalDate day) {
        return pool.preparedQuery(SENT).execute(Tuple.of(day)).map(rows -> rows.size() > 0);
    }

    private Uni<Boolean> claim(ZonedDateTime local, Instant now) {
        return pool.withTransaction(connection ->
                connection
                        .preparedQuery(CLAIM)
                        .execute(Tuple.of(local.toLocalDate()))
                        .chain(rows ->
                                rows.size() == 0
                                        ? Uni.createFrom().item(false)
                                        : send(connection, local.toLocalDate(), now)));
    }

    private Uni<Boolean> send(SqlConnection connection, LocalDate day, Instant now) {
        return connection
                .preparedQuery(CASES)
                .execute(Tuple.of(OrderJson.FORMAT))
                .map(QueueMail::cases)
                .map(cases -> letters.of(cases, now))
                .chain(letter -> post.send(message(day), letter))
                .replaceWith(true);
    }

    /** Its own id on every try of the day. */
    private static OutboxMessage message(LocalDate day) {
        UUID id = UUID.nameUUIDFromBytes(("queue " + day).getBytes(StandardCharsets.UTF_8));
        return new OutboxMessage(0, (short) 0, id, 0, 0, "queue", "mediator", null, false, 1);
    }

    private static List<Waiting> cases(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(QueueMail::waiting)
                .filter(found -> found != null)
                .toList();
    }

    /** Null where another party is on turn. */
    private static Waiting waiting(Row row) {
        int number = row.getShort("number");
        var order = OrderJson.state(row.getString("state"), row.getShort("format"));
        var dispute = order.dispute(number).orElseThrow();
        return dispute.isUnderReview()
                ? new Waiting(
                        row.getString("external_id"),
                        number,
                        row.getString("mediator"),
                        dispute.status() instanceof DisputeStatus.ReviewOverdue,
                        dispute.status().until())
                : null;
    }
}
