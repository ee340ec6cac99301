package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days end at local midnight, and weekends and holidays are none. */
class WorkCalendarTest {

    private static final WorkCalendar CHINA = calendar("strict-5");
    private static final WorkCalendar AMERICA = calendar("ebay-like");

    private static WorkCalendar calendar(String preset) {
        var span = TestPolicies.preset(preset).policy().settlement().payWithin();
        return ((Span.WorkingDays) span).calendar();
    }

    @ParameterizedTest(name = "{1} working days from {0} end at {2}: {3}")
    @Tag("E13")
    @CsvSource({
        "2026-03-02T09:00:00Z, 1, 2026-03-03T16:00:00Z, Monday to the end of Tuesday",
        "2026-03-02T15:59:59Z, 1, 2026-03-03T16:00:00Z, still Monday in Shanghai",
        "2026-03-02T16:00:00Z, 1, 2026-03-04T16:00:00Z, already Tuesday in Shanghai",
        "2026-03-06T09:00:00Z, 1, 2026-03-09T16:00:00Z, Friday over the weekend",
        "2026-03-07T09:00:00Z, 1, 2026-03-09T16:00:00Z, Saturday",
        "2026-03-08T09:00:00Z, 1, 2026-03-09T16:00:00Z, Sunday",
        "2026-03-02T09:00:00Z, 5, 2026-03-09T16:00:00Z, a working week",
        "2026-03-02T09:00:00Z, 10, 2026-03-16T16:00:00Z, two working weeks",
        "2026-02-13T09:00:00Z, 1, 2026-02-20T16:00:00Z, over the Spring Festival",
        "2026-09-30T09:00:00Z, 1, 2026-10-05T16:00:00Z, over the National Day",
        "2025-12-31T09:00:00Z, 15, 2026-01-22T16:00:00Z, over New Year",
        "2040-10-01T09:00:00Z, 1, 2040-10-02T16:00:00Z, beyond the listed years only weekends count"
    })
    void in_china(Instant start, int days, Instant end, String why) {
        assertEquals(end, CHINA.endOfWorkingDay(start, days), why);
    }

    @ParameterizedTest(name = "{1} working days from {0} end at {2}: {3}")
    @Tag("E13")
    @CsvSource({
        "2026-03-06T12:00:00Z, 1, 2026-03-10T04:00:00Z, the clocks go forward on the way",
        "2026-10-30T12:00:00Z, 1, 2026-11-03T05:00:00Z, and back",
        "2026-11-25T12:00:00Z, 3, 2026-12-02T05:00:00Z, over Thanksgiving",
        "2026-07-02T12:00:00Z, 1, 2026-07-07T04:00:00Z, Independence Day on a Saturday",
        "2026-07-03T03:59:59Z, 1, 2026-07-07T04:00:00Z, the second of July in New York"
    })
    void in_america(Instant start, int days, Instant end, String why) {
        assertEquals(end, AMERICA.endOfWorkingDay(start, days), why);
    }

    @Test
    void a_day_without_midnight_ends_when_the_next_one_begins() {
        var beirut = new WorkCalendar("LB", ZoneId.of("Asia/Beirut"), Set.of());
        var friday = Instant.parse("2022-03-24T12:00:00Z");

        assertEquals(Instant.parse("2022-03-25T22:00:00Z"), beirut.endOfWorkingDay(friday, 1));
    }

    @Test
    void the_end_never_comes_sooner_for_a_later_start_or_more_days() {
        var start = Instant.parse("2026-01-01T00:00:00Z");
        for (int hour = 0; hour < 24 * 400; hour += 5) {
            var at = start.plusSeconds(3600L * hour);
            var end = CHINA.endOfWorkingDay(at, 3);
            assertTrue(end.isAfter(at.plusSeconds(3 * 86_400L - 86_400L)));
            assertFalse(CHINA.endOfWorkingDay(at.plusSeconds(3600), 3).isBefore(end));
            assertTrue(CHINA.endOfWorkingDay(at, 4).isAfter(end));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day
        "2024-02-10", "2024-04-04", "2024-06-10", "2024-09-17", "2025-01-28", "2025-05-02",
        "2026-02-17", "2026-06-19", "2027-02-06", "2028-10-03", "2029-09-22", "2030-02-03",
        "2030-06-05", "2035-09-16"
    })
    void the_listed_days_of_china_are_holidays(LocalDate holiday) {
        assertTrue(CHINA.holidays().contains(holiday));
    }

    @Test
    void before_the_revision_of_2024_two_days_fewer_were_holidays() {
        assertFalse(CHINA.holidays().contains(LocalDate.parse("2024-02-09")));
        assertFalse(CHINA.holidays().contains(LocalDate.parse("2024-05-02")));
        assertEquals(11, in(2024));
        assertEquals(13, in(2025));
        assertEquals(12, in(2028), "Mid-Autumn is the third day of the National Day");
    }

    private static long in(int year) {
        return CHINA.holidays().stream().filter(day -> day.getYear() == year).count();
    }
}
