package org.redress.scenario.text;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms as scenarios write them. A null {@code amount} means all that the lines allow, a null
 * {@code freight} what the reason says.
 */
public record Wanted(String remedy, Long amount, String freight) {

    static final String TERMS =
            "(?:everything|nothing|a refund of \\d+\\.\\d\\d|a return for \\d+\\.\\d\\d|a full return"
                    + "|an exchange after return|an exchange)(?: at the (?:buyer|seller)'s freight)?";

    private static final Pattern PARTS =
            Pattern.compile("(\\D+?)(?: (?:of|for) ([\\d.]+))?(?: at the (\\w+)'s freight)?");

    static Wanted parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        Long amount = parts.group(2) == null ? null : money(parts.group(2));
        String freight = parts.group(3);
        return switch (parts.group(1)) {
            case "everything", "a refund" -> new Wanted("refund", amount, freight);
            case "nothing" -> new Wanted("refund", 0L, freight);
            case "a return", "a full return" -> new Wanted("return", amount, freight);
            case "an exchange" -> new Wanted("exchange", null, freight);
            default -> new Wanted("exchange-after-return", null, freight);
        };
    }

    static long money(String text) {
        return Long.parseLong(text.replace(".", ""));
    }

    Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("remedy", remedy);
        if (amount != null) {
            body.put("amount", amount);
        }
        if (freight != null) {
            body.put("freight", freight);
        }
        return body;
    }
}
