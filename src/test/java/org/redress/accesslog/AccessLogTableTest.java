package org.redress.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** The log can be added to, and cut where it is old; nothing else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FF10")
class AccessLogTableTest {

    @Inject AccessLogTable table;
    @Inject AccessLog log;
    @Inject Pool pool;

    private final String subject = "reader-" + UUID.randomUUID();

    @Test
    void nobody_changes_it_or_deletes_from_it() {
        logged("1 day");
        for (String change :
                Stream.of("update access_log set status = 404", "delete from access_log")
                        .map(it -> it + " where subject = '" + subject + "'")
                        .toList()) {
            var refused = assertThrows(PgException.class, () -> execute(change));
            assertEquals("23001", refused.getSqlState(), change);
        }
        assertEquals(
                "23001",
                assertThrows(PgException.class, () -> execute("truncate access_log"))
                        .getSqlState());
    }

    @Test
    void what_is_older_than_it_is_kept_goes_and_nothing_else() {
        logged("1200 days");
        logged("1000 days");
        logged("1 day");

        table.cut(Period.ofYears(3)).await().indefinitely();

        assertEquals(2, table.after(0, null, subject, 10).await().indefinitely().size());
    }

    /** A bite is five thousand, and a busy day brings more than a tick's one bite deletes. */
    @Test
    void a_tick_deletes_everything_that_is_too_old() {
        logged("1200 days", 12_000);
        logged("1 day");

        log.cut().await().indefinitely();

        assertEquals(1, table.after(0, null, subject, 500).await().indefinitely().size());
    }

    /** Whatever the setting says: the table itself keeps a year. */
    @Test
    void a_setting_under_a_year_deletes_nothing_that_is_younger() {
        logged("300 days");

        assertThrows(PgException.class, () -> table.cut(Period.ofDays(1)).await().indefinitely());

        assertEquals(1, table.after(0, null, subject, 10).await().indefinitely().size());
    }

    /** Sent with a filter, a NUL once stopped the log of a replica for good. */
    @Test
    @Tag("FS8")
    void an_entry_that_cannot_be_kept_keeps_no_other_waiting() {
        log.note(entry("{status=\0}"));
        log.note(entry("{status=open}"));

        log.flush().await().indefinitely();

        var kept = table.after(0, null, subject, 10).await().indefinitely();
        assertEquals(
                List.of("{status=open}"), kept.stream().map(it -> it.entry().filter()).toList());
    }

    /** Another replica took the lower place and comes later: who pages must not pass it. */
    @Test
    void an_entry_that_comes_behind_a_later_one_is_not_skipped() throws Exception {
        var slow = pool.getConnection().await().indefinitely();
        var transaction = slow.begin().await().indefinitely();
        AccessLogTable.write(slow, Map.of(entry("{status=slow}"), 1)).await().indefinitely();
        table.write(Map.of(entry("{status=quick}"), 1)).await().indefinitely();

        var page = table.after(0, null, subject, 10).subscribeAsCompletionStage();
        transaction.commit().await().indefinitely();
        slow.close().await().indefinitely();

        assertEquals(
                List.of("{status=slow}", "{status=quick}"),
                page.get(10, TimeUnit.SECONDS).stream().map(it -> it.entry().filter()).toList());
    }

    private AccessEntry entry(String filter) {
        return new AccessEntry(
                subject, "operator", null, "GET /v1/tasks", null, null, 200, 0, filter);
    }

    private void logged(String ago) {
        logged(ago, 1);
    }

    private void logged(String ago, int times) {
        execute(
                """
                insert into access_log (bucket, at, subject, roles, operation, status)
                select 7, clock_timestamp() - interval '%s', '%s', 'operator', 'GET /v1/orders', 200
                from generate_series(1, %d)
                """
                        .formatted(ago, subject, times));
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
