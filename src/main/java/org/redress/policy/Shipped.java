package org.redress.policy;

import com.fasterxml.jackson.databind.JsonNode;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The holidays and reason catalogues of this release: our own files first, then jollyday, whose
 * rules are written out as dates so that they can be pinned.
 */
final class Shipped implements References {

    private static final List<String> CATALOGUES = List.of("guide-liability");
    private static final List<String> LISTED = List.of("CN");

    /** Beyond these only weekends count. */
    static final int FIRST_YEAR = 2024;

    static final int LAST_YEAR = 2045;

    /** One for all: a country's holidays are worked out once. */
    static final Shipped RELEASE = new Shipped();

    private final Map<String, JsonNode> read = new ConcurrentHashMap<>();
    private final Map<String, Set<LocalDate>> computed = new ConcurrentHashMap<>();

    private Shipped() {}

    @Override
    public Optional<JsonNode> catalogue(String name) {
        return CATALOGUES.contains(name)
                ? Optional.of(read.computeIfAbsent("reasons/" + name, Shipped::onClassPath))
                : Optional.empty();
    }

    @Override
    public Optional<Set<LocalDate>> holidays(String country) {
        if (LISTED.contains(country)) {
            return Optional.of(
                    listed(read.computeIfAbsent("calendars/" + country, Shipped::onClassPath)));
        }
        return HolidayManager.getSupportedCalendarCodes().contains(country)
                ? Optional.of(computed.computeIfAbsent(country, Shipped::computed))
                : Optional.empty();
    }

    private static Set<LocalDate> listed(JsonNode calendar) {
        Set<LocalDate> dates = new TreeSet<>();
        calendar.get("holidays")
                .forEach(year -> year.forEach(day -> dates.add(LocalDate.parse(day.textValue()))));
        return dates;
    }

    private static Set<LocalDate> computed(String country) {
        var manager = HolidayManager.getInstance(ManagerParameters.create(country));
        return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .mapToObj(year -> manager.getHolidays(Year.of(year)))
                .flatMap(Set::stream)
                .map(Holiday::getDate)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode onClassPath(String file) {
        return PolicyYaml.tree(file, Presets.onClassPath(file + ".yaml"));
    }
}
