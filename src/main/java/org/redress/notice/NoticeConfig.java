package org.redress.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** The mailboxes of this installation. */
@ConfigMapping(prefix = "redress.notice")
interface NoticeConfig {

    /** Where the mediators read of cases that wait for them. */
    String mediators();

    /** Where the supervisor reads of cases that nobody decided. */
    String supervisor();

    /** The language in which mediators and supervisor are written to, as a BCP 47 tag. */
    @WithDefault("en")
    String locale();

    /** The time zone in which times are told to mediators and supervisor. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** When the mediators' queue is sent to them each day, in their time zone; none: never. */
    @WithDefault("08:00")
    Optional<LocalTime> queueAt();

    /** How often a replica looks whether the day's queue was sent. */
    @WithDefault("1m")
    String queueEvery();

    /** How long the mail server may take for one email. */
    @WithDefault("20s")
    Duration sendWithin();
}
