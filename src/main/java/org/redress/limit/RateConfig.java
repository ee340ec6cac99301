package org.redress.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How many requests each replica takes within a time; 0 is without limit. */
@ConfigMapping(prefix = "redress.rate")
interface RateConfig {

    /** The time of all quotas but that of messages. */
    @WithDefault("1m")
    Duration window();

    /** From one address, or from one IPv6 network of 64 bits; many callers may share it. */
    @WithDefault("60000")
    int address();

    /** Of a marketplace's backend, and of an operator. */
    @WithDefault("60000")
    int marketplace();

    /** Of any other caller. */
    @WithDefault("600")
    int person();

    /** Quotas of single callers by their ids, instead of those of their roles. */
    Map<String, Integer> callers();

    /** Commands of one caller on one order, so that nobody uses up another's. */
    @WithDefault("120")
    int order();

    /** Messages of one caller on one order within an hour. */
    @WithDefault("60")
    int messages();

    /** Of how many addresses, callers and orders is remembered what they have used. */
    @WithDefault("20000")
    int remembered();
}
