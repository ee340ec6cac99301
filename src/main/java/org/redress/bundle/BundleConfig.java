package org.redress.bundle;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** With which key bundles are signed, where they are put together, and how much of that at once. */
@ConfigMapping(prefix = "redress.bundle")
public interface BundleConfig {

    /** An Ed25519 private key: PKCS#8, as PEM or as its Base64 alone. */
    Optional<String> key();

    /** A file with the same; for secrets that are mounted. */
    Optional<Path> keyFile();

    /** Where a bundle is until it was sent; else the machine's own place for such files. */
    Optional<Path> directory();

    /** The attached files of one bundle, all together. */
    @WithDefault("2G")
    MemorySize maxBytes();

    /** So many bundles a replica makes and sends at a time. */
    @WithDefault("2")
    int atOnce();
}
