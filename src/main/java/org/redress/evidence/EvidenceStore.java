package org.redress.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Where the bytes of attached files are. Every method may block. A file has bytes of its own, even
 * where another one has the same content, so deleting the one never takes from the other.
 */
public interface EvidenceStore {

    /** Begins a new file; nobody sees it before it is kept. */
    Draft begin() throws IOException;

    boolean has(Key key);

    /**
     * A file on this machine with the content that the key names.
     *
     * @throws DamagedException if the bytes are no longer those that were kept
     */
    Path read(Key key) throws IOException;

    /** Whoever has read a file is done with it. */
    void release(Path file) throws IOException;

    /** The bytes are gone for good; a key that is gone already is fine. */
    void delete(Key key) throws IOException;

    /** Deletes what uploads that were killed have left on this machine for longer than this. */
    void tidy(Duration age) throws IOException;

    /**
     * One file of an order.
     *
     * @param file the id of the row that describes it
     * @param sha256 of its content, in hex
     */
    record Key(UUID order, UUID file, String sha256) {}

    /** What a file holds: its SHA-256 in hex, and how much it is. */
    record Content(String sha256, long bytes) {}

    /** A file on its way in. Closed without having been kept, it leaves nothing behind. */
    interface Draft extends Closeable {

        void write(ByteBuffer bytes) throws IOException;

        /** What was written so far. */
        Content content();

        /** Reads what was written so far: a draft is a file on this machine. */
        FileChannel read() throws IOException;

        /** Where it lies, until it is kept or closed. */
        Path place();

        /** Once this returns, the file survives a power cut. */
        Key keep(UUID order, UUID file) throws IOException;
    }

    /** What is read is not what was kept. */
    final class DamagedException extends IOException {
        public DamagedException(Key key, String found) {
            super("evidence " + key.file() + " should be " + key.sha256() + " but is " + found);
        }
    }
}
