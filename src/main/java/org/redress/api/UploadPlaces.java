package org.redress.api;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.redress.evidence.EvidenceConfig;
import org.redress.platform.Problem;

/**
 * How many files are on their way to this replica at once, of one person and of all. What is on its
 * way is on no account yet, so only this keeps it from filling the disk.
 */
@ApplicationScoped
class UploadPlaces {

    private static final int OF_ONE = 5;

    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    @Inject
    UploadPlaces(EvidenceConfig config) {
        this(config.uploadsAtOnce());
    }

    UploadPlaces(int most) {
        this.most = most;
    }

    /** Fails with a problem where there is no place; gives it back however the work ends. */
    <T> Uni<T> during(String uploader, Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    take(uploader);
                    return Uni.createFrom()
                            .<T>deferred(work)
                            .onTermination()
                            .invoke(() -> leave(uploader));
                });
    }

    private synchronized void take(String uploader) {
        int own = taken.getOrDefault(uploader, 0);
        if (own >= OF_ONE) {
            throw Problem.of(
                            429,
                            "too-many-uploads",
                            "So many files cannot be uploaded at once; wait for one to end.",
                            Map.of("limit", String.valueOf(OF_ONE)))
                    .exception();
        }
        if (all >= most) {
            throw Problem.of(503, "uploads-busy", "Others are uploading files; try again soon.")
                    .exception();
        }
        taken.put(uploader, own + 1);
        all++;
    }

    private synchronized void leave(String uploader) {
        taken.computeIfPresent(uploader, (id, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
