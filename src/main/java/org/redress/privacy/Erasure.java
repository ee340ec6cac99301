package org.redress.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.redress.evidence.EvidenceDeletion;
import org.redress.privacy.OrderLock.Locked;

/**
 * Erases what an order holds of people, under the order's lock and in one transaction; the bytes
 * first, so that what is cut short is done again and nothing is forgotten. Events, postings and
 * hashes stay: they hold no names and no words, and the chain still proves them.
 */
@ApplicationScoped
class Erasure {

    private final Pool pool;
    private final OrderLock lock;
    private final ErasedRows rows;
    private final PrivacyRecords records;
    private final EvidenceDeletion deletion;

    Erasure(
            Pool pool,
            OrderLock lock,
            ErasedRows rows,
            PrivacyRecords records,
            EvidenceDeletion deletion) {
        this.pool = pool;
        this.lock = lock;
        this.rows = rows;
        this.records = records;
        this.deletion = deletion;
    }

    /** What became of one order. */
    enum Outcome {
        ERASED,
        NOTHING_LEFT,
        /** It goes on, is held, is too young, or somebody else has it. */
        NOT_NOW
    }

    /** Everything, if {@code isDue} says so of the order once it is locked. */
    Uni<Outcome> whole(UUID order, Predicate<Locked> isDue) {
        return erase(order, Whose.ALL, isDue, "retention");
    }

    /** One party's own, before its time. */
    Uni<Outcome> of(UUID order, Whose party, Instant askedAt) {
        return erase(order, party, locked -> true, "asked " + askedAt);
    }

    private Uni<Outcome> erase(UUID order, Whose whose, Predicate<Locked> isDue, String why) {
        return pool.withTransaction(connection ->
                lock.take(connection, order)
                        .chain(found ->
                                found.filter(Locked::isSettled)
                                        .filter(locked -> !locked.isHeld())
                                        .filter(isDue)
                                        .map(it -> erase(connection, it, whose, why))
                                        .orElse(Uni.createFrom().item(Outcome.NOT_NOW))));
    }

    private Uni<Outcome> erase(SqlConnection connection, Locked locked, Whose whose, String why) {
        UUID order = locked.order().id();
        return rows.find(connection, locked.order(), whose)
                .chain(found ->
                        found.isNothing()
                                ? Uni.createFrom().item(Outcome.NOTHING_LEFT)
                                : deletion.delete(found.files())
                                        .chain(() -> rows.delete(connection, order, whose, found))
                                        .chain(() ->
                                                records.add(
                                                        connection,
                                                        "erased",
                                                        order,
                                                        "service",
                                                        facts(whose, found, why)))
                                        .replaceWith(Outcome.ERASED));
    }

    private static JsonObject facts(Whose whose, ErasedRows.Found found, String why) {
        return new JsonObject()
                .put("whose", whose.code())
                .put("why", why)
                .put("rows", found.refs().size())
                .put("files", found.files().size());
    }
}
