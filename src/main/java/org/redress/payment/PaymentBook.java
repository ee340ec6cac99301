package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.redress.kernel.Money;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.OrderId;
import org.redress.outbox.Outbox;

/** What the providers were asked for, written before they are asked. */
@ApplicationScoped
class PaymentBook {

    private static final String ASK =
            """
            insert into payment as p
                (bucket, order_id, instruction, provider, kind, amount, currency, test_clock, outbox_id,
                    paid_by)
            select * from unnest($1::smallint[], $2::uuid[], $3::int[], $4::text[], $5::text[],
                $6::bigint[], $7::text[], $8::boolean[], $9::bigint[], $10::text[])
            on conflict (bucket, order_id, instruction) do update set tries = p.tries + 1
            returning order_id, instruction, provider, stage, tries,
                (extract(epoch from clock_timestamp() - asked_at) * 1000)::bigint as age\
            """;

    /** What was said last stands, but nothing is taken back by a word that comes late. */
    private static final String TELL =
            """
            update payment p
            set stage = n.stage, reference = coalesce(n.reference, p.reference),
                told_at = clock_timestamp()
            from unnest($1::smallint[], $2::uuid[], $3::int[], $4::text[], $5::text[])
                as n(bucket, order_id, instruction, stage, reference)
            where p.bucket = n.bucket and p.order_id = n.order_id and p.instruction = n.instruction
                and (p.stage in ('asked', 'accepted') or (p.stage = 'done' and n.stage = 'failed'))\
            """;

    private static final String FIND =
            """
            select provider, stage, kind, amount, currency, paid_by, outbox_id from payment
            where bucket = $1 and order_id = $2 and instruction = $3\
            """;

    /** So that two relays never wait for each other's sums. */
    private static final Comparator<Payment> IN_ONE_ORDER =
            Comparator.comparing((Payment it) -> it.request().orderId())
                    .thenComparing(Payment::number);

    private final Pool pool;
    private final Outbox outbox;
    private final Chargebacks chargebacks;

    PaymentBook(Pool pool, Outbox outbox, Chargebacks chargebacks) {
        this.pool = pool;
        this.outbox = outbox;
        this.chargebacks = chargebacks;
    }

    /** An instruction of an order. */
    record Which(UUID order, int number) {

        private static final Pattern KEY =
                Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([1-9]\\d{0,8})");

        /** Empty for what is no key of ours. */
        static Optional<Which> of(String key) {
            var parts = KEY.matcher(key == null ? "" : key);
            return parts.matches()
                    ? Optional.of(
                            new Which(
                                    UUID.fromString(parts.group(1)),
                                    Integer.parseInt(parts.group(2))))
                    : Optional.empty();
        }
    }

    /** A provider was asked for this. */
    record Asked(
            Which which, String provider, Ask.Stage stage, PaymentRequest request, long outboxRow) {

        Word word(Verdict verdict) {
            return new Word(request, which.number(), provider, stage, verdict);
        }
    }

    /** How it stands with the provider now. */
    record Told(Which which, Ask.Stage stage, String reference) {}

    /**
     * Counts one more try of each, the first with {@code provider}; what nobody was asked for yet
     * and must not be asked for since a chargeback is missing in the answer. Fails with {@code
     * never_more_than_captured} where more would be asked for than the buyer has paid.
     */
    Uni<Map<Which, Ask>> ask(List<Payment> batch, Function<Payment, String> provider) {
        return batch.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : pool.withTransaction(connection ->
                        chargebacks
                                .locked(connection, batch)
                                .map(free ->
                                        batch.stream()
                                                .filter(it -> free.contains(it.which()))
                                                .sorted(IN_ONE_ORDER)
                                                .toList())
                                .chain(payments -> ask(connection, payments, provider)));
    }

    private static Uni<Map<Which, Ask>> ask(
            SqlConnection connection, List<Payment> payments, Function<Payment, String> provider) {
        Tuple rows = keys(payments, Payment::request, Payment::number);
        rows.addValue(column(payments, provider, new String[0]));
        rows.addValue(column(payments, it -> it.request().kind().code(), new String[0]));
        rows.addValue(column(payments, it -> it.request().amount().minorUnits(), new Long[0]));
        rows.addValue(column(payments, PaymentBook::currency, new String[0]));
        rows.addValue(column(payments, it -> it.message().testClock(), new Boolean[0]));
        rows.addValue(column(payments, it -> it.message().row(), new Long[0]));
        rows.addValue(column(payments, it -> it.request().paymentReference(), new String[0]));
        return connection.preparedQuery(ASK).execute(rows).map(PaymentBook::asks);
    }

    /** What a late failure or a second word says is written over, a regression is not (FG7). */
    Uni<Void> tell(List<Told> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = stages(told).addValue(column(told, Told::reference, new String[0]));
        return told.stream().noneMatch(it -> it.stage() == Ask.Stage.ACCEPTED)
                ? pool.preparedQuery(TELL).execute(rows).replaceWithVoid()
                : pool.withTransaction(connection ->
                        SentMail.write(connection, stages(told))
                                .chain(() -> connection.preparedQuery(TELL).execute(rows))
                                .replaceWithVoid());
    }

    private static Tuple stages(List<Told> told) {
        return Tuple.tuple()
                .addValue(column(told, it -> OrderId.bucket(it.which().order()), new Short[0]))
                .addValue(column(told, it -> it.which().order(), new UUID[0]))
                .addValue(column(told, it -> it.which().number(), new Integer[0]))
                .addValue(column(told, it -> it.stage().code(), new String[0]));
    }

    /** Empty where no provider was asked for it yet. */
    Uni<Optional<Asked>> find(Optional<Which> which) {
        return which.map(this::find).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Asked>> find(Which which) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(OrderId.bucket(which.order()), which.order(), which.number()))
                .map(rows -> rows.size() == 0 ? null : asked(which, rows.iterator().next()))
                .map(Optional::ofNullable);
    }

    private static Asked asked(Which which, Row row) {
        var money =
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency")));
        var request =
                new PaymentRequest(
                        Payment.key(which.order(), which.number()),
                        Kind.named(row.getString("kind")),
                        money,
                        row.getString("paid_by"),
                        null,
                        which.order());
        return new Asked(
                which,
                row.getString("provider"),
                Ask.Stage.named(row.getString("stage")),
                request,
                row.getLong("outbox_id"));
    }

    /** Its message need wait no longer, nor for a person. */
    Uni<Void> wake(Asked asked) {
        return outbox.wake(asked.outboxRow(), OrderId.bucket(asked.which().order()));
    }

    private static String currency(Payment payment) {
        return payment.request().amount().currency().getCurrencyCode();
    }

    private static Tuple keys(
            List<Payment> payments,
            Function<Payment, PaymentRequest> request,
            Function<Payment, Integer> number) {
        return Tuple.tuple()
                .addValue(column(payments, it -> it.message().bucket(), new Short[0]))
                .addValue(column(payments, it -> request.apply(it).orderId(), new UUID[0]))
                .addValue(column(payments, number, new Integer[0]));
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, V[] type) {
        return rows.stream().map(value).toList().toArray(type);
    }

    private static Map<Which, Ask> asks(RowSet<Row> rows) {
        Map<Which, Ask> asks = new HashMap<>();
        for (Row row : rows) {
            var which = new Which(row.getUUID("order_id"), row.getInteger("instruction"));
            var ask =
                    new Ask(
                            row.getString("provider"),
                            Ask.Stage.named(row.getString("stage")),
                            row.getInteger("tries"),
                            Duration.ofMillis(row.getLong("age")));
            asks.put(which, ask);
        }
        return asks;
    }
}
