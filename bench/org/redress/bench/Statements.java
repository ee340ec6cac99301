package org.redress.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/** What a database has executed, by pg_stat_statements. */
record Statements(TestPostgres database) {

    /** The server of the bench has the library; another one may not. */
    static Statements of(TestPostgres database) {
        BenchServer.execute(database, "create extension if not exists pg_stat_statements");
        var name = database.url().substring(database.url().lastIndexOf('/') + 1);
        BenchServer.execute(
                database, "alter database " + name + " set pg_stat_statements.track = 'top'");
        return new Statements(database);
    }

    void reset() {
        new Books(database).count("select count(*) from (select pg_stat_statements_reset()) done");
    }

    /**
     * A statement in sum.
     *
     * @param millis in the executor
     * @param blocks looked at
     */
    record Use(String sql, long calls, double millis, double blocks) {
        double millisPerCall() {
            return millis / calls;
        }

        double blocksPerCall() {
            return blocks / calls;
        }
    }

    /** The costliest first, without what this class asks itself. */
    List<Use> uses(String like) {
        var sql =
                """
                select regexp_replace(query, '\\s+', ' ', 'g'), calls, total_exec_time,
                    shared_blks_hit + shared_blks_read
                from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                    and query not like '%pg_stat_statements%' and query like ?
                order by total_exec_time desc\
                """;
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, like);
            var rows = statement.executeQuery();
            var uses = new ArrayList<Use>();
            while (rows.next()) {
                uses.add(
                        new Use(
                                rows.getString(1),
                                rows.getLong(2),
                                rows.getDouble(3),
                                rows.getDouble(4)));
            }
            return uses;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
