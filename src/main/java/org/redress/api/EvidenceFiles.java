package org.redress.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.redress.kernel.TextRef;
import org.redress.order.OrderId;
import org.redress.order.Work.Personal;

/** Reads what is written about an order's attached files. */
@ApplicationScoped
class EvidenceFiles {

    private final Pool pool;
    private final ObjectMapper json;

    EvidenceFiles(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * By the reference that an event has of it. A row that was changed since has another digest, so
     * nobody finds it.
     */
    Uni<Map<TextRef, EvidenceFile>> of(UUID order) {
        return pool.preparedQuery(
                        """
                        select ref, salt, body from personal
                        where bucket = $1 and order_id = $2 and kind = $3\
                        """)
                .execute(Tuple.of(OrderId.bucket(order), order, EvidenceFile.PAPER))
                .map(this::byRef);
    }

    private Map<TextRef, EvidenceFile> byRef(RowSet<Row> rows) {
        Map<TextRef, EvidenceFile> files = new HashMap<>();
        rows.forEach(row -> files.put(ref(row), file(row.getString("body"))));
        return files;
    }

    private static TextRef ref(Row row) {
        byte[] salt = ((Buffer) row.getDelegate().getValue("salt")).getBytes();
        return Papers.refOf(
                new Personal(row.getUUID("ref"), EvidenceFile.PAPER, salt, row.getString("body")));
    }

    private EvidenceFile file(String body) {
        try {
            return json.readValue(body, EvidenceFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
