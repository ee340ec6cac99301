package org.redress.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of our enums in policies, and what a refusal shows of a wrong value. */
final class Words {

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_SHOWN = 80;

    static final String TEXT = "a text of at most " + LONGEST_TEXT + " characters";

    private Words() {}

    static <E extends Enum<E>> Optional<E> named(Class<E> choices, String word) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> code(choice).equals(word))
                .findFirst();
    }

    static String codes(Class<? extends Enum<?>> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .map(Words::code)
                .collect(Collectors.joining(", "));
    }

    private static String code(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Not blank, not long, and without control characters. */
    static boolean isText(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isBlank()
                && node.textValue().length() <= LONGEST_TEXT
                && node.textValue().chars().noneMatch(c -> c < ' ' && c != '\n');
    }

    static String shown(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "nothing";
        }
        String shown = node.toString();
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
    }
}
