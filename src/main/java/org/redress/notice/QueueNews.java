package org.redress.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.redress.notice.Formats.Count;

/**
 * What the daily email of the mediators says (W09): how many cases wait, and those that are most
 * urgent, overdue ones first.
 *
 * @param day the day in the mediators' own zone
 * @param more how many cases are not listed, null if all are
 */
public record QueueNews(
        String day,
        Count waiting,
        Count overdue,
        Count today,
        Count untaken,
        List<Entry> entries,
        Count more) {

    /** More are only counted: the email is to be read. */
    static final int LISTED = 30;

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * A case that waits for the mediators.
     *
     * @param mediator who has taken it, null: nobody
     * @param overdue whether its mediator was silent; {@code due} is then when the default follows
     */
    record Waiting(String order, int dispute, String mediator, boolean overdue, Instant due) {}

    /** A case in the list, ready to be shown; {@code mediator} is null if nobody has taken it. */
    public record Entry(String order, int dispute, String mediator, boolean overdue, String due) {}

    static QueueNews of(List<Waiting> cases, Instant now, Formats formats) {
        var urgent =
                cases.stream()
                        .sorted(
                                Comparator.comparing(Waiting::overdue)
                                        .reversed()
                                        .thenComparing(Waiting::due))
                        .toList();
        Instant tomorrow = now.plus(DAY);
        return new QueueNews(
                formats.day(now),
                formats.count(cases.size()),
                formats.count(cases.stream().filter(Waiting::overdue).count()),
                formats.count(
                        cases.stream()
                                .filter(one -> !one.overdue() && one.due().isBefore(tomorrow))
                                .count()),
                formats.count(cases.stream().filter(one -> one.mediator() == null).count()),
                urgent.stream().limit(LISTED).map(one -> entry(one, formats)).toList(),
                urgent.size() > LISTED ? formats.count(urgent.size() - LISTED) : null);
    }

    private static Entry entry(Waiting one, Formats formats) {
        return new Entry(
                PlainText.line(one.order(), PlainText.NAME),
                one.dispute(),
                one.mediator() == null ? null : PlainText.line(one.mediator(), PlainText.NAME),
                one.overdue(),
                formats.instant(one.due()));
    }
}
