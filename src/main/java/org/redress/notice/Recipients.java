package org.redress.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;

/**
 * Addresses by their hash: which get no mail any more, and which have had enough for now. Addresses
 * themselves are kept nowhere but with their orders.
 */
@ApplicationScoped
public class Recipients {

    private static final String LOOK =
            """
            select suppressed_at is not null as suppressed, sent,
                extract(epoch from window_at - clock_timestamp()) * 1000 as opened_millis
            from mail_recipient where bucket = $1 and address = $2\
            """;

    private static final String COUNT =
            """
            insert into mail_recipient as r (bucket, address, sent) values ($1, $2, 1)
            on conflict (bucket, address) do update
            set sent = case when r.window_at < excluded.window_at - $3::bigint * interval '1 millisecond'
                    then 1 else r.sent + 1 end,
                window_at = case when r.window_at < excluded.window_at - $3::bigint * interval '1 millisecond'
                    then excluded.window_at else r.window_at end\
            """;

    private static final String SUPPRESS =
            """
            insert into mail_recipient as r
                (bucket, address, sent, suppressed_at, cause, message_id)
            values ($1, $2, 0, clock_timestamp(), $3, $4)
            on conflict (bucket, address) do update
            set suppressed_at = excluded.suppressed_at, cause = excluded.cause,
                message_id = excluded.message_id
            where r.suppressed_at is null\
            """;

    private static final String LIFT =
            """
            update mail_recipient set suppressed_at = null, cause = null, message_id = null
            where bucket = $1 and address = $2 and suppressed_at is not null\
            """;

    /** That an address does not exist is kept: nothing shall be sent there. */
    private static final String FORGET =
            """
            delete from mail_recipient
            where bucket = $1 and address = $2 and suppressed_at is null\
            """;

    private static final String LIST =
            """
            select bucket, address, suppressed_at, cause, message_id from mail_recipient
            where suppressed_at is not null and (suppressed_at, address) > ($1, $2)
            order by suppressed_at, address limit $3\
            """;

    private final Pool pool;
    private final DeliveryConfig config;

    Recipients(Pool pool, DeliveryConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** An address that gets no mail, since {@code messageId} was refused or came back. */
    public record Suppression(byte[] address, Instant since, String cause, String messageId) {}

    /** May an address be written to? */
    sealed interface Standing {

        record Open() implements Standing {}

        record Suppressed() implements Standing {}

        /** It has had its share; more after {@code pause}. */
        record Full(Duration pause) implements Standing {}
    }

    static byte[] hash(String address) {
        String name = "mail:" + address.strip().toLowerCase(Locale.ROOT);
        return OrderId.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    Uni<Standing> look(byte[] address) {
        return pool.preparedQuery(LOOK).execute(key(address)).map(this::standing);
    }

    private Standing standing(RowSet<Row> rows) {
        for (Row row : rows) {
            if (row.getBoolean("suppressed")) {
                return new Standing.Suppressed();
            }
            Duration wait = config.window().plusMillis(row.getNumeric("opened_millis").longValue());
            boolean over = wait.isNegative() || wait.isZero();
            return over || row.getInteger("sent") < config.perRecipient()
                    ? new Standing.Open()
                    : new Standing.Full(wait);
        }
        return new Standing.Open();
    }

    /** One more email was taken for it. */
    Uni<Void> count(SqlClient client, byte[] address) {
        return client.preparedQuery(COUNT)
                .execute(key(address).addLong(config.window().toMillis()))
                .replaceWithVoid();
    }

    Uni<Void> suppress(SqlClient client, byte[] address, MailFate cause, String messageId) {
        return client.preparedQuery(SUPPRESS)
                .execute(key(address).addString(cause.code()).addString(messageId))
                .replaceWithVoid();
    }

    /** The address may be written to again; false if it was not suppressed. */
    public Uni<Boolean> lift(SqlConnection connection, byte[] address) {
        return connection
                .preparedQuery(LIFT)
                .execute(key(address))
                .map(rows -> rows.rowCount() == 1);
    }

    /** How many emails an address got lately is nobody's business once its orders are erased. */
    public Uni<Void> forget(SqlClient client, String address) {
        return client.preparedQuery(FORGET).execute(key(hash(address))).replaceWithVoid();
    }

    /** The oldest first, after that one. */
    public Uni<List<Suppression>> after(Instant since, byte[] address, int limit) {
        return pool.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                since.atOffset(ZoneOffset.UTC),
                                Buffer.buffer(address),
                                (long) limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Recipients::suppression)
                                .toList());
    }

    private static Suppression suppression(Row row) {
        return new Suppression(
                ((Buffer) row.getDelegate().getValue("address")).getBytes(),
                row.getOffsetDateTime("suppressed_at").toInstant(),
                row.getString("cause"),
                row.getString("message_id"));
    }

    private static Tuple key(byte[] address) {
        return Tuple.tuple().addShort((short) (address[0] & 0xff)).addValue(Buffer.buffer(address));
    }
}
