package org.redress.webhook;

/** Nothing is sent there; {@code reason} is a stable code. */
final class TargetRefused extends RuntimeException {

    private final String reason;

    TargetRefused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
