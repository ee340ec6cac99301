package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.account.History;
import org.redress.account.Rate;
import org.redress.account.Tally;

/**
 * What an account's orders say about it: counts, rates with their intervals, and, for the case team
 * only, signals. None of it is a verdict.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalsView(
        String account,
        String role,
        Instant since,
        Instant asOf,
        UUID testClock,
        Counts counts,
        Map<String, Rate> rates,
        List<SignalView> signals,
        String supportContact) {

    /** {@code openNow} are all open disputes; the others are of orders registered in the window. */
    public record Counts(
            long orders,
            long disputes,
            long open,
            long withdrawn,
            long carrierFault,
            long won,
            long counted,
            long openNow) {}

    public record SignalView(String signal, Map<String, String> facts) {}

    static SignalsView of(History history, boolean team, String supportContact) {
        var asked = history.question();
        Tally tally = history.tally();
        var counts =
                new Counts(
                        tally.orders(),
                        tally.disputes(),
                        tally.open(),
                        tally.withdrawn(),
                        tally.carrierFault(),
                        tally.won(),
                        tally.counted(),
                        history.openNow());
        var signals =
                history.signals().stream()
                        .map(signal -> new SignalView(signal.kind().code(), signal.facts()))
                        .toList();
        return new SignalsView(
                asked.account(),
                asked.role().code(),
                asked.since(),
                asked.now(),
                asked.testClock(),
                counts,
                rates(tally),
                team ? signals : null,
                supportContact);
    }

    private static Map<String, Rate> rates(Tally tally) {
        Map<String, Rate> rates = new LinkedHashMap<>();
        rates.put("disputeRate", tally.disputeRate());
        switch (tally.role()) {
            case BUYER -> rates.put("refundedShare", tally.refundedShare());
            case SELLER -> {
                rates.put("silenceRate", tally.silenceRate());
                rates.put("rulingRate", tally.rulingRate());
                rates.put("sellerFaultRate", tally.sellerFaultRate());
            }
        }
        return rates;
    }
}
