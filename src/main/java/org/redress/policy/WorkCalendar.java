package org.redress.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * The working days of a place: not Saturday, not Sunday, not a listed holiday, by the clocks of
 * {@code zone}.
 *
 * @param name a country code, for example {@code CN}
 * @param holidays the dates pinned with the policy; beyond them only weekends count
 */
public record WorkCalendar(String name, ZoneId zone, Set<LocalDate> holidays) {

    public WorkCalendar {
        holidays = Set.copyOf(holidays);
    }

    /**
     * The end, by local midnight, of the working day number {@code days} after the start's date.
     */
    public Instant endOfWorkingDay(Instant start, int days) {
        LocalDate date = start.atZone(zone).toLocalDate();
        for (int left = days; left > 0; left--) {
            do {
                date = date.plusDays(1);
            } while (!isWorkingDay(date));
        }
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private boolean isWorkingDay(LocalDate date) {
        boolean weekend =
                date.getDayOfWeek() == DayOfWeek.SATURDAY
                        || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.contains(date);
    }
}
