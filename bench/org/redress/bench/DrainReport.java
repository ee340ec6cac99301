package org.redress.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.redress.bench.DrainPart.Entry;

/** The drains as a table, and as a picture. */
record DrainReport(
        List<Entry> entries, List<Map<Entry, Drain>> rounds, int pending, int due, Duration cap) {
    private static final String HEAD =
            """
            | contender | due | rounds | orders/s, median [min..max] | CPU us/order, client + database \
            | WAL kB/order | others' cores | Redress against it: rate | CPU |
            |---|---|---|---|---|---|---|---|---|
            """;

    void write(Report report, List<String> settings) {
        var text = new StringBuilder();
        text.append(
                "%s %s. PostgreSQL: %s.%n"
                        .formatted(
                                Report.machine(), Pgbench.version(), String.join(", ", settings)));
        text.append(
                "%,d orders pending, rounds in alternation; who is slow is stopped after %d s.%n%n"
                        .formatted(pending, cap.toSeconds()));
        text.append(HEAD);
        entries.forEach(entry -> text.append(row(entry)));
        text.append(
                "\nRates count from the instant the herd falls due. From its first settled order:");
        entries.stream()
                .filter(Entry::keepsTimers)
                .forEach(entry ->
                        text.append(
                                " %s %s;".formatted(entry.title(), of(entry, Drain::busyRate))));
        text.append("\n\nEvery round:\n");
        for (int round = 0; round < rounds.size(); round++) {
            int number = round + 1;
            rounds.get(round)
                    .forEach((entry, drain) ->
                            text.append("- %d %s: %s%n".formatted(number, entry.name(), drain)));
        }
        report.add(text.toString());
        var bars =
                entries.stream()
                        .map(entry ->
                                new Picture.Bar(
                                        entry.title(),
                                        values(entry, Drain::rate).median(),
                                        entry.name().equals(DrainPart.OURS)))
                        .toList();
        Report.write("drain.svg", Picture.of(title(), bars));
    }

    private String title() {
        return "Overdue orders settled per second, beside %,d pending".formatted(pending);
    }

    private String row(Entry entry) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %s | %.0f + %.0f | %.1f | %.1f | %s | %s |%n",
                entry.title(),
                Math.min(due, entry.most()),
                values(entry, Drain::rate).sorted.length,
                of(entry, Drain::rate),
                values(entry, Drain::clientMicros).median(),
                values(entry, Drain::databaseMicros).median(),
                values(entry, Drain::walBytes).median() / 1_000,
                values(entry, Drain::othersCores).median(),
                times(entry, (ours, theirs) -> ours.rate() / theirs.rate()),
                times(entry, (ours, theirs) -> theirs.micros() / ours.micros()));
    }

    private interface Ratio {
        double of(Drain ours, Drain theirs);
    }

    /** Of the same round each. */
    private String times(Entry entry, Ratio ratio) {
        var ratios =
                rounds.stream()
                        .filter(round -> round.containsKey(entry) && ours(round) != null)
                        .mapToDouble(round -> ratio.of(ours(round), round.get(entry)));
        var values = new Values(ratios);
        return values.sorted.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.2f [%.2f..%.2f]",
                        values.median(),
                        values.sorted[0],
                        values.sorted[values.sorted.length - 1]);
    }

    private static Drain ours(Map<Entry, Drain> round) {
        return round.entrySet().stream()
                .filter(run -> run.getKey().name().equals(DrainPart.OURS))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private String of(Entry entry, ToDoubleFunction<Drain> what) {
        var values = values(entry, what);
        return String.format(
                Locale.ROOT,
                "%,.0f [%,.0f..%,.0f]",
                values.median(),
                values.sorted[0],
                values.sorted[values.sorted.length - 1]);
    }

    private Values values(Entry entry, ToDoubleFunction<Drain> what) {
        return new Values(
                rounds.stream()
                        .map(round -> round.get(entry))
                        .filter(Objects::nonNull)
                        .mapToDouble(what));
    }

    private static final class Values {
        private final double[] sorted;

        Values(DoubleStream values) {
            sorted = values.sorted().toArray();
        }

        double median() {
            int half = sorted.length / 2;
            return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        }
    }
}
