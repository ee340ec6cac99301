package org.redress.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.redress.evidence.EvidenceStore.Content;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.EvidenceStore.Key;

/** A file that grows beside the store and moves into it in one step. */
final class LocalDraft implements Draft {

    private final LocalDirectory store;
    private final Path file;
    private final FileChannel channel;
    private final Sha256 sha256 = new Sha256();
    private long bytes;

    private LocalDraft(LocalDirectory store, Path file, FileChannel channel) {
        this.store = store;
        this.file = file;
        this.channel = channel;
    }

    /** A temporary file is its owner's alone from the moment it exists. */
    static LocalDraft in(LocalDirectory store, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "", ".part");
        return new LocalDraft(store, file, FileChannel.open(file, StandardOpenOption.WRITE));
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
    public SeekableByteChannel read() throws IOException {
        return Files.newByteChannel(file, StandardOpenOption.READ);
    }

    @Override
    public Key keep(UUID order, UUID id) throws IOException {
        var key = new Key(order, id, sha256.hex());
        channel.force(true);
        Path place = store.prepared(key);
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        LocalDirectory.sync(place.getParent());
        return key;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
