package org.redress.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One section of a policy file, read strictly: every field once, no field too many. */
final class Fields {

    /** Longer than any rule needs, and far from overflowing an instant. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> read = new LinkedHashSet<>();

    Fields(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw new PolicyFileException(file, path, "expected fields, found " + shown(node));
        }
    }

    Fields section(String name) {
        return new Fields(file, pathOf(name), value(name));
    }

    String text(String name) {
        JsonNode value = value(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(name, "expected a text, found " + shown(value));
        }
        return value.textValue();
    }

    int wholeNumberFromOne(String name) {
        JsonNode value = value(name);
        if (!value.isInt() || value.intValue() < 1) {
            throw wrong(name, "expected a whole number from 1, found " + shown(value));
        }
        return value.intValue();
    }

    boolean yesOrNo(String name) {
        JsonNode value = value(name);
        if (!value.isBoolean()) {
            throw wrong(name, "expected true or false, found " + shown(value));
        }
        return value.booleanValue();
    }

    /** A duration above zero. */
    Duration duration(String name) {
        return duration(name, "", null, false);
    }

    /** A duration of zero or more. */
    Duration durationFromZero(String name) {
        return duration(name, "", null, true);
    }

    /** A duration above zero, or {@code word}, which stands for {@code meaning}. */
    Duration durationOr(String word, Duration meaning, String name) {
        return duration(name, word, meaning, false);
    }

    private Duration duration(String name, String word, Duration meaning, boolean zeroToo) {
        String written = value(name).asText();
        if (!word.isEmpty() && written.equals(word)) {
            return meaning;
        }
        String expected =
                "expected an ISO-8601 duration "
                        + (zeroToo ? "of zero or more" : "above zero")
                        + " in whole seconds, at most P3650D (P7D is seven times 24 hours)"
                        + (word.isEmpty() ? "" : " or '" + word + "'")
                        + ", found '"
                        + written
                        + "'";
        try {
            Duration duration = Duration.parse(written);
            boolean tooShort = duration.isNegative() || (duration.isZero() && !zeroToo);
            if (tooShort || duration.getNano() != 0 || duration.compareTo(LONGEST) > 0) {
                throw wrong(name, expected);
            }
            return duration;
        } catch (DateTimeParseException notADuration) {
            throw wrong(name, expected);
        }
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices) {
        String written = value(name).asText();
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> code(choice).equals(written))
                .findFirst()
                .orElseThrow(() ->
                        wrong(
                                name,
                                "expected one of " + codes(choices) + ", found '" + written + "'"));
    }

    /** The names that stand in this section, for sections whose field names are data. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    List<String> texts(String name) {
        JsonNode value = value(name);
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asText()));
        if (!value.isArray()) {
            throw wrong(name, "expected a list, found " + shown(value));
        }
        return texts;
    }

    /** Every field must have been read by now: one that nobody reads would be obeyed by nobody. */
    void nothingElse() {
        Set<String> unknown = new TreeSet<>(names());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            throw wrong(
                    unknown.iterator().next(),
                    "is unknown or not in force; expected only " + String.join(", ", read));
        }
    }

    PolicyFileException wrong(String name, String expected) {
        return new PolicyFileException(file, pathOf(name), expected);
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

    private static String codes(Class<? extends Enum<?>> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .map(Fields::code)
                .collect(Collectors.joining(", "));
    }

    private static String code(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? "nothing" : node.toString();
    }
}
