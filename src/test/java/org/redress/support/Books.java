package org.redress.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks into the database as an auditor would; every finding is a sentence, and none means all is
 * well.
 */
public record Books(TestPostgres database) {

    public long count(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The invariants of the design that hold at every moment (rule 1, 5, 10). */
    public List<String> findings() {
        List<String> findings = new ArrayList<>();
        none(
                findings,
                "events with a gap",
                """
                select count(*) from (select max(number) m, count(*) c, min(number) f
                    from order_event group by bucket, order_id) e where m <> c or f <> 1\
                """);
        none(
                findings,
                "versions that are not the last event",
                """
                select count(*) from protected_order o where version <> (select max(number)
                    from order_event e where e.bucket = o.bucket and e.order_id = o.order_id)\
                """);
        none(
                findings,
                "last hashes that are not the last event's",
                """
                select count(*) from protected_order o join order_event e on e.bucket = o.bucket
                    and e.order_id = o.order_id and e.number = o.version where e.hash <> o.last_hash\
                """);
        none(
                findings,
                "orders whose money does not add up",
                """
                select count(*) from (select bucket, order_id,
                        sum(case when from_account = 'captured' then amount else 0 end) captured,
                        sum(case when to_account = 'held' then amount
                            when from_account = 'held' then -amount else 0 end) held,
                        sum(case when to_account = 'in-flight' then amount
                            when from_account = 'in-flight' then -amount else 0 end) flying,
                        sum(case when to_account in ('refunded', 'released', 'charged-back') then amount
                            when from_account in ('refunded', 'released') then -amount else 0 end) arrived,
                        sum(case when to_account = 'failed' then amount
                            when from_account = 'failed' then -amount else 0 end) failed
                    from posting group by bucket, order_id) m
                where captured <> held + flying + arrived + failed
                    or held < 0 or flying < 0 or arrived < 0 or failed < 0\
                """);
        settled(findings);
        none(
                findings,
                "time events that ran before they were due",
                """
                select count(*) from order_event where (body::jsonb ->> 'at')::timestamptz
                    < (body::jsonb ->> 'due')::timestamptz\
                """);
        chains(findings);
        return findings;
    }

    private void settled(List<String> findings) {
        none(
                findings,
                "settled orders that hold money",
                """
                select count(*) from order_listing where status = 'settled' and held <> 0\
                """);
        none(
                findings,
                "listings that differ from the ledger",
                """
                select count(*) from order_listing l where held <> (select sum(case when to_account = 'held'
                    then amount when from_account = 'held' then -amount else 0 end) from posting p
                    where p.bucket = l.bucket and p.order_id = l.order_id)\
                """);
        none(
                findings,
                "settled orders with a line not settled, or with more",
                """
                select count(*) from protected_order o where status = 'settled'
                    and jsonb_array_length(o.state::jsonb -> 2) <> (select count(*) from line_settlement s
                        where s.bucket = o.bucket and s.order_id = o.order_id)\
                """);
    }

    private void none(List<String> findings, String what, String sql) {
        long found = count(sql);
        if (found > 0) {
            findings.add(found + " " + what);
        }
    }

    private void chains(List<String> findings) {
        try (var connection = database.connect()) {
            findings.addAll(broken(connection));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> broken(Connection connection) throws Exception {
        List<String> broken = new ArrayList<>();
        var digest = MessageDigest.getInstance("SHA-256");
        byte[] last = new byte[32];
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select order_id, number, body, hash from order_event"
                                        + " order by bucket, order_id, number")) {
            while (rows.next()) {
                byte[] previous = rows.getInt("number") == 1 ? new byte[32] : last;
                digest.update(previous);
                last = digest.digest(rows.getString("body").getBytes(StandardCharsets.UTF_8));
                if (!Arrays.equals(last, rows.getBytes("hash"))) {
                    broken.add(
                            "the chain of "
                                    + rows.getString("order_id")
                                    + " breaks at "
                                    + rows.getInt("number"));
                }
            }
        }
        return broken;
    }
}
