package org.redress.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.redress.evidence.EvidenceStore.Content;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.EvidenceStore.Key;

/** A file that grows in a directory of this machine, until its store keeps it. */
final class LocalDraft implements Draft {

    private final Path file;
    private final FileChannel channel;
    private final Keeping keeping;
    private final Sha256 sha256 = new Sha256();
    private long bytes;

    private LocalDraft(Path file, FileChannel channel, Keeping keeping) {
        this.file = file;
        this.channel = channel;
        this.keeping = keeping;
    }

    /** Brings a whole, synced file to where the store has it, for good once this returns. */
    @FunctionalInterface
    interface Keeping {
        void keep(Path file, Key key) throws IOException;
    }

    /** A temporary file is its owner's alone from the moment it exists. */
    static LocalDraft in(Path directory, Keeping keeping) throws IOException {
        Path file = Files.createTempFile(directory, "", ".part");
        return new LocalDraft(file, FileChannel.open(file, StandardOpenOption.WRITE), keeping);
    }

    @Override
    public void write(ByteBuffer chunk) throws IOException {
        sha256.add(chunk.duplicate());
        bytes += chunk.remaining();
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
    }

    @Override
    public Content content() {
        return new Content(sha256.hex(), bytes);
    }

    @Override
    public FileChannel read() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public Path place() {
        return file;
    }

    @Override
    public Key keep(UUID order, UUID id) throws IOException {
        var key = new Key(order, id, sha256.hex());
        channel.force(true);
        keeping.keep(file, key);
        return key;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
