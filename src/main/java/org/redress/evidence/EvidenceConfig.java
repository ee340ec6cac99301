package org.redress.evidence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where attached files are kept, and how large an upload may be whatever the policies say. */
@ConfigMapping(prefix = "redress.evidence")
public interface EvidenceConfig {

    Path directory();

    /** The largest file; Quarkus itself lets up to 1G through. */
    @WithDefault("100M")
    MemorySize maxBytes();
}
