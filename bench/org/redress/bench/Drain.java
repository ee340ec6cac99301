package org.redress.bench;

import java.sql.SQLException;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/**
 * One measured run.
 *
 * @param orders how many were settled
 * @param seconds from the instant they fell due to the last of them
 * @param busySeconds the same from the first that was settled, where that is known
 * @param clientMicros processor time of the client per order
 * @param databaseMicros processor time of the server per order
 * @param othersCores how many cores were busy with something else meanwhile
 * @param walBytes written ahead per order
 */
record Drain(
        long orders,
        double seconds,
        double busySeconds,
        double clientMicros,
        double databaseMicros,
        double othersCores,
        double walBytes) {

    double rate() {
        return orders / seconds;
    }

    double busyRate() {
        return orders / busySeconds;
    }

    double micros() {
        return clientMicros + databaseMicros;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d in %.2f s (%.2f s from the first), CPU %.0f + %.0f us, WAL %.1f kB, others' cores %.1f",
                orders,
                seconds,
                busySeconds,
                clientMicros,
                databaseMicros,
                walBytes / 1_000,
                othersCores);
    }

    /** Reads what a client, the server and the machine have used so far. */
    record Meter(TestPostgres database, long postmaster, LongSupplier client) {
        static Meter of(TestPostgres database, LongSupplier client) {
            try (var connection = database.connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select pg_backend_pid()")) {
                rows.next();
                return new Meter(database, Cpu.parent(rows.getLong(1)), client);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        Reading read() {
            long nanos = System.nanoTime();
            long wal = new Books(database).count("select pg_current_wal_insert_lsn() - '0/0'");
            return new Reading(
                    nanos, client.getAsLong(), Cpu.ofServer(postmaster), Cpu.ofMachine(), wal);
        }
    }

    /** Processor time used and log written so far, at an instant. */
    record Reading(long nanos, long client, long database, long machine, long wal) {

        Drain until(Reading end, long orders, double waitedSeconds) {
            double seconds = (end.nanos - nanos) / 1e9;
            long used = end.client - client + end.database - database;
            return new Drain(
                    orders,
                    seconds,
                    seconds - waitedSeconds,
                    (double) (end.client - client) / orders,
                    (double) (end.database - database) / orders,
                    (end.machine - machine - used) / 1e6 / seconds,
                    (double) (end.wal - wal) / orders);
        }
    }
}
