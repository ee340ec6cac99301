package org.redress.evidence;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.redress.evidence.Arrivals.Due;
import org.redress.evidence.Arrivals.Entry;
import org.redress.evidence.Scanner.Verdict;
import org.redress.order.Orders;
import org.redress.order.Orders.Seen;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/**
 * Looks after files that came: deletes the bytes of those that their order did not take or gave
 * back, and has those in quarantine scanned. Replicas share the work by row locks and leases.
 */
@ApplicationScoped
public class ArrivalSweep {

    private static final int BATCH = 50;
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** So often it is asked whether a claim still needs what was taken back. */
    private static final Duration HELD = Duration.ofHours(6);

    /** For so long what is gone still counts as uploaded by somebody. */
    static final Duration COUNTED = Duration.ofDays(2);

    private static final String FOUND =
            "Malware was found in a file after it had been attached; its bytes are deleted. Tell the party"
                    + " that brought it, and see what else came from there.";

    private final Arrivals arrivals;
    private final Orders orders;
    private final EvidenceStore store;
    private final EvidenceDeletion deletion;
    private final Holds holds;
    private final Scanner scanner;
    private final Tasks tasks;
    private final Pool pool;
    private final Vertx vertx;

    ArrivalSweep(
            Arrivals arrivals,
            Orders orders,
            EvidenceStore store,
            EvidenceDeletion deletion,
            Holds holds,
            Scanner scanner,
            Tasks tasks,
            Pool pool,
            Vertx vertx) {
        this.arrivals = arrivals;
        this.orders = orders;
        this.store = store;
        this.deletion = deletion;
        this.holds = holds;
        this.scanner = scanner;
        this.tasks = tasks;
        this.pool = pool;
        this.vertx = vertx;
    }

    @Scheduled(every = "${redress.evidence.look-every:1m}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return run().replaceWithVoid();
    }

    /** Drafts that a killed upload has left, on this machine. */
    @Scheduled(every = "${redress.evidence.tidy-every:10m}", concurrentExecution = SKIP)
    Uni<Void> tidy() {
        return onDisk(() -> {
            store.tidy(Arrivals.DECIDED);
            return null;
        });
    }

    private <T> Uni<T> onDisk(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    /** Everything due; answers how many entries were looked at. */
    public Uni<Integer> run() {
        return Multi.createBy()
                .repeating()
                .uni(() -> arrivals.claim(BATCH).call(this::each))
                .whilst(claimed -> claimed.size() == BATCH)
                .collect()
                .with(Collectors.summingInt(List::size));
    }

    /** One that fails comes back by its lease and keeps none of the others waiting. */
    private Uni<Void> each(List<Due> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(this::tried)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> tried(Due due) {
        return look(due)
                .onFailure()
                .invoke(failure ->
                        Log.warnf(failure, "file %s is looked at again later", due.entry().file()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> look(Due due) {
        return due.state().equals("gone")
                ? arrivals.forget(due.entry())
                : orders.find(due.entry().order())
                        .chain(seen -> isIn(seen, due.entry()) ? there(due) : missing(due));
    }

    private static boolean isIn(Optional<Seen> seen, Entry entry) {
        return seen.stream()
                .flatMap(found -> found.order().file().evidence().stream())
                .anyMatch(evidence -> evidence.file().id().equals(entry.file()));
    }

    private Uni<Void> there(Due due) {
        return due.scan() == Scan.WAITING && scanner.isOn()
                ? scanned(due)
                : arrivals.settle(due, "attached", due.scan(), pause(due));
    }

    /** What waits for a scanner that is switched off goes on waiting. */
    private static Duration pause(Due due) {
        return due.scan() == Scan.WAITING ? LONGEST_PAUSE : null;
    }

    private Uni<Void> missing(Due due) {
        return due.state().equals("arriving")
                ? neverTaken(due)
                : holds.isHeld(due.entry().order())
                        .chain(held ->
                                held
                                        ? arrivals.settle(due, due.state(), due.scan(), HELD)
                                        : gone(due));
    }

    private Uni<Void> neverTaken(Due due) {
        return due.old() ? gone(due) : arrivals.settle(due, "arriving", due.scan(), AGAIN);
    }

    private Uni<Void> gone(Due due) {
        return deletion.delete(due.entry().keys())
                .chain(() -> arrivals.settle(due, "gone", due.scan(), COUNTED));
    }

    private Uni<Void> scanned(Due due) {
        return onDisk(() -> store.read(due.entry().keys().getFirst()))
                .chain(file -> scanner.scan(file).eventually(() -> release(file)))
                .chain(verdict -> judged(due, verdict))
                .onFailure()
                .call(failure -> arrivals.settle(due, "attached", Scan.WAITING, later(due)));
    }

    private Uni<Void> release(Path file) {
        return onDisk(() -> {
            store.release(file);
            return null;
        });
    }

    private static Duration later(Due due) {
        Duration doubled = Duration.ofMinutes(1L << Math.min(due.tries(), 6));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private Uni<Void> judged(Due due, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clean() -> arrivals.settle(due, "attached", Scan.CLEAN, null);
            case Verdict.Infected(var name) ->
                    deletion.delete(due.entry().keys())
                            .chain(() -> tasks.raise(pool, task(due.entry(), name)))
                            .chain(() -> arrivals.settle(due, "gone", Scan.INFECTED, null));
        };
    }

    private static NewTask task(Entry entry, String malware) {
        return new NewTask(
                "evidence-infected",
                entry.file().toString(),
                entry.order(),
                FOUND,
                new JsonObject().put("sha256", entry.sha256()).put("found", malware));
    }
}
