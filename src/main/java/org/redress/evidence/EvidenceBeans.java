package org.redress.evidence;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.redress.clock.MachineTime;
import org.redress.evidence.EvidenceConfig.S3Config;
import org.redress.platform.Environment;

/** Makes the store of this installation known to the container. */
@ApplicationScoped
public class EvidenceBeans {

    private static final String S3 = "redress.evidence.s3.";

    /** A service on a machine of its own would lose what it writes to a default place. */
    public static void require(Environment environment) {
        if (!environment.has("redress.evidence.directory")) {
            environment.ask(
                    "REDRESS_EVIDENCE_DIRECTORY to where attached files are kept, a directory that"
                            + " all replicas share");
        }
        if (environment.has(S3 + "bucket")) {
            requireS3(environment);
        }
    }

    private static void requireS3(Environment environment) {
        if (!environment.has(S3 + "endpoint") || !environment.has(S3 + "access-key")) {
            environment.ask(
                    "REDRESS_EVIDENCE_S3_ENDPOINT and REDRESS_EVIDENCE_S3_ACCESS_KEY to where the"
                            + " bucket is and who may use it");
        }
        if (environment.has(S3 + "secret-key") == environment.has(S3 + "secret-key-file")) {
            environment.ask(
                    "REDRESS_EVIDENCE_S3_SECRET_KEY, or REDRESS_EVIDENCE_S3_SECRET_KEY_FILE to the"
                            + " file that holds it");
        }
    }

    /** Made at the start, so that a directory that cannot be written stops the service there. */
    @Produces
    @Singleton
    @Startup
    EvidenceStore store(EvidenceConfig config) {
        return config.s3().bucket().isPresent()
                ? s3(config, config.s3())
                : LocalDirectory.at(config.directory());
    }

    private static EvidenceStore s3(EvidenceConfig config, S3Config s3) {
        var signing = new SigV4(s3.region(), s3.accessKey().orElseThrow(), secret(s3));
        return S3Store.at(
                s3.endpoint().orElseThrow(),
                s3.bucket().orElseThrow(),
                signing,
                config.directory(),
                s3.answerWithin(),
                MachineTime.source());
    }

    private static String secret(S3Config s3) {
        if (s3.secretKey().isPresent()) {
            return s3.secretKey().get();
        }
        try {
            return Files.readString(s3.secretKeyFile().orElseThrow()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("redress.evidence.s3.secret-key-file cannot be read", e);
        }
    }

    @Produces
    @Singleton
    Inspection inspection(EvidenceConfig config) {
        return new Inspection(new Caps(config.maxPixels(), config.maxDuration()));
    }

    /** None unless one is configured: what comes is taken unscanned. */
    @Produces
    @Singleton
    Scanner scanner(EvidenceConfig config, Vertx vertx) {
        return config.clamav()
                .host()
                .<Scanner>map(host -> clamAv(host, config, vertx))
                .orElseGet(NoScanner::new);
    }

    private static Scanner clamAv(String host, EvidenceConfig config, Vertx vertx) {
        var clamav = config.clamav();
        return new ClamAv(vertx, host, clamav.port(), clamav.answerWithin());
    }
}
