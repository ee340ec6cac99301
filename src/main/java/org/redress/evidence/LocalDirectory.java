package org.redress.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * Evidence in a directory: {@code <first two of the order>/<order>/<sha256>-<file>}, where a backup
 * can check each file by its own name. Drafts lie beside, on the same file system.
 */
final class LocalDirectory implements EvidenceStore {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final Path drafts;

    private LocalDirectory(Path root) {
        this.root = root;
        this.drafts = root.resolve("drafts");
    }

    /** Makes the directory if it is missing, and finds out at once whether it can be written. */
    static LocalDirectory at(Path directory) {
        var store = new LocalDirectory(directory.toAbsolutePath().normalize());
        try {
            Files.createDirectories(store.drafts, PRIVATE);
            store.begin().close();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Evidence cannot be kept in " + store.root + ", see redress.evidence.directory",
                    e);
        }
    }

    @Override
    public Draft begin() throws IOException {
        return LocalDraft.in(this, drafts);
    }

    @Override
    public boolean has(Key key) {
        return Files.exists(place(key));
    }

    @Override
    public Path read(Key key) throws IOException {
        Path place = place(key);
        String found = Sha256.of(place);
        if (!found.equals(key.sha256())) {
            throw new DamagedException(key, found);
        }
        return place;
    }

    @Override
    public void delete(Key key) throws IOException {
        Path place = place(key);
        if (Files.deleteIfExists(place)) {
            sync(place.getParent());
        }
    }

    /** Where the file is to be; the folders above it are there, also after a power cut. */
    Path prepared(Key key) throws IOException {
        Path place = place(key);
        Path folder = place.getParent();
        Files.createDirectories(folder, PRIVATE);
        sync(folder.getParent());
        sync(root);
        return place;
    }

    private Path place(Key key) {
        return folder(key.order()).resolve(key.sha256() + "-" + key.file());
    }

    private Path folder(UUID order) {
        String name = order.toString();
        return root.resolve(name.substring(0, 2)).resolve(name);
    }

    /** A name in a directory is durable only once the directory itself is. */
    static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
