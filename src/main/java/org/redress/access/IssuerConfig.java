package org.redress.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What Redress adds to {@code mp.jwt.verify.*}, which says who issues tokens. */
@ConfigMapping(prefix = "redress.issuer")
interface IssuerConfig {

    /**
     * Where a token has its roles: the name of a claim, or a path such as {@code
     * realm_access/roles}. A name that has a slash itself stands in double quotes.
     */
    @WithDefault("groups")
    String rolesClaim();

    /** How often the keys at an https address are read again. */
    @WithDefault("10m")
    Duration refreshKeysEvery();

    /** At most so often are they read again because a token names a key that is not there. */
    @WithDefault("30s")
    Duration lookForNewKeysEvery();

    /** How long keys are believed while they cannot be read again. */
    @WithDefault("24h")
    Duration keepKeysFor();
}
