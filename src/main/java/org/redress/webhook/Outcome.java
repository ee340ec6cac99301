package org.redress.webhook;

/**
 * What became of one try.
 *
 * @param status what the receiver answered, null if nothing
 * @param error a stable code, null where it was delivered; nothing of what the receiver said, for
 *     the log must not become a window into anybody's network
 */
record Outcome(Integer status, String error) {

    private static final int GONE = 410;

    static Outcome answered(int status) {
        boolean taken = status >= 200 && status < 300;
        return new Outcome(status, taken ? null : "answered-" + status);
    }

    static Outcome failed(String error) {
        return new Outcome(null, error);
    }

    boolean isDelivered() {
        return error == null;
    }

    /** The receiver wants nothing any more. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
