package org.redress.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.MemorySize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.platform.Randomness;

/** Which key signs bundles, and where there is none. */
@Tag("FF6")
class BundleKeyTest {

    @TempDir Path folder;

    private final KeyPair pair = pair("Ed25519");

    @Test
    void a_named_key_signs_so_that_its_public_key_verifies() throws Exception {
        for (String text : List.of(pem(pair), pem(pair).lines().toList().get(1))) {
            var key = SigningKey.read(text);

            assertTrue(
                    key.publicPem()
                            .replace("\n", "")
                            .contains(base64(pair.getPublic().getEncoded())));
            var verification = Signature.getInstance("Ed25519");
            verification.initVerify(pair.getPublic());
            verification.update(new byte[] {1, 2, 3});
            assertTrue(verification.verify(key.sign(new byte[] {1, 2, 3})));
            assertEquals(16, key.id().length());
        }
    }

    @Test
    void a_key_may_stand_in_a_file() throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), pem(pair));

        var key = key(Optional.empty(), Optional.of(file), LaunchMode.NORMAL);

        assertEquals(SigningKey.read(pem(pair)).id(), key.orElseThrow().id());
    }

    @Test
    void production_makes_up_no_key_and_development_does() {
        assertTrue(key(Optional.empty(), Optional.empty(), LaunchMode.NORMAL).isEmpty());
        var made = key(Optional.empty(), Optional.empty(), LaunchMode.DEVELOPMENT);
        var other = key(Optional.empty(), Optional.empty(), LaunchMode.TEST);
        assertFalse(made.orElseThrow().id().equals(other.orElseThrow().id()));
    }

    @Test
    void what_is_no_such_key_stops_the_start_and_is_not_repeated() {
        for (String text : List.of("secret", "", pem(pair("RSA")))) {
            var failure = assertThrows(IllegalArgumentException.class, () -> SigningKey.read(text));
            assertEquals(
                    "redress.bundle.key is no Ed25519 private key in PKCS#8", failure.getMessage());
        }
    }

    private static Optional<SigningKey> key(
            Optional<String> key, Optional<Path> file, LaunchMode mode) {
        return BundleKey.key(new Given(key, file), mode, new Randomness());
    }

    private record Given(Optional<String> key, Optional<Path> keyFile) implements BundleConfig {

        @Override
        public Optional<Path> directory() {
            return Optional.empty();
        }

        @Override
        public MemorySize maxBytes() {
            return null;
        }

        @Override
        public int atOnce() {
            return 1;
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(base64(pair.getPrivate().getEncoded()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
