package org.redress.bundle;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose last files name all others with size and SHA-256, and sign that. */
final class BundleZip implements AutoCloseable {

    /** The file is there; whoever has given it back meanwhile gets no new one. */
    private static final OpenOption[] EXISTING = {
        StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
    };

    private final ZipOutputStream zip;
    private final StringBuilder files = new StringBuilder();

    private BundleZip(ZipOutputStream zip) {
        this.zip = zip;
    }

    static BundleZip into(Path file) throws IOException {
        return new BundleZip(new ZipOutputStream(Files.newOutputStream(file, EXISTING)));
    }

    /** One line of a list; its parts hold no tabs. */
    static String line(Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(joining("\t", "", "\n"));
    }

    /** What is written into one file. */
    @FunctionalInterface
    private interface Content {
        long writeTo(OutputStream out) throws IOException;
    }

    void add(String name, String text) throws IOException {
        add(name, bytes(text));
    }

    private void add(String name, byte[] content) throws IOException {
        add(
                name,
                Deflater.DEFAULT_COMPRESSION,
                out -> {
                    out.write(content);
                    return content.length;
                });
    }

    /** Photos and videos are packed already. */
    void add(String name, Path content) throws IOException {
        add(name, Deflater.NO_COMPRESSION, out -> Files.copy(content, out));
    }

    private void add(String name, int level, Content content) throws IOException {
        var digest = new DigestOutputStream(zip, sha256());
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(name));
        long size = content.writeTo(digest);
        zip.closeEntry();
        String hash = HexFormat.of().formatHex(digest.getMessageDigest().digest());
        files.append(line("file", hash, size, name));
    }

    /** The end: {@code head} and all files so far, and the signature of exactly that. */
    void sign(String head, SigningKey key) throws IOException {
        add("public-key.pem", key.publicPem());
        byte[] manifest = bytes(head + files);
        String signature = Base64.getEncoder().encodeToString(key.sign(manifest)) + "\n";
        add("manifest.txt", manifest);
        add("manifest.sig", signature);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
