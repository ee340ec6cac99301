package org.redress.accesslog;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the log of reads. What shows a file's bytes or a whole case is written before it is shown;
 * all else within a second, off the request's path, so that a replica that is killed loses at most
 * its last second of those. What docs/privacy.md promises is this.
 */
@ApplicationScoped
public class AccessLog {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Period A_YEAR = Period.ofDays(366);
    private static final int DAYS_OF_A_MONTH = 31;

    /** The class of SQLSTATE for data that cannot be. */
    private static final String OF_THE_DATA = "22";

    private final AccessLogTable table;
    private final AccessLogConfig config;
    private final RefusalQuota quota;
    private final Counter unwritten;
    private Map<AccessEntry, Integer> waiting = new LinkedHashMap<>();

    AccessLog(AccessLogTable table, AccessLogConfig config, MeterRegistry metrics) {
        this.table = table;
        this.config = config;
        this.quota = new RefusalQuota(config.refusalsOfOne(), config.refusals());
        this.unwritten =
                Counter.builder("redress.access.log.unwritten")
                        .description("reads and refusals that were not written down")
                        .register(metrics);
    }

    /** Once this is done it is written; a failure means that it is not. */
    public Uni<Void> write(AccessEntry entry) {
        return table.write(Map.of(entry, 1));
    }

    /** It is written soon; the same again meanwhile counts up. */
    public void note(AccessEntry entry) {
        long minute = TimeUnit.NANOSECONDS.toMinutes(System.nanoTime());
        boolean taken = !entry.isRefusal() || quota.takes(entry.subject(), minute);
        if (!taken || !takes(entry)) {
            unwritten.increment();
        }
    }

    private synchronized boolean takes(AccessEntry entry) {
        if (waiting.size() >= config.waiting() && !waiting.containsKey(entry)) {
            return false;
        }
        waiting.merge(entry, 1, Integer::sum);
        return true;
    }

    private synchronized Map<AccessEntry, Integer> taken() {
        var batch = waiting;
        waiting = new LinkedHashMap<>();
        return batch;
    }

    @Scheduled(every = "${redress.access-log.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return flush();
    }

    /** Everything noted so far is written, or waits for the next time. */
    Uni<Void> flush() {
        var batch = taken();
        return table.write(batch)
                .onFailure(AccessLog::isOfAnEntry)
                .recoverWithUni(() -> eachAlone(batch))
                .onFailure()
                .invoke(failure -> {
                    Log.warnf("%d reads cannot be logged now", batch.size());
                    again(batch);
                })
                .onFailure()
                .recoverWithNull();
    }

    /** What the database cannot keep would otherwise keep all that comes after it waiting. */
    private Uni<Void> eachAlone(Map<AccessEntry, Integer> batch) {
        return Multi.createFrom()
                .iterable(batch.entrySet())
                .onItem()
                .transformToUniAndConcatenate(it -> alone(it.getKey(), it.getValue()))
                .collect()
                .last();
    }

    private Uni<Void> alone(AccessEntry entry, int times) {
        return table.write(Map.of(entry, times))
                .onFailure(AccessLog::isOfAnEntry)
                .invoke(failure -> {
                    Log.errorf("a read of %s cannot be logged at all", entry.operation());
                    unwritten.increment(times);
                })
                .onFailure()
                .recoverWithUni(failure -> later(failure, entry, times));
    }

    private Uni<Void> later(Throwable failure, AccessEntry entry, int times) {
        if (!isOfAnEntry(failure)) {
            again(Map.of(entry, times));
        }
        return Uni.createFrom().voidItem();
    }

    private static boolean isOfAnEntry(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && refused.getSqlState().startsWith(OF_THE_DATA);
    }

    private void again(Map<AccessEntry, Integer> batch) {
        batch.forEach((entry, times) -> {
            if (!takes(entry)) {
                unwritten.increment(times);
            }
        });
    }

    /** Once a day would do: a tick finds nothing mostly, and goes on while there is something. */
    @Scheduled(every = "${redress.access-log.cut-every:10m}", concurrentExecution = SKIP)
    Uni<Void> cut() {
        return Multi.createBy()
                .repeating()
                .uni(() -> table.cut(atLeastAYear(config.keep())))
                .whilst(deleted -> deleted > 0)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> Log.warn("the access log cannot be cut", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Period atLeastAYear(Period keep) {
        long days = keep.toTotalMonths() * DAYS_OF_A_MONTH + keep.getDays();
        return days < A_YEAR.getDays() ? A_YEAR : keep;
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            flush().await().atMost(STOP_WITHIN);
        } catch (TimeoutException e) {
            Log.warn("the last reads before the stop were not logged in time");
        }
    }
}
