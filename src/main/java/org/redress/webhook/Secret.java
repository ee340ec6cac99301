package org.redress.webhook;

import java.util.Base64;

/** A key shared with a receiver, in the text form of the Standard Webhooks specification. */
public record Secret(String text) {

    private static final String PREFIX = "whsec_";

    static Secret of(byte[] key) {
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Never into a log. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
