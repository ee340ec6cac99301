package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.order.OrderId;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Eventually;
import org.redress.support.FakeReceiver;
import org.redress.support.JarProcess;
import org.redress.support.KeptFiles;
import org.redress.support.TestMail;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;
import org.redress.support.Upload;

/** No room for a file: whoever brings it is told so, nothing is left, and later it is taken. */
@Tag("FF5")
class FullDiskIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant FAR = Instant.parse("2040-01-01T00:00:00Z");
    private static final int DISK = 8 << 20, INODES = 200;
    private static final int FREE = 1_600_000, SMALL = 100_000;

    private final TestPostgres database = TestPostgres.fresh();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    @TempDir Path directory;
    private KeptFiles files;
    private JarProcess service;

    @BeforeEach
    void load() {
        files = new KeptFiles(directory, database);
        TestMail.REAL.start();
        try (var load = new OrderLoad(database)) {
            load.load("full-", Kind.SILENT_SELLER, 4, FAR);
        }
    }

    @AfterEach
    void end() throws Exception {
        if (service != null) {
            service.close();
        }
        ran("umount", directory.toString());
        TestMail.REAL.stop();
    }

    @Test
    void without_room_a_file_is_refused_and_with_room_the_same_request_is_taken() throws Exception {
        assumeTrue(mounts(), "no file system can be mounted here, which only root may");
        service = started(Map.of());
        var before = upload(0, SMALL, true);
        assertTaken(before);
        var content = Files.write(directory.resolve("ballast"), new byte[0]);

        Files.write(
                content, new byte[(int) (Files.getFileStore(directory).getUsableSpace() - FREE)]);
        var large = upload(1, 2 * FREE, false);
        var twice = upload(2, FREE * 3 / 4, true);
        SortedSet<String> kept = files.kept();
        for (Upload each : new Upload[] {large, twice, large}) {
            assertNoRoom(each, kept);
        }
        assertTaken(before);
        assertTaken(upload(0, SMALL, false));
        Files.delete(content);
        assertTaken(large);
        assertTaken(twice);

        files.hoursPass();
        assertEquals(files.entered(), files.kept());
        assertEquals(6, files.kept().size(), "two of them have a copy");
    }

    @Test
    void without_room_for_a_name_a_file_is_refused_and_later_taken() throws Exception {
        assumeTrue(mounts(), "no file system can be mounted here, which only root may");
        service = started(Map.of());
        var ballast = Files.createDirectory(directory.resolve("ballast"));
        int names = 0;
        try {
            while (names < INODES) {
                Files.createFile(ballast.resolve("" + names));
                names++;
            }
        } catch (IOException full) {
            Files.delete(ballast.resolve("" + --names));
        }
        var upload = upload(0, SMALL, false);

        assertNoRoom(upload, files.kept());

        while (names > 0) {
            Files.delete(ballast.resolve("" + --names));
        }
        assertTaken(upload);
        files.hoursPass();
        assertEquals(files.entered(), files.kept());
    }

    @Test
    void a_bucket_that_takes_no_more_refuses_a_file_and_later_takes_it() throws Exception {
        try (var bucket = new FakeReceiver(answering(200))) {
            service =
                    started(
                            Map.of(
                                    "redress.evidence.s3.endpoint", bucket.origin(),
                                    "redress.evidence.s3.bucket", "evidence",
                                    "redress.evidence.s3.access-key", "somebody",
                                    "redress.evidence.s3.secret-key", "secret"));
            var upload = upload(0, SMALL, true);

            bucket.behaves(answering(507));
            assertNoRoom(upload, files.kept());

            bucket.behaves(answering(200));
            assertTaken(upload);
            Eventually.within(SOON, "no draft is left", () -> files.underWay().isEmpty());
        }
    }

    private static FakeReceiver.Behaviour answering(int put) {
        return (request, out) -> {
            int status = request.line().startsWith("PUT") ? put : 200;
            String head = "HTTP/1.1 %d So\r\nContent-Length: 0\r\n\r\n".formatted(status);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
        };
    }

    private JarProcess started(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.putAll(TestMail.REAL.properties());
        properties.put("java.tool.options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        properties.put("redress.evidence.directory", directory.toString());
        properties.put("redress.evidence.look-every", "1s");
        properties.put("redress.evidence.tidy-every", "1s");
        properties.putAll(more);
        return JarProcess.start(properties).awaitReady();
    }

    private boolean mounts() throws Exception {
        String size = "size=%d,nr_inodes=%d".formatted(DISK, INODES);
        return ran("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory.toString());
    }

    private static boolean ran(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static Upload upload(int order, int bytes, boolean tellsPlace) {
        String name = "full-" + order;
        return Upload.of(OrderId.of(name), "buyer-" + name, bytes, tellsPlace);
    }

    private void assertNoRoom(Upload upload, SortedSet<String> kept) throws Exception {
        var answer = sent(upload);
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"evidence-unavailable\""), answer.body());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        Eventually.within(SOON, "no draft is left", () -> files.underWay().isEmpty());
        assertEquals(kept, files.kept());
        assertEquals("[]", listed(upload));
    }

    private void assertTaken(Upload upload) throws Exception {
        var answer = sent(upload);
        assertEquals(201, answer.statusCode(), answer.body());
        assertTrue(listed(upload).contains(upload.sha256()));
    }

    private HttpResponse<String> sent(Upload upload) throws Exception {
        return http.send(upload.to(service), BodyHandlers.ofString());
    }

    private String listed(Upload upload) throws Exception {
        var request =
                HttpRequest.newBuilder(upload.evidence(service))
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.token(upload.buyer(), "buyer"));
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }
}
