package org.redress.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** From when on a person is asked to look; nothing is ever decided by these. */
@ConfigMapping(prefix = "redress.signals")
interface SignalConfig {

    /** How far back orders are counted if the caller does not say. */
    @WithDefault("P180D")
    @DurationMin(days = 1)
    Duration window();

    /** Orders with a dispute that are read at most; more are refused, not guessed. */
    @WithDefault("20000")
    @Min(1_000)
    @Max(1_000_000)
    int mostDisputedOrders();

    /** Several disputes of a buyer: so many ... */
    @WithDefault("3")
    @Min(1)
    int frequentAtLeast();

    /** ... opened within so short a time ... */
    @WithDefault("P30D")
    @DurationMin(days = 1)
    Duration frequentWithin();

    /** ... if they are no small share of his orders. */
    @WithDefault("0.1")
    @DecimalMin("0")
    @DecimalMax("1")
    double frequentShare();

    /** Almost every order of a buyer. */
    @WithDefault("0.8")
    @DecimalMin("0")
    @DecimalMax("1")
    double almostEvery();

    /** The share of a buyer's orders paid back, by the low end of its interval. */
    @WithDefault("0.3")
    @DecimalMin("0")
    @DecimalMax("1")
    double refundShare();

    /** Open disputes of a seller: so many ... */
    @WithDefault("5")
    @Min(1)
    int openAtLeast();

    /** ... if they are more than this share of the orders of the window. */
    @WithDefault("0.01")
    @DecimalMin("0")
    @DecimalMax("1")
    double openShare();

    default Thresholds thresholds() {
        return new Thresholds(
                frequentAtLeast(),
                frequentWithin(),
                frequentShare(),
                almostEvery(),
                refundShare(),
                openAtLeast(),
                openShare());
    }
}
