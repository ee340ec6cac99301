package org.redress.bench;

/**
 * One measured run.
 *
 * @param rate orders per second
 * @param clientMicros processor time of the client per order
 * @param databaseMicros processor time of the server per order
 * @param othersCores how many cores were busy with something else meanwhile
 */
record Drain(double rate, double clientMicros, double databaseMicros, double othersCores) {

    /** Processor time used so far, at an instant. */
    record Reading(long nanos, long client, long database, long machine) {
        static Reading of(long client, long backend) {
            return new Reading(System.nanoTime(), client, Cpu.ofServer(backend), Cpu.ofMachine());
        }

        Drain until(Reading end, long orders) {
            double seconds = (end.nanos - nanos) / 1e9;
            long used = end.client - client + end.database - database;
            return new Drain(
                    orders / seconds,
                    (double) (end.client - client) / orders,
                    (double) (end.database - database) / orders,
                    (end.machine - machine - used) / 1e6 / seconds);
        }
    }
}
