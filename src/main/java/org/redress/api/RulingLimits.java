package org.redress.api;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** About how much one person rules alone; a setting that cannot be meant stops the start. */
@Startup
@Singleton
class RulingLimits {

    private final Map<String, Long> alone;

    RulingLimits(RulingConfig config) {
        this.alone =
                config.secondPersonAbove().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        limit -> currency(limit.getKey()),
                                        limit -> amount(limit.getValue())));
        alone.forEach((currency, limit) ->
                Log.infof("above %d minor units of %s two people rule", limit, currency));
    }

    Map<String, Long> alone() {
        return alone;
    }

    /** A name in the environment has lost its case. */
    private static String currency(String name) {
        return Currency.getInstance(name.toUpperCase(Locale.ROOT)).getCurrencyCode();
    }

    private static long amount(long minorUnits) {
        if (minorUnits < 0) {
            throw new IllegalArgumentException(
                    "redress.ruling.second-person-above is below zero: " + minorUnits);
        }
        return minorUnits;
    }
}
