package org.redress.bundle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key pair; the JDK's own, no library. */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;
    private static final byte[] TRIAL = "redress".getBytes(StandardCharsets.US_ASCII);

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /**
     * The key pair that these 32 bytes are. The JDK does not tell the public key of a private one,
     * but it makes both from 32 bytes of chance, and those are the private key.
     */
    static SigningKey of(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has Ed25519", e);
        }
    }

    /**
     * @param text PKCS#8 in PEM or Base64
     * @throws IllegalArgumentException for what is no Ed25519 private key; says nothing of it
     */
    static SigningKey read(String text) {
        try {
            String base64 = text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            var key =
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
            var signing = of(((EdECPrivateKey) key).getBytes().orElseThrow());
            requireTogether(key, signing.pair.getPublic());
            return signing;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "redress.bundle.key is no Ed25519 private key in PKCS#8");
        }
    }

    private static void requireTogether(PrivateKey key, PublicKey publicKey)
            throws GeneralSecurityException {
        var signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(TRIAL);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(TRIAL);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("not the public key");
        }
    }

    byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicPem() {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PUBLIC KEY-----\n"
                + base64.encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** By which two keys are told apart: the start of the public key's SHA-256. */
    String id() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Chance that is none: the bytes are given. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
