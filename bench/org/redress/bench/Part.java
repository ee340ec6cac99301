package org.redress.bench;

/**
 * Something that is measured on its own; {@link Bench} lists them, {@code -Dbench.parts} chooses.
 */
interface Part {
    void run(BenchServer server, Report report);
}
