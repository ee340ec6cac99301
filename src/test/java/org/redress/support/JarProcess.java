package org.redress.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as a process of its own, configured by environment variables alone. */
public final class JarProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int OK = 200;

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Path log;

    private JarProcess(Process process, int port, int managementPort, Path log) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
    }

    /** The folder that the build has packaged the service into. */
    public static Path app() {
        return Path.of(System.getProperty("redress.test.quarkus-app", "target/quarkus-app"));
    }

    /** Starts it in a directory of its own; properties become the variables of their name. */
    public static JarProcess start(Map<String, String> properties) {
        try {
            return start(Files.createTempDirectory("redress"), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JarProcess start(Path directory, Map<String, String> properties) {
        var jar = app().resolve("quarkus-run.jar").toAbsolutePath();
        return start(directory, properties, List.of("java", "-Xmx256m", "-jar", jar.toString()));
    }

    /** Gives it a command that ends by itself. */
    public static JarProcess run(Map<String, String> properties, String command) {
        try {
            var jar = app().resolve("quarkus-run.jar").toAbsolutePath().toString();
            var line = List.of("java", "-Xmx256m", "-jar", jar, command);
            return start(Files.createTempDirectory("redress"), properties, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JarProcess start(
            Path directory, Map<String, String> properties, List<String> command) {
        try {
            var port = FreePort.any();
            var managementPort = FreePort.any();
            var log = Files.createTempFile("redress", ".log");
            var builder = new ProcessBuilder("env").directory(directory.toFile());
            builder.command().addAll(command);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            var environment = builder.environment();
            environment.clear();
            var path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");
            environment.put("PATH", path);
            environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
            environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
            properties.forEach((name, value) -> environment.put(variable(name), value));
            return new JarProcess(builder.start(), port, managementPort, log);
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged service does not start", e);
        }
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase();
    }

    public JarProcess awaitReady() {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (exits(POLL) || System.nanoTime() > deadline) {
                throw new AssertionError("The packaged service is not ready:\n" + log());
            }
        }
        return this;
    }

    private boolean isReady() {
        return readiness() == OK;
    }

    /** What it answers when asked whether it is ready, 0 if it does not answer. */
    public int readiness() {
        try {
            var request =
                    HttpRequest.newBuilder(managementUri("/q/health/ready")).timeout(START_LIMIT);
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Health and metrics have a port of their own. */
    public URI managementUri(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    public long pid() {
        return process.pid();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, as a container would, and answers its exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    public int awaitExit() {
        if (!exits(STOP_LIMIT)) {
            throw new AssertionError("The packaged service does not stop:\n" + log());
        }
        return process.exitValue();
    }

    /** Ends it in the middle of whatever it does, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean exits(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
