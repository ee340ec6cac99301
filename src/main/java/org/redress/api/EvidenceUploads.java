package org.redress.api;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.redress.evidence.Arrivals;
import org.redress.evidence.Arrivals.Entry;
import org.redress.evidence.EvidenceConfig;
import org.redress.evidence.EvidenceDeletion;
import org.redress.evidence.EvidenceStore;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.RefusedFiles;
import org.redress.evidence.Scan;
import org.redress.evidence.Scanner;
import org.redress.evidence.Scanner.Verdict;
import org.redress.order.Work.Personal;
import org.redress.platform.Problem;
import org.redress.platform.Problem.ProblemException;
import org.redress.policy.EvidenceKind;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** Brings a file from the wire into the store, where it stays only if the order takes it. */
@ApplicationScoped
class EvidenceUploads {

    /** When an entry is looked at: once its order must have decided, or soon, to be scanned. */
    private static final Duration DECIDED = Duration.ofHours(1);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String REFUSED =
            "The scanner found malware in what a party of this order tried to upload; nothing was kept.";

    private final EvidenceStore store;
    private final EvidenceDeletion deletion;
    private final Arrivals arrivals;
    private final RefusedFiles refused;
    private final UploadPlaces places;
    private final Admission admission;
    private final Scanner scanner;
    private final Tasks tasks;
    private final Pool pool;
    private final Disk disk;
    private final long limit;

    EvidenceUploads(
            EvidenceStore store,
            EvidenceDeletion deletion,
            Arrivals arrivals,
            RefusedFiles refused,
            UploadPlaces places,
            Admission admission,
            Scanner scanner,
            Tasks tasks,
            Pool pool,
            Disk disk,
            EvidenceConfig config) {
        this.store = store;
        this.deletion = deletion;
        this.arrivals = arrivals;
        this.refused = refused;
        this.places = places;
        this.admission = admission;
        this.scanner = scanner;
        this.tasks = tasks;
        this.pool = pool;
        this.disk = disk;
        this.limit = config.maxBytes().asLongValue();
    }

    /**
     * A file that is in the store, and what is to be told of it.
     *
     * @param paper the erasable row with {@code file} as JSON
     */
    record Stored(
            Entry entry,
            EvidenceKind kind,
            boolean sealed,
            EvidenceFile file,
            Scan scan,
            Personal paper) {}

    /** What the order made of a file. */
    record Taken<T>(boolean isTaken, T answer) {}

    /**
     * Stores the request's file and hands it on; it is deleted again if it is not taken. If nobody
     * knows whether it was taken (the database is gone), it stays until that is found out.
     */
    <T> Uni<T> receive(
            UUID order,
            String uploader,
            HttpServerRequest request,
            Function<Stored, Uni<Taken<T>>> takes) {
        return places.during(uploader, () -> received(order, uploader, request, takes));
    }

    private <T> Uni<T> received(
            UUID order,
            String uploader,
            HttpServerRequest request,
            Function<Stored, Uni<Taken<T>>> takes) {
        return arrivals.requireRoom(order, uploader)
                .chain(() -> disk.does(store::begin))
                .chain(draft ->
                        Reception.of(request, draft, disk, limit)
                                .onFailure()
                                .call(() -> close(draft))
                                .onCancellation()
                                .call(() -> close(draft))
                                .chain(form ->
                                        toItsEnd(admitted(order, uploader, form, draft, takes))));
    }

    /** Even if the caller goes away, so that no bytes are left that nobody has decided about. */
    private static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom()
                .emitter(caller -> work.subscribe().with(caller::complete, caller::fail));
    }

    private <T> Uni<T> admitted(
            UUID order,
            String uploader,
            Reception.Form form,
            Draft draft,
            Function<Stored, Uni<Taken<T>>> takes) {
        return disk.does(() -> admission.admit(form, draft))
                .onFailure(EvidenceUploads::isRefusal)
                .call(() -> refused.count(order, uploader, draft.content()))
                .onFailure()
                .call(() -> close(draft))
                .chain(arrival ->
                        handedOn(order, uploader, arrival, takes).eventually(() -> close(arrival)));
    }

    private <T> Uni<T> handedOn(
            UUID order, String uploader, Arrival arrival, Function<Stored, Uni<Taken<T>>> takes) {
        return scanned(order, arrival)
                .onFailure(EvidenceUploads::isRefusal)
                .call(() -> refused.count(order, uploader, arrival.draft().content()))
                .chain(scan -> stored(order, uploader, arrival, scan))
                .chain(stored -> takes.apply(stored).chain(taken -> settled(stored, taken)));
    }

    /** The file's own fault, not that of a disk. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException refusal && refusal.problem().status() < 500;
    }

    /** A scanner that cannot tell leaves the file in quarantine. */
    private Uni<Scan> scanned(UUID order, Arrival arrival) {
        return !scanner.isOn()
                ? Uni.createFrom().item(Scan.OFF)
                : scanner.scan(arrival.draft().place())
                        .onFailure()
                        .invoke(failure ->
                                Log.warnf("a file waits for the scanner: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithNull()
                        .chain(verdict -> judged(order, arrival, verdict));
    }

    private Uni<Scan> judged(UUID order, Arrival arrival, Verdict verdict) {
        return switch (verdict) {
            case null -> Uni.createFrom().item(Scan.WAITING);
            case Verdict.Clean() -> Uni.createFrom().item(Scan.CLEAN);
            case Verdict.Infected(var name) ->
                    tasks.raise(pool, task(order, arrival, name))
                            .chain(() -> Uni.createFrom().<Scan>failure(infected()));
        };
    }

    private static NewTask task(UUID order, Arrival arrival, String malware) {
        var facts = new JsonObject().put("sha256", arrival.file().sha256()).put("found", malware);
        return new NewTask("evidence-infected", order.toString(), order, REFUSED, facts);
    }

    private static Throwable infected() {
        return Problem.of(422, "evidence-infected", "The scanner found malware in the file.")
                .exception();
    }

    /** Entered before it is kept: whatever happens then, somebody looks after the bytes. */
    private Uni<Stored> stored(UUID order, String uploader, Arrival arrival, Scan scan) {
        Entry entry = arrival.entry(order);
        Duration lookIn = scan == Scan.WAITING ? SOON : DECIDED;
        return arrivals.enter(entry, uploader, arrival.file().bytes(), scan, lookIn)
                .chain(() ->
                        disk.does(() -> {
                            arrival.keep(order);
                            return new Stored(
                                    entry,
                                    arrival.kind(),
                                    arrival.sealed(),
                                    arrival.file(),
                                    scan,
                                    arrival.paper());
                        }));
    }

    private <T> Uni<T> settled(Stored stored, Taken<T> taken) {
        return taken.isTaken()
                ? Uni.createFrom().item(taken.answer())
                : delete(stored.entry()).replaceWith(taken.answer());
    }

    /** Before a file is taken back. */
    Uni<Void> leave(Entry entry, String uploader, long bytes) {
        return arrivals.leave(entry, uploader, bytes);
    }

    Uni<Void> delete(Entry entry) {
        return disk.told(deletion.delete(entry.keys()));
    }

    private Uni<Void> close(Closeable draft) {
        return disk.does(() -> {
            draft.close();
            return null;
        });
    }
}
