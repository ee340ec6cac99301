package org.redress.task;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.redress.order.OrderId;
import org.redress.platform.Randomness;

/** What waits for a person. */
@ApplicationScoped
public class Tasks {

    private static final long ALL_BUT_BUCKET = ~0xffL;

    /** An order on a test clock gives tasks that no metric counts (rule 6). */
    private static final String RAISE =
            """
            insert into task (bucket, id, kind, subject, order_id, what, facts, test_clock)
            select $1::smallint, $2::uuid, $3::text, $4::text, $5::uuid, $6::text, $7::text,
                exists (select 1 from protected_order
                    where bucket = $1 and order_id = $5 and test_clock is not null)
            on conflict (bucket, kind, subject) where closed_at is null do nothing\
            """;

    private final Randomness randomness;

    Tasks(Randomness randomness) {
        this.randomness = randomness;
    }

    /**
     * In the caller's transaction, or on the pool in one of its own. While a task of this kind and
     * subject is open, nothing changes.
     */
    public Uni<Void> raise(SqlClient client, NewTask task) {
        short bucket = bucket(task);
        Tuple row =
                Tuple.tuple()
                        .addShort(bucket)
                        .addUUID(in(bucket, randomness.id()))
                        .addString(task.kind())
                        .addString(task.subject())
                        .addUUID(task.orderId())
                        .addString(task.what())
                        .addString(task.facts().encode());
        return client.preparedQuery(RAISE).execute(row).replaceWithVoid();
    }

    private static short bucket(NewTask task) {
        return OrderId.bucket(
                task.orderId() == null
                        ? OrderId.named("task", task.kind() + ":" + task.subject())
                        : task.orderId());
    }

    /** Whoever has the id of a task has its bucket. */
    private static UUID in(short bucket, UUID id) {
        return new UUID(
                id.getMostSignificantBits(),
                id.getLeastSignificantBits() & ALL_BUT_BUCKET | bucket);
    }
}
