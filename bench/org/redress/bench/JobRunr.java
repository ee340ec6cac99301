package org.redress.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.redress.support.TestPostgres;

/** JobRunr with 16 workers and its shortest interval between two looks. */
final class JobRunr implements TimerLibrary {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofSeconds(8);
    private static final UUID SAMPLE = new UUID(0x4000, 0x8000_0000_0000_0000L);
    private static final String NAME = "name-of-the-order";
    private static Job job;

    /** It starts once on empty tables, or its first start walks through all jobs there are. */
    @Override
    public void create(TestPostgres database) {
        try (var pool = Peer.pool(database)) {
            try (var _ = start(pool, _ -> {})) {
                LockSupport.parkNanos(START.toNanos());
            }
            sample(pool);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        BenchServer.execute(
                database,
                "create table job_sample as select * from jobrunr_jobs; delete from jobrunr_jobs");
    }

    private static void sample(HikariDataSource pool) {
        try (var storage = storage(pool)) {
            var later = Instant.now().plus(Duration.ofDays(400));
            new JobRequestScheduler(storage).schedule(SAMPLE, later, new Settle(NAME));
        }
    }

    @Override
    public String insert(String tag, int first, int last, String at) {
        return """
        insert into jobrunr_jobs (id, version, jobasjson, jobsignature, state, createdat, updatedat, scheduledat,
            recurringjobid)
        select id, version, regexp_replace(replace(replace(jobasjson, '%5$s', id), '%6$s', '%1$s-' || n),
                '"scheduledAt":"[^"]*"', '"scheduledAt":"' || to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"'),
            jobsignature, state, createdat, updatedat, at, recurringjobid
        from (select n, gen_random_uuid()::text as id, (%2$s) at time zone 'UTC' as at
            from generate_series(%3$d, %4$d) n) timers
            cross join (select version, jobasjson, jobsignature, state, createdat, updatedat, recurringjobid
                from job_sample) sample\
        """
                .formatted(tag, at, first, last, SAMPLE, NAME);
    }

    @Override
    public String deleteDue() {
        return "delete from jobrunr_jobs where state <> 'SCHEDULED' or scheduledat <= now() at time zone 'UTC'";
    }

    @Override
    public AutoCloseable start(DataSource database, Job toRun) {
        job = toRun;
        var storage = storage(database);
        var server =
                new BackgroundJobServer(
                        storage,
                        new JacksonJsonMapper(),
                        null,
                        BackgroundJobServerConfiguration
                                .usingStandardBackgroundJobServerConfiguration()
                                .andPollInterval(LOOK)
                                .andWorkerCount(Peer.THREADS));
        server.start();
        return () -> {
            server.stop();
            storage.close();
        };
    }

    private static PostgresStorageProvider storage(DataSource database) {
        var storage = new PostgresStorageProvider(database);
        storage.setJobMapper(new JobMapper(new JacksonJsonMapper()));
        return storage;
    }

    /** The job of one order, as JobRunr writes it down. */
    public record Settle(String order) implements JobRequest {
        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** What JobRunr makes for each job. */
    public static final class Handler implements JobRequestHandler<Settle> {
        @Override
        public void run(Settle settle) throws SQLException {
            job.run(settle.order());
        }
    }
}
