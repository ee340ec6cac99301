package org.redress.payment;

/** A provider's reason as it may stand in an event: a code, never a sentence about a person. */
final class ProviderWord {

    private static final int LONGEST = 100;

    private ProviderWord() {}

    static String of(String reason) {
        String plain = reason == null ? "" : reason.replaceAll("[^A-Za-z0-9._-]+", "_");
        return plain.isEmpty() ? "unknown" : plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
