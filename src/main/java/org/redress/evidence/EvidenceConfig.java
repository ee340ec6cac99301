package org.redress.evidence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where attached files are kept, and how large an upload may be whatever the policies say. */
@ConfigMapping(prefix = "redress.evidence")
public interface EvidenceConfig {

    Path directory();

    /** The largest file; Quarkus itself lets up to 1G through. */
    @WithDefault("100M")
    MemorySize maxBytes();

    /** The largest picture, by its own header: width times height. */
    @WithDefault("200000000")
    @Min(1)
    long maxPixels();

    /** The longest video, by its own header. */
    @WithDefault("PT2H")
    Duration maxDuration();

    /** So much one person may upload within {@link #quotaWindow}. */
    @WithDefault("2G")
    MemorySize bytesPerUser();

    @WithDefault("P1D")
    Duration quotaWindow();

    /** So much what one person brings to one order may be together. */
    @WithDefault("2G")
    MemorySize bytesPerOrder();

    /** So many files may be on their way to each replica at once. */
    @WithDefault("200")
    @Min(1)
    int uploadsAtOnce();

    /** How often each replica looks after files that came; {@code off}: never. */
    @WithDefault("1m")
    String lookEvery();

    /** How often each replica looks for what killed uploads have left; {@code off}: never. */
    @WithDefault("10m")
    String tidyEvery();

    /** The scanner; off unless its host is named. */
    ClamAvConfig clamav();

    /** Where a {@code clamd} listens. */
    interface ClamAvConfig {

        Optional<String> host();

        @WithDefault("3310")
        int port();

        /** A file that takes longer waits in quarantine and is tried again. */
        @WithDefault("20s")
        Duration answerWithin();
    }

    /** Where files are kept instead of the directory, once a bucket is named. */
    S3Config s3();

    /** A bucket of S3, or of a store that speaks its protocol. */
    interface S3Config {

        /**
         * Such as {@code https://s3.eu-central-1.amazonaws.com}; the bucket follows in the path.
         */
        Optional<URI> endpoint();

        Optional<String> bucket();

        @WithDefault("us-east-1")
        String region();

        Optional<String> accessKey();

        Optional<String> secretKey();

        /** A file that holds the secret key, instead of the key itself. */
        Optional<Path> secretKeyFile();

        /** A request that takes longer has failed. */
        @WithDefault("60s")
        Duration answerWithin();
    }
}
