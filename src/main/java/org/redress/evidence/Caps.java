package org.redress.evidence;

import java.time.Duration;
import java.util.Map;

/** How much a picture or a video may ask of whoever opens it, by its own headers. */
record Caps(long pixels, Duration duration) {

    void requirePixels(long width, long height) throws Unfit {
        if (width <= 0 || height <= 0) {
            throw Unfit.malformed("size");
        }
        if (width > pixels / height) {
            throw new Unfit(
                    Unfit.Reason.PIXELS,
                    Map.of("size", width + "x" + height, "limit", String.valueOf(pixels)));
        }
    }

    void requireDuration(double seconds) throws Unfit {
        if (seconds > duration.toSeconds()) {
            throw new Unfit(
                    Unfit.Reason.DURATION,
                    Map.of(
                            "seconds",
                            String.valueOf((long) seconds),
                            "limit",
                            String.valueOf(duration.toSeconds())));
        }
    }
}
