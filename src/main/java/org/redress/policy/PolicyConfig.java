package org.redress.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where policies come from besides the presets of this release. */
@ConfigMapping(prefix = "redress.policies")
interface PolicyConfig {

    /** A directory whose {@code *.yaml} files are loaded at start. */
    Optional<Path> directory();

    /** How often the table is asked for policies that other replicas published. */
    @WithDefault("5s")
    String reread();
}
