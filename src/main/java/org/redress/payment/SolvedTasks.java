package org.redress.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;
import org.redress.payment.PaymentBook.Which;
import org.redress.payment.PaymentStages.PaymentStage;
import org.redress.payment.PaymentStages.Stage;
import org.redress.task.Tasks;

/**
 * Tasks about payments, and those that ask for a bank's decision, end by themselves once what they
 * ask for has happened.
 */
@ApplicationScoped
class SolvedTasks {

    /** Who ends a task when nobody else does. */
    private static final String SERVICE = "redress";

    private static final String CHARGEBACK = "chargeback-open";

    private static final String OPEN =
            """
            select t.id, t.kind, t.subject, t.order_id, t.raised_at
            from unnest($1::smallint[], $2::uuid[]) as n(bucket, order_id)
            join task t on t.bucket = n.bucket and t.order_id = n.order_id
            where t.closed_at is null and (t.kind like 'payment-%' or t.kind = 'chargeback-open')\
            """;

    /** How the chargeback ended that had been open when a person was asked to look after it. */
    private static final String DECIDED =
            """
            select type from order_event
            where bucket = $1 and order_id = $2 and number > $3
                and type in ('chargeback-won', 'chargeback-lost')
            order by number limit 1\
            """;

    private final Pool pool;
    private final PaymentPast past;
    private final Tasks tasks;

    SolvedTasks(Pool pool, PaymentPast past, Tasks tasks) {
        this.pool = pool;
        this.past = past;
        this.tasks = tasks;
    }

    private record Open(UUID id, String kind, Which which, Instant raisedAt) {

        /** What had happened before a person was asked does not answer him. */
        boolean isRaisedAfter(PaymentStage payment) {
            return payment.endedAt() != null && payment.endedAt().isBefore(raisedAt);
        }
    }

    /** Looks at the open tasks of these orders, of which there are mostly none. */
    Uni<Void> close(Collection<UUID> orders) {
        var all = orders.stream().distinct().toList();
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var buckets = all.stream().map(OrderId::bucket).toArray(Short[]::new);
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(buckets, all.toArray(UUID[]::new)))
                .call(rows ->
                        each(byOrder(rows).entrySet(), it -> close(it.getKey(), it.getValue())))
                .chain(rows -> each(reminders(rows), this::close));
    }

    /** Asks for the bank's decision since that event of the order. */
    private record Reminder(UUID id, UUID order, int event) {}

    private static List<Reminder> reminders(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getString("kind").equals(CHARGEBACK))
                .map(row ->
                        new Reminder(
                                row.getUUID("id"),
                                row.getUUID("order_id"),
                                event(row.getString("subject"))))
                .toList();
    }

    /** The subject is the order and the event that raised it. */
    private static int event(String subject) {
        return Integer.parseInt(subject.substring(subject.lastIndexOf('/') + 1));
    }

    private Uni<Void> close(Reminder task) {
        return pool.preparedQuery(DECIDED)
                .execute(Tuple.of(OrderId.bucket(task.order()), task.order(), task.event()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .chain(rows -> each(rows, row -> close(task.id(), outcome(row))));
    }

    private static String outcome(Row row) {
        return row.getString("type").equals("chargeback-won")
                ? "The chargeback was won."
                : "The chargeback was lost.";
    }

    private static Map<UUID, List<Open>> byOrder(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .flatMap(row ->
                        Which.of(row.getString("subject")).stream()
                                .map(which ->
                                        new Open(
                                                row.getUUID("id"),
                                                row.getString("kind"),
                                                which,
                                                row.getOffsetDateTime("raised_at").toInstant())))
                .collect(Collectors.groupingBy(open -> open.which().order()));
    }

    private Uni<Void> close(UUID order, List<Open> open) {
        return past.of(order)
                .map(payments ->
                        payments.stream()
                                .collect(
                                        Collectors.toMap(
                                                it -> it.instruction().number(),
                                                Function.identity())))
                .chain(payments -> each(open, it -> close(it, payments)));
    }

    private Uni<Void> close(Open task, Map<Integer, PaymentStage> payments) {
        return why(task, payments)
                .map(why -> close(task.id(), why))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> close(UUID task, String why) {
        return pool.withTransaction(connection -> tasks.close(connection, task, SERVICE, why))
                .replaceWithVoid();
    }

    /** Why there is nothing left to do, empty while there is. */
    private static Optional<String> why(Open task, Map<Integer, PaymentStage> payments) {
        var payment = payments.get(task.which().number());
        if (payment == null) {
            return Optional.empty();
        }
        return switch (task.kind()) {
            case "payment-unknown" ->
                    task.isRaisedAfter(payment) ? Optional.empty() : known(payment);
            case "payment-failed", "payment-failed-late", "payment-charged-back" ->
                    seenTo(payment, payments);
            case "payment-contradicted" ->
                    payment.stage() == Stage.PAID_BY_HAND && !task.isRaisedAfter(payment)
                            ? seenTo(payment, payments)
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> known(PaymentStage payment) {
        return switch (payment.stage()) {
            case PLANNED, SENT -> Optional.empty();
            case DONE -> Optional.of("The payment is done.");
            case FAILED, RETRIED, CHARGED_BACK -> Optional.of("The payment has failed.");
            case PAID_BY_HAND -> Optional.of("The payment was made in another way.");
        };
    }

    /** What was tried again is seen to once the last try is done, or was made in another way. */
    private static Optional<String> seenTo(
            PaymentStage payment, Map<Integer, PaymentStage> payments) {
        return switch (payment.stage()) {
            case PLANNED, SENT, FAILED -> Optional.empty();
            case DONE -> Optional.of("Payment " + payment.instruction().number() + " is done.");
            case PAID_BY_HAND -> Optional.of("The payment was made in another way.");
            case RETRIED -> seenTo(payments.get(payment.retriedAs()), payments);
            case CHARGED_BACK -> Optional.of("The buyer has the money from the bank.");
        };
    }

    private static <T> Uni<Void> each(Collection<T> all, Function<T, Uni<? extends Void>> step) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(step)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
