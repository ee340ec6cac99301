package org.redress.payment;

import java.util.regex.Pattern;

/**
 * A provider's reason as it may stand in an event: a code, never a sentence about a person. And its
 * references, which are short and plain.
 */
final class ProviderWord {

    private static final int LONGEST = 100;

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,255}");

    private ProviderWord() {}

    static boolean isReference(String word) {
        return REFERENCE.matcher(word).matches();
    }

    static String of(String reason) {
        String plain = reason == null ? "" : reason.replaceAll("[^A-Za-z0-9._-]+", "_");
        return plain.isEmpty() ? "unknown" : plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
