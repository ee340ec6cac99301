package org.redress.account;

import static org.redress.account.Signal.Kind.FREQUENT_DISPUTES;
import static org.redress.account.Signal.Kind.MANY_OPEN_DISPUTES;
import static org.redress.account.Signal.Kind.REFUND_RATIO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From when on counts are a signal. Pure.
 *
 * @param openAtLeast open disputes of a seller, and more than {@code openShare} of his orders
 */
public record Thresholds(
        int frequentAtLeast,
        Duration frequentWithin,
        double frequentShare,
        double almostEvery,
        double refundShare,
        int openAtLeast,
        double openShare) {

    /**
     * What these counts give cause to look at.
     *
     * @param openNow open disputes of the account, whenever their orders were registered
     */
    public List<Signal> signals(Tally tally, long openNow) {
        List<Signal> signals = new ArrayList<>();
        switch (tally.role()) {
            case BUYER -> {
                addFrequent(signals, tally);
                addRefunds(signals, tally);
            }
            case SELLER -> addOpen(signals, tally, openNow);
        }
        return signals;
    }

    private void addFrequent(List<Signal> signals, Tally tally) {
        Rate share = tally.standingShare();
        if (share.rate() == null || share.count() < 1) {
            return;
        }
        boolean several = tally.recent() >= frequentAtLeast && share.rate() >= frequentShare;
        boolean almostAll = share.count() >= frequentAtLeast && share.rate() >= almostEvery;
        if (several || almostAll) {
            signals.add(
                    Signal.of(
                            FREQUENT_DISPUTES,
                            "rule",
                            almostAll ? "almost-every-order" : "several-in-short-time",
                            "recent",
                            tally.recent(),
                            "within",
                            frequentWithin,
                            "disputedOrders",
                            share.count(),
                            "orders",
                            share.of(),
                            "share",
                            share.rate()));
        }
    }

    private void addRefunds(List<Signal> signals, Tally tally) {
        Rate share = tally.refundedShare();
        if (share.count() > 0 && share.low() >= refundShare) {
            signals.add(
                    Signal.of(
                            REFUND_RATIO,
                            "refundedOrders",
                            share.count(),
                            "orders",
                            share.of(),
                            "share",
                            share.rate(),
                            "atLeast",
                            share.low(),
                            "threshold",
                            refundShare));
        }
    }

    private void addOpen(List<Signal> signals, Tally tally, long openNow) {
        if (openNow >= openAtLeast && openNow > openShare * tally.orders()) {
            signals.add(
                    Signal.of(
                            MANY_OPEN_DISPUTES,
                            "open",
                            openNow,
                            "orders",
                            tally.orders(),
                            "threshold",
                            openAtLeast,
                            "thresholdShare",
                            openShare));
        }
    }
}
