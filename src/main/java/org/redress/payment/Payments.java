package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.redress.payment.Ask.Stage;
import org.redress.payment.PaymentBook.Asked;
import org.redress.payment.PaymentBook.Told;
import org.redress.payment.PaymentBook.Which;
import org.redress.payment.PaymentStages.PaymentStage;
import org.redress.task.NewTask;

/** The payments of an order as they are shown, what a person tells of one, and what is open. */
@ApplicationScoped
public class Payments {

    private static final String OPEN =
            """
            select p.order_id, p.instruction, p.kind, p.amount, p.currency, p.paid_by, p.provider,
                p.stage, p.asked_at, p.test_clock, l.external_id, l.buyer_id, l.seller_id
            from payment p join order_listing l on l.bucket = p.bucket and l.order_id = p.order_id
            where p.stage in ('asked', 'accepted') and ($5 or not p.test_clock)
                and (p.asked_at, p.order_id, p.instruction) > ($1, $2, $3)
            order by p.asked_at, p.order_id, p.instruction limit $4\
            """;

    private final Pool pool;
    private final PaymentBook book;
    private final PaymentPast past;
    private final PaymentTasks tasks;

    Payments(Pool pool, PaymentBook book, PaymentPast past, PaymentTasks tasks) {
        this.pool = pool;
        this.book = book;
        this.past = past;
        this.tasks = tasks;
    }

    /**
     * A payment whose end nobody has told yet.
     *
     * @param paidBy the payment that the buyer had made, to which a refund goes back
     * @param testClock whether it is a rehearsal and moves no real money
     */
    public record Open(
            UUID order,
            int number,
            String kind,
            long amount,
            String currency,
            String paidBy,
            String provider,
            String stage,
            Instant askedAt,
            String externalId,
            String buyer,
            String seller,
            boolean testClock) {}

    /** Each payment of an order with how far it has come, in the order of their numbers. */
    public Uni<List<PaymentStage>> of(UUID order) {
        return past.of(order);
    }

    /**
     * Oldest first, after the last one of the page before; rehearsals only where they are asked
     * for.
     */
    public Uni<List<Open>> open(
            Instant askedAt, UUID order, int number, int limit, boolean testClocks) {
        Tuple parameters =
                Tuple.of(askedAt.atOffset(ZoneOffset.UTC), order, number, (long) limit, testClocks);
        return pool.preparedQuery(OPEN)
                .execute(parameters)
                .map(rows -> stream(rows).map(Payments::open).toList());
    }

    /** Who was asked to make this payment; empty while nobody was. */
    public Uni<Optional<String>> provider(UUID order, int number) {
        return book.find(Optional.of(new Which(order, number)))
                .map(asked -> asked.map(Asked::provider));
    }

    /** What a person has told the order already: nobody is asked about it again. */
    public Uni<Void> done(UUID order, int number, String reference) {
        return tell(new Told(new Which(order, number), Stage.DONE, reference), asked -> List.of());
    }

    /** As {@link #done}, and somebody has to see to it. */
    public Uni<Void> failed(UUID order, int number, String reason) {
        return tell(
                new Told(new Which(order, number), Stage.FAILED, null),
                asked ->
                        List.of(
                                PaymentTasks.failed(
                                        asked.request(), asked.stage() == Stage.DONE, reason)));
    }

    private Uni<Void> tell(Told told, Function<Asked, List<NewTask>> todo) {
        return book.find(Optional.of(told.which()))
                .map(Optional::orElseThrow)
                .call(asked -> tasks.raise(todo.apply(asked)))
                .call(asked -> book.tell(List.of(told)))
                .call(book::wake)
                .chain(() -> solved(told.which().order()));
    }

    /** A person has told the order something: what tasks had asked for may have happened. */
    public Uni<Void> solved(UUID order) {
        return tasks.closeSolved(List.of(order));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Open open(Row row) {
        return new Open(
                row.getUUID("order_id"),
                row.getInteger("instruction"),
                row.getString("kind"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("paid_by"),
                row.getString("provider"),
                row.getString("stage"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getString("external_id"),
                row.getString("buyer_id"),
                row.getString("seller_id"),
                row.getBoolean("test_clock"));
    }
}
