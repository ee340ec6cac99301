package org.redress.bundle;

/**
 * The end of an answer, which may come at any time: what the answer owns goes with it, and at once
 * where the end is over already.
 */
public final class Ending {

    private Runnable owned;
    private boolean over;

    /** The answer has come to its end, whichever. */
    public synchronized void end() {
        over = true;
        if (owned != null) {
            owned.run();
        }
    }

    /** Is run once, at the end; at once if that is over. */
    public synchronized void owns(Runnable close) {
        owned = close;
        if (over) {
            close.run();
        }
    }
}
