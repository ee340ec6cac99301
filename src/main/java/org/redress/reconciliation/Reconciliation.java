package org.redress.reconciliation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redress.platform.Problem;
import org.redress.reconciliation.StatementLine.Which;
import org.redress.task.Tasks;

/**
 * Compares the provider's daily statement with the ledger. Each difference becomes a task with both
 * sides' facts; nothing is booked (FG14). The same statement twice raises nothing twice.
 */
@ApplicationScoped
public class Reconciliation {

    private static final int PORTION = 1_000;

    /**
     * More differences than a day can have: it is another provider's statement, or another day's.
     */
    private static final int PLAUSIBLE = 5_000;

    private final Tasks tasks;

    Reconciliation(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * What came of a statement.
     *
     * @param differences all that were found
     * @param tasks those that nobody had been told of before
     */
    public record Result(LocalDate day, int lines, int differences, int tasks) {}

    /** How far it has come; the difference lists of a day are small. */
    private static final class Progress {
        private int lines;
        private final List<Difference> found = new ArrayList<>();

        void add(List<Difference> more) {
            found.addAll(more);
            if (found.size() > PLAUSIBLE) {
                throw Problem.of(
                                422,
                                "statement-implausible",
                                "Too much differs; this is hardly the statement of that day.",
                                Map.of("limit", String.valueOf(PLAUSIBLE)))
                        .exception();
            }
        }
    }

    /** In the caller's transaction. */
    public Uni<Result> take(SqlConnection connection, Statement statement) {
        var progress = new Progress();
        LocalDate day = statement.day();
        return StatementBook.begin(connection, day)
                .chain(() -> lines(connection, statement, progress))
                .chain(() -> StatementBook.twice(connection, day, PLAUSIBLE))
                .invoke(twice -> progress.add(doubled(day, twice)))
                .chain(() -> LedgerSide.notStated(connection, day, PLAUSIBLE + 1))
                .invoke(missing -> progress.add(missing(day, missing)))
                .chain(() -> StatementBook.told(connection, progress.found))
                .call(fresh -> raise(connection, fresh))
                .call(() -> StatementBook.received(connection, statement, progress.lines))
                .map(fresh -> new Result(day, progress.lines, progress.found.size(), fresh.size()));
    }

    private Uni<Void> lines(SqlConnection connection, Statement statement, Progress progress) {
        return Multi.createBy()
                .repeating()
                .uni(() -> portion(connection, statement, progress))
                .whilst(lines -> !lines.isEmpty())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<StatementLine>> portion(
            SqlConnection connection, Statement statement, Progress progress) {
        return statement
                .next(PORTION)
                .call(lines -> compare(connection, statement.day(), lines, progress));
    }

    private Uni<Void> compare(
            SqlConnection connection, LocalDate day, List<StatementLine> lines, Progress progress) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var keys = lines.stream().flatMap(line -> line.which().stream()).distinct().toList();
        return StatementBook.keep(connection, day, progress.lines, lines)
                .chain(() -> LedgerSide.of(connection, keys))
                .invoke(booked -> progress.add(differences(day, lines, booked)))
                .invoke(() -> progress.lines += lines.size())
                .replaceWithVoid();
    }

    private static List<Difference> differences(
            LocalDate day, List<StatementLine> lines, Map<Which, Booked> booked) {
        return lines.stream()
                .flatMap(line ->
                        Difference.between(day, line, line.which().map(booked::get).orElse(null))
                                .stream())
                .toList();
    }

    private static List<Difference> doubled(LocalDate day, List<StatementLine> twice) {
        return twice.stream().map(line -> new Difference(day, "twice", line, null)).toList();
    }

    private static List<Difference> missing(LocalDate day, List<Booked> missing) {
        return missing.stream()
                .map(booked -> new Difference(day, "missing-in-statement", null, booked))
                .toList();
    }

    private Uni<Void> raise(SqlConnection connection, List<Difference> fresh) {
        return Multi.createFrom()
                .iterable(fresh)
                .onItem()
                .transformToUniAndConcatenate(it -> tasks.raise(connection, it.task()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
