package org.redress.bench;

import java.util.stream.DoubleStream;

/** Values in their order. */
record Percentiles(double[] sorted) {

    static Percentiles of(DoubleStream values) {
        return new Percentiles(values.sorted().toArray());
    }

    /** The smallest value that so large a share of all does not exceed. */
    double at(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(rank, 1) - 1];
    }

    double median() {
        return at(0.5);
    }

    double max() {
        return at(1);
    }

    int count() {
        return sorted.length;
    }
}
