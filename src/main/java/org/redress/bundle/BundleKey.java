package org.redress.bundle;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.redress.platform.Problem;
import org.redress.platform.Randomness;

/**
 * The key that bundles are signed with. Production has to name one, or it signs nothing; anywhere
 * else one is made up at the start. A key that cannot be read stops the start.
 */
@Startup
@ApplicationScoped
public class BundleKey {

    private final Optional<SigningKey> key;

    BundleKey(BundleConfig config, Randomness randomness) {
        this.key = key(config, LaunchMode.current(), randomness);
    }

    /** What verifies; {@code id} stands in every bundle that the key has signed. */
    public record PublicKeyView(String algorithm, String id, String pem) {}

    static Optional<SigningKey> key(BundleConfig config, LaunchMode mode, Randomness randomness) {
        Optional<String> text = config.key().or(() -> config.keyFile().map(BundleKey::content));
        if (text.isEmpty() && mode == LaunchMode.NORMAL) {
            Log.info("no case bundles: redress.bundle.key or redress.bundle.key-file names no key");
            return Optional.empty();
        }
        return Optional.of(
                text.map(SigningKey::read).orElseGet(() -> SigningKey.of(randomness.key())));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("redress.bundle.key-file cannot be read", e);
        }
    }

    /**
     * @throws Problem.ProblemException {@code bundle-key-missing}
     */
    SigningKey require() {
        return key.orElseThrow(() ->
                Problem.of(
                                501,
                                "bundle-key-missing",
                                "This installation has no key to sign case bundles with.")
                        .exception());
    }

    /**
     * @throws Problem.ProblemException {@code bundle-key-missing}
     */
    public PublicKeyView view() {
        SigningKey signing = require();
        return new PublicKeyView("Ed25519", signing.id(), signing.publicPem());
    }
}
