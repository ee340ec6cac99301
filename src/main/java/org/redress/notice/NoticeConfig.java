package org.redress.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The mailboxes of this installation. */
@ConfigMapping(prefix = "redress.notice")
interface NoticeConfig {

    /** Where the mediators read of cases that wait for them. */
    String mediators();

    /** Where the supervisor reads of cases that nobody decided. */
    String supervisor();

    /** How long the mail server may take for one email. */
    @WithDefault("20s")
    Duration sendWithin();
}
