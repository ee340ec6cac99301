package org.redress.limit;

import java.time.Duration;

/** So many requests at once, and as many again within the time. */
record Quota(String name, int requests, Duration window) {

    boolean isUnlimited() {
        return requests <= 0;
    }

    /** As an item of the header {@code RateLimit-Policy}. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, requests, window.toSeconds());
    }
}
