package org.redress.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
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
            prepare(store.drafts);
            store.begin().close();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Evidence cannot be kept in " + store.root + ", see redress.evidence.directory",
                    e);
        }
    }

    /** Readable by nobody else on the machine. */
    static void prepare(Path directory) throws IOException {
        Files.createDirectories(directory, PRIVATE);
    }

    @Override
    public Draft begin() throws IOException {
        return LocalDraft.in(drafts, this::keep);
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

    /** It stays where it is. */
    @Override
    public void release(Path file) {}

    @Override
    public void tidy(Duration age) throws IOException {
        tidy(drafts, age);
    }

    /** By the file system's own clock: the time at which a file of now was written. */
    static void tidy(Path drafts, Duration age) throws IOException {
        Path probe = Files.createTempFile(drafts, "", ".part");
        Instant now = Files.getLastModifiedTime(probe).toInstant();
        Files.delete(probe);
        try (var files = Files.newDirectoryStream(drafts)) {
            for (Path file : files) {
                if (isOlder(file, now.minus(age))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public void delete(Key key) throws IOException {
        Path place = place(key);
        if (Files.deleteIfExists(place)) {
            sync(place.getParent());
        }
    }

    /** Moved in one step; the folders above it are there, also after a power cut. */
    private void keep(Path draft, Key key) throws IOException {
        Path place = place(key);
        Path folder = place.getParent();
        Files.createDirectories(folder, PRIVATE);
        sync(folder.getParent());
        sync(root);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    private Path place(Key key) {
        return folder(key.order()).resolve(key.sha256() + "-" + key.file());
    }

    private Path folder(UUID order) {
        String name = order.toString();
        return root.resolve(name.substring(0, 2)).resolve(name);
    }

    /** A name in a directory is durable only once the directory itself is. */
    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
