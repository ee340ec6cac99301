package org.redress.platform;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** PostgreSQL that comes with the service: nothing to install, durable as an installed one. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String DEFAULT_DIRECTORY = ".redress/postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int PASSWORD_BYTES = 24;

    private final FileChannel lock;
    private final Postmaster postmaster;
    private final Closeable stop;
    private final String password;

    private EmbeddedDatabase(
            FileChannel lock, Postmaster postmaster, Closeable stop, String password) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.stop = stop;
        this.password = password;
    }

    /** Stands in for a database that is not configured: in development always, else on demand. */
    public static void provide(Environment environment) {
        if (environment.has("redress.database.url")) {
            return;
        }
        if (!environment.isOn("redress.embedded-database", environment.inDevelopment())) {
            environment.ask(
                    "REDRESS_DATABASE_URL to postgresql://host:port/name, with REDRESS_DATABASE_USER"
                            + " and REDRESS_DATABASE_PASSWORD (or REDRESS_EMBEDDED_DATABASE to"
                            + " true)");
            return;
        }
        var directory = environment.get("redress.embedded-database.directory", DEFAULT_DIRECTORY);
        var database = open(Path.of(directory));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(database::closeAfterService, "embedded database"));
        environment.set("redress.database.url", database.url());
        environment.set("redress.database.user", database.user());
        environment.set("redress.database.password", database.password());
    }

    /** Starts the server of this directory, or takes over the one a killed service has left. */
    public static EmbeddedDatabase open(Path directory) {
        var data = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(data.getParent());
            return open(data, lock(beside(data, ".lock")));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded database in " + data + " cannot be opened", e);
        }
    }

    private static EmbeddedDatabase open(Path data, FileChannel lock) throws IOException {
        try {
            var password = password(data);
            var left = Postmaster.of(data);
            if (left.isPresent()) {
                return new EmbeddedDatabase(lock, left.get(), left.get()::interrupt, password);
            }
            var started = start(data, password);
            var postmaster = Postmaster.of(data).orElseThrow();
            return new EmbeddedDatabase(lock, postmaster, started, password);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public String url() {
        return "postgresql://127.0.0.1:" + postmaster.port() + "/postgres";
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try (lock) {
            stop.close();
            postmaster.awaitExit();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot be closed", e);
        }
    }

    /** What the service still has in hand when it is told to stop must reach the database. */
    private void closeAfterService() {
        var service = ApplicationLifecycleManager.getCurrentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        close();
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // the other user is this very process
        }
        channel.close();
        throw new IOException(file + " is held by another running service");
    }

    private static String password(Path data) throws IOException {
        var file = beside(data, ".password");
        if (!Files.exists(file)) {
            if (Files.exists(data)) {
                throw new IOException(file + " is missing; to begin anew, move the data away");
            }
            var random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            PrivateFile.create(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    /** The library is made for tests: what it makes fast and forgetful is put right here. */
    private static EmbeddedPostgres start(Path data, String password) throws IOException {
        var log = ProcessBuilder.Redirect.appendTo(beside(data, ".log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", beside(data, ".password").toString())
                .setConnectConfig("password", password)
                .start();
    }

    private static Path beside(Path data, String ending) {
        return data.resolveSibling(data.getFileName() + ending);
    }
}
