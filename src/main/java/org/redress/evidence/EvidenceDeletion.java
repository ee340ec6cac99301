package org.redress.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.redress.evidence.EvidenceStore.Key;

/** Deletes bytes on a worker thread, one file after the other. */
@ApplicationScoped
public class EvidenceDeletion {

    private final EvidenceStore store;
    private final Vertx vertx;

    EvidenceDeletion(EvidenceStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    /** Fails at the first that cannot be deleted; what is gone already is fine. */
    public Uni<Void> delete(Collection<Key> files) {
        return vertx.executeBlocking(
                () -> {
                    for (Key file : files) {
                        store.delete(file);
                    }
                    return null;
                },
                false);
    }
}
