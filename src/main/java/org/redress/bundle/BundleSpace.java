package org.redress.bundle;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.redress.platform.Problem;

/**
 * Where bundles are put together: a file each, of which there are never more at once than is set.
 * What a killed replica left is deleted after a while.
 */
@ApplicationScoped
class BundleSpace {

    private static final String NAME = "redress-bundle-";
    private static final Duration LONGEST = Duration.ofHours(6);

    private final BundleConfig config;
    private final Semaphore places;

    BundleSpace(BundleConfig config) {
        this.config = config;
        this.places = new Semaphore(config.atOnce());
    }

    /**
     * Blocks on the disk only.
     *
     * @throws Problem.ProblemException {@code bundles-busy}
     */
    Place take() throws IOException {
        if (!places.tryAcquire()) {
            throw Problem.of(503, "bundles-busy", "Other bundles are being made; try again soon.")
                    .exception();
        }
        try {
            Path directory = directory();
            sweep(directory);
            var mine = PosixFilePermissions.fromString("rw-------");
            return new Place(
                    Files.createTempFile(
                            directory, NAME, ".zip", PosixFilePermissions.asFileAttribute(mine)));
        } catch (IOException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private Path directory() throws IOException {
        return config.directory().isPresent()
                ? Files.createDirectories(config.directory().get())
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void sweep(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, NAME, ".now");
        FileTime oldest =
                FileTime.from(Files.getLastModifiedTime(probe).toInstant().minus(LONGEST));
        Files.delete(probe);
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().startsWith(NAME))
                    .filter(file -> isBefore(file, oldest))
                    .forEach(BundleSpace::delete);
        }
    }

    /** A file that somebody else has just deleted is not older. */
    private static boolean isBefore(Path file, FileTime oldest) {
        try {
            return Files.getLastModifiedTime(file).compareTo(oldest) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file for one bundle; given back once, whoever says so. */
    final class Place implements AutoCloseable {
        private final Path file;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Place(Path file) {
            this.file = file;
        }

        Path file() {
            return file;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                places.release();
                try {
                    delete(file);
                } catch (UncheckedIOException e) {
                    Log.warn("a bundle that was sent cannot be deleted", e);
                }
            }
        }
    }
}
