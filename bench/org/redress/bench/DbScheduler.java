package org.redress.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.redress.support.TestPostgres;

/** db-scheduler with 16 threads, looking four times a second. */
record DbScheduler(boolean locksAndFetches) implements TimerLibrary {

    /** As its documentation gives it. */
    @Override
    public void create(TestPostgres database) {
        BenchServer.execute(
                database,
                """
                create table if not exists scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea,
                    execution_time timestamptz, picked boolean not null, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint not null, priority smallint, state text,
                    primary key (task_name, task_instance));
                create index if not exists execution_time_idx on scheduled_tasks (execution_time);
                create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat)\
                """);
    }

    @Override
    public String insert(String tag, int first, int last, String at) {
        return """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'settle', '%s-' || n, %s, false, 1 from generate_series(%d, %d) n\
        """
                .formatted(tag, at, first, last);
    }

    @Override
    public String deleteDue() {
        return "delete from scheduled_tasks where execution_time <= now()";
    }

    @Override
    public AutoCloseable start(DataSource database, Job job) {
        var settle =
                Tasks.oneTime("settle")
                        .execute((instance, _) -> {
                            try {
                                job.run(instance.getId());
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        var builder =
                Scheduler.create(database, settle)
                        .threads(Peer.THREADS)
                        .pollingInterval(Duration.ofMillis(250));
        var scheduler =
                (locksAndFetches
                                ? builder.pollUsingLockAndFetch(4, 20)
                                : builder.pollUsingFetchAndLockOnExecute(0.5, 3))
                        .build();
        scheduler.start();
        return scheduler::stop;
    }
}
