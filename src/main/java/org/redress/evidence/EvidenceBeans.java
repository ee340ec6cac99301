package org.redress.evidence;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.redress.platform.Environment;

/** Makes the store of this installation known to the container. */
@ApplicationScoped
public class EvidenceBeans {

    /** A service on a machine of its own would lose what it writes to a default place. */
    public static void require(Environment environment) {
        if (!environment.has("redress.evidence.directory")) {
            environment.ask(
                    "REDRESS_EVIDENCE_DIRECTORY to where attached files are kept, a directory that"
                            + " all replicas share");
        }
    }

    /** Made at the start, so that a directory that cannot be written stops the service there. */
    @Produces
    @Singleton
    @Startup
    EvidenceStore store(EvidenceConfig config) {
        return LocalDirectory.at(config.directory());
    }
}
