package org.redress.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.redress.support.TestPostgres;

/** Quartz as a cluster of one with 16 threads: one durable job, a simple trigger for each order. */
final class Quartz implements TimerLibrary {
    private static final String TABLES = "/org/quartz/impl/jdbcjobstore/tables_postgres.sql";
    private static Job job;

    @Override
    public void create(TestPostgres database) {
        try (var tables = StdSchedulerFactory.class.getResourceAsStream(TABLES)) {
            BenchServer.execute(
                    database, new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BenchServer.execute(
                database,
                """
                insert into qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable,
                    is_nonconcurrent, is_update_data, requests_recovery)
                values ('bench', 'settle', 'DEFAULT', '%s', true, false, false, false)\
                """
                        .formatted(Fire.class.getName()));
    }

    @Override
    public String insert(String tag, int first, int last, String at) {
        return """
        with planned as (
            select '%1$s-' || n as name, (extract(epoch from %2$s) * 1000)::bigint as at
            from generate_series(%3$d, %4$d) n),
        triggers as (
            insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group, next_fire_time,
                prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time, misfire_instr)
            select 'bench', name, 'DEFAULT', 'settle', 'DEFAULT', at, -1, 5, 'WAITING', 'SIMPLE', at, 0, 0
            from planned)
        insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count, repeat_interval,
            times_triggered)
        select 'bench', name, 'DEFAULT', 0, 0, 0 from planned\
        """
                .formatted(tag, at, first, last);
    }

    @Override
    public String deleteDue() {
        return """
        with due as (
            select trigger_name from qrtz_triggers where next_fire_time <= (extract(epoch from now()) * 1000)::bigint),
        simple as (delete from qrtz_simple_triggers where trigger_name in (select trigger_name from due)),
        fired as (delete from qrtz_fired_triggers)
        delete from qrtz_triggers where trigger_name in (select trigger_name from due)\
        """;
    }

    @Override
    public AutoCloseable start(DataSource database, Job toRun) throws SchedulerException {
        job = toRun;
        DBConnectionManager.getInstance().addConnectionProvider("bench", new Connections(database));
        var properties = new Properties();
        properties.put("org.quartz.scheduler.instanceName", "bench");
        properties.put("org.quartz.scheduler.instanceId", "AUTO");
        properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.put(
                "org.quartz.scheduler.batchTriggerAcquisitionMaxCount",
                String.valueOf(Peer.THREADS));
        properties.put("org.quartz.scheduler.idleWaitTime", "1000");
        properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.put("org.quartz.threadPool.threadCount", String.valueOf(Peer.THREADS));
        properties.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.put(
                "org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.put("org.quartz.jobStore.dataSource", "bench");
        properties.put("org.quartz.jobStore.isClustered", "true");
        properties.put("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        properties.put("org.quartz.jobStore.misfireThreshold", "86400000");
        var scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.start();
        return () -> scheduler.shutdown(true);
    }

    /** What Quartz makes for each trigger. */
    public static final class Fire implements org.quartz.Job {
        @Override
        public void execute(JobExecutionContext context) throws JobExecutionException {
            try {
                job.run(context.getTrigger().getKey().getName());
            } catch (SQLException e) {
                throw new JobExecutionException(e);
            }
        }
    }

    private record Connections(DataSource database) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
