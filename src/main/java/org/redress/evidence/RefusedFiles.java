package org.redress.evidence;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.redress.evidence.EvidenceStore.Content;
import org.redress.order.OrderId;
import org.redress.platform.Randomness;

/**
 * Files that were looked through and refused. They are entered as gone, so that looking costs
 * somebody as much of his share as keeping does, and are forgotten as what is gone is.
 */
@ApplicationScoped
public class RefusedFiles {

    private static final String ENTER =
            """
            insert into evidence_upload
                (bucket, order_id, file, uploader, bytes, sha256, state, scan, look_at)
            values ($1, $2, $3, $4, $5, $6, 'gone', 'off',
                clock_timestamp() + $7::bigint * interval '1 millisecond')\
            """;

    private final Pool pool;
    private final Randomness randomness;

    RefusedFiles(Pool pool, Randomness randomness) {
        this.pool = pool;
        this.randomness = randomness;
    }

    /** Never fails: the file is refused in any case. */
    public Uni<Void> count(UUID order, String uploader, Content content) {
        Tuple row =
                Tuple.of(OrderId.bucket(order), order, randomness.id(), uploader)
                        .addLong(content.bytes())
                        .addString(content.sha256())
                        .addLong(ArrivalSweep.COUNTED.toMillis());
        return pool.preparedQuery(ENTER)
                .execute(row)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf(failure, "a refused file is not counted"))
                .onFailure()
                .recoverWithNull();
    }
}
