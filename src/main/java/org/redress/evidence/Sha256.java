package org.redress.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 that grows with what is added to it. */
final class Sha256 {

    private static final int CHUNK = 1 << 16;

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String of(Path file) throws IOException {
        var sha256 = new Sha256();
        var chunk = ByteBuffer.allocate(CHUNK);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
            while (channel.read(chunk) >= 0) {
                sha256.add(chunk.flip());
                chunk.clear();
            }
        }
        return sha256.hex();
    }

    void add(ByteBuffer bytes) {
        digest.update(bytes);
    }

    /** Of all that was added so far; more may follow. */
    String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's SHA-256 can be cloned", e);
        }
    }
}
