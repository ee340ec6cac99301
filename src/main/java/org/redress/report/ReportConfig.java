package org.redress.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Until when reports are decided, and how many one account may have open. */
@ConfigMapping(prefix = "redress.reports")
interface ReportConfig {

    /** A report is due so long after it was received; at least a second. */
    @WithDefault("P5D")
    @DurationMin(seconds = 1)
    Duration decideWithin();

    /** An appeal is due at the end of this business day, in UTC (B04). */
    @WithDefault("5")
    @Min(1)
    @Max(60)
    int decideAppealsWithinDays();

    /** Open reports of one account; more are refused. */
    @WithDefault("20")
    @Min(1)
    @Max(1_000)
    int openPerAccount();
}
