package org.redress.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** One section of a policy file, read strictly: every field once, no field too many. */
final class Fields {

    static final String NONE = "none";

    private final String file;
    private final String path;
    private final JsonNode node;
    private final WorkCalendar calendar;
    private final Set<String> read;

    private Fields(
            String file, String path, JsonNode node, WorkCalendar calendar, Set<String> read) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.calendar = calendar;
        this.read = read;
        if (!node.isObject()) {
            throw new PolicyFileException(
                    file, path, "expected fields, found " + Words.shown(node));
        }
    }

    static Fields of(String file, JsonNode tree) {
        return new Fields(file, "", tree, null, new LinkedHashSet<>());
    }

    /** The same section, whose working days are those of {@code days}. */
    Fields counting(WorkCalendar days) {
        return new Fields(file, path, node, days, read);
    }

    Fields section(String name) {
        return inner(pathOf(name), value(name));
    }

    /** Nothing if the file says {@code none}. */
    Optional<Fields> sectionOrNone(String name) {
        return is(name, NONE) ? Optional.empty() : Optional.of(section(name));
    }

    /** A list of sections; each is named by its place, such as {@code all[0]}. */
    List<Fields> sections(String name) {
        JsonNode list = list(name);
        List<Fields> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            sections.add(inner(pathOf(name) + "[" + i + "]", list.get(i)));
        }
        return sections;
    }

    private Fields inner(String where, JsonNode what) {
        return new Fields(file, where, what, calendar, new LinkedHashSet<>());
    }

    String text(String name) {
        JsonNode value = value(name);
        if (!Words.isText(value)) {
            throw wrong(name, "expected " + Words.TEXT + ", found " + Words.shown(value));
        }
        return value.textValue();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(name)) {
            if (!item.isTextual()) {
                throw wrong(name, "expected a list of texts, found " + Words.shown(item));
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    long number(String name, long least, long most) {
        JsonNode value = value(name);
        boolean fits =
                value.canConvertToLong()
                        && value.isIntegralNumber()
                        && value.longValue() >= least
                        && value.longValue() <= most;
        if (!fits) {
            String range = "from " + least + " to " + most;
            throw wrong(name, "expected a whole number " + range + ", found " + Words.shown(value));
        }
        return value.longValue();
    }

    int small(String name, int least, int most) {
        return (int) number(name, least, most);
    }

    boolean yesOrNo(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            throw wrong(name, "expected true or false, found " + Words.shown(value));
        }
        return value.booleanValue();
    }

    /** A duration above zero. */
    Duration duration(String name) {
        return duration(name, Duration::isPositive, "above zero");
    }

    Duration durationFromZero(String name) {
        return duration(name, any -> true, "of zero or more");
    }

    /** A duration above zero, or {@code word}, which stands for {@code meaning}. */
    Duration durationOr(String word, Duration meaning, String name) {
        return is(name, word)
                ? meaning
                : duration(name, Duration::isPositive, "above zero, or '" + word + "'");
    }

    private Duration duration(String name, Predicate<Duration> fits, String limits) {
        return Lengths.duration(written(name))
                .filter(fits)
                .orElseThrow(() -> noLength(name, Lengths.DURATION, limits));
    }

    /** A duration above zero, or working days. */
    Span span(String name) {
        return span(name, Duration::isPositive, "above zero");
    }

    Span spanFromZero(String name) {
        return span(name, any -> true, "of zero or more");
    }

    /** A duration above zero, or working days, or {@code word}, which stands for null. */
    Span spanOr(String word, String name) {
        return is(name, word)
                ? null
                : span(name, Duration::isPositive, "above zero, or '" + word + "'");
    }

    private Span span(String name, Predicate<Duration> fits, String limits) {
        String written = written(name);
        var days = Lengths.workingDays(written);
        if (days.isEmpty()) {
            return Lengths.duration(written)
                    .filter(fits)
                    .map(Span::of)
                    .orElseThrow(() -> noLength(name, Lengths.SPAN, limits));
        }
        if (calendar == null) {
            throw wrong(name, "counts working days; expected a calendar with country and zone");
        }
        return new Span.WorkingDays(days.getAsInt(), calendar);
    }

    private PolicyFileException noLength(String name, String what, String limits) {
        String expected = "expected " + what + ", " + limits;
        return wrong(name, expected + ", found " + Words.shown(value(name)));
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices) {
        return Words.named(choices, written(name)).orElseThrow(() -> noChoice(name, choices));
    }

    <E extends Enum<E>> List<E> choices(String name, Class<E> choices) {
        Set<E> chosen = new LinkedHashSet<>();
        for (String word : texts(name)) {
            if (!chosen.add(
                    Words.named(choices, word).orElseThrow(() -> noChoice(name, choices)))) {
                throw wrong(name, "names '" + word + "' twice");
            }
        }
        return List.copyOf(chosen);
    }

    private PolicyFileException noChoice(String name, Class<? extends Enum<?>> choices) {
        return wrong(
                name,
                "expected one of " + Words.codes(choices) + ", found " + Words.shown(value(name)));
    }

    boolean is(String name, String word) {
        return written(name).equals(word);
    }

    /** Whether the name stands there, even with no value. */
    boolean mentions(String name) {
        return node.has(name);
    }

    /** The names that stand in this section, for sections whose field names are data. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Every field must have been read by now: one that nobody reads would be obeyed by nobody. */
    void nothingElse() {
        Set<String> unknown = new TreeSet<>(names());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            String known = String.join(", ", read);
            throw wrong(unknown.iterator().next(), "is unknown; expected only " + known);
        }
    }

    PolicyFileException wrong(String name, String expected) {
        return new PolicyFileException(file, pathOf(name), expected);
    }

    private String written(String name) {
        JsonNode value = value(name);
        return value.isTextual() ? value.textValue() : "";
    }

    private JsonNode list(String name) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            throw wrong(name, "expected a list, found " + Words.shown(value));
        }
        return value;
    }

    private JsonNode value(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
