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
import org.redress.evidence.Scan;
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

    /** What is written about a file, and what the scanner said of it. */
    record Described(EvidenceFile file, Scan scan) {}

    /**
     * By the reference that an event has of it. A row that was changed since has another digest, so
     * nobody finds it.
     */
    Uni<Map<TextRef, Described>> of(UUID order) {
        return pool.preparedQuery(
                        """
                        select p.ref, p.salt, p.body, u.scan from personal p
                        left join evidence_upload u on u.bucket = p.bucket
                            and u.order_id = p.order_id and u.file = p.ref
                        where p.bucket = $1 and p.order_id = $2 and p.kind = $3\
                        """)
                .execute(Tuple.of(OrderId.bucket(order), order, EvidenceFile.PAPER))
                .map(this::byRef);
    }

    private Map<TextRef, Described> byRef(RowSet<Row> rows) {
        Map<TextRef, Described> files = new HashMap<>();
        rows.forEach(row -> files.put(ref(row), described(row)));
        return files;
    }

    private Described described(Row row) {
        return new Described(file(row.getString("body")), Scan.of(row.getString("scan")));
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
