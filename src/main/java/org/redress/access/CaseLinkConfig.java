package org.redress.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Links in emails that open a case. */
@ConfigMapping(prefix = "redress.case-links")
interface CaseLinkConfig {

    /**
     * The keys that seal them, each at least 32 bytes in Base64: the first seals, the others still
     * open.
     */
    Optional<List<String>> keys();

    /** A file with such keys, one a line. */
    Optional<Path> keysFile();

    /** How long the link in an email is good. */
    @WithDefault("P7D")
    Duration life();

    /** How long somebody who followed one may stay. */
    @WithDefault("15m")
    Duration session();
}
