package org.redress.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Adobe's S3Mock as a process of its own, with one empty bucket; it ends with the tests. */
public final class S3Server {
    public static final String BUCKET = "evidence";

    private static final Path JAR = Path.of("target/s3mock/s3mock.jar");
    private static final Duration START = Duration.ofSeconds(90);
    private static S3Server shared;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private S3Server(int port) {
        this.port = port;
    }

    /** One for all tests of this run. */
    public static synchronized S3Server shared() {
        if (shared == null) {
            shared = started();
        }
        return shared;
    }

    private static S3Server started() {
        var server = new S3Server(FreePort.any());
        try {
            Path root = Files.createTempDirectory("s3mock");
            var command =
                    List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            JAR.toString(),
                            "--http.port=" + server.port,
                            "--server.port=0",
                            "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET,
                            "--com.adobe.testing.s3mock.store.root=" + root);
            Path log = Files.createTempFile("s3mock", ".log");
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Eventually.within(
                    START,
                    "S3Mock answers, see " + log,
                    () -> !process.isAlive() || server.status("HEAD", "", null) == 200);
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(log));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    /** Overwrites what is under a key, as somebody with access to the bucket could. */
    public void put(String key, String content) {
        if (status("PUT", "/" + key, content) != 200) {
            throw new IllegalStateException("not written");
        }
    }

    public boolean has(String key) {
        return status("HEAD", "/" + key, null) == 200;
    }

    private int status(String method, String path, String body) {
        try {
            var target = URI.create(endpoint() + "/" + BUCKET + path);
            var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
            var request = HttpRequest.newBuilder(target).method(method, content).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
