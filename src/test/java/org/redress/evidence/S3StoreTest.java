package org.redress.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.support.S3Server;

/** A bucket as a store, at a server that speaks S3. */
class S3StoreTest extends EvidenceStoreTest {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final SigV4 SIGNING = new SigV4("us-east-1", "AKIDEXAMPLE", "secret");

    @Override
    EvidenceStore openIn(Path directory) {
        return at(S3Server.shared().endpoint(), S3Server.BUCKET, directory.resolve("one"));
    }

    @Override
    void tamper(Key key, String content) {
        S3Server.shared().put(place(key), content);
    }

    private static EvidenceStore at(URI endpoint, String bucket, Path directory) {
        return S3Store.at(endpoint, bucket, SIGNING, directory, WITHIN, InstantSource.system());
    }

    private static String place(Key key) {
        return key.order() + "/" + key.sha256() + "-" + key.file();
    }

    @Test
    void replicas_share_the_bucket_and_no_disk() throws IOException {
        var one = openIn(directory);
        var other = at(S3Server.shared().endpoint(), S3Server.BUCKET, directory.resolve("other"));
        Key key;
        try (Draft draft = one.begin()) {
            draft.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            key = draft.keep(UUID.randomUUID(), UUID.randomUUID());
        }
        assertTrue(S3Server.shared().has(place(key)));

        Path file = other.read(key);
        assertEquals(3, Files.size(file));
        other.release(file);

        assertFalse(Files.exists(file), "nothing stays on the machine");
        assertEquals(0, files(directory.resolve("one")) + files(directory.resolve("other")));
        other.delete(key);
        assertFalse(one.has(key));
    }

    @Test
    void a_bucket_that_is_not_there_is_told_at_the_start() {
        var endpoint = S3Server.shared().endpoint();

        var no = assertThrows(UncheckedIOException.class, () -> at(endpoint, "missing", directory));

        assertTrue(no.getMessage().contains("redress.evidence.s3"), no.getMessage());
        var nobody = URI.create("http://localhost:1");
        assertThrows(UncheckedIOException.class, () -> at(nobody, "evidence", directory));
    }

    @Test
    @Tag("FF8")
    void a_bucket_that_stalls_in_the_midst_of_a_file_has_failed() throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", S3StoreTest::stalls);
        server.start();
        try {
            var endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
            var store =
                    S3Store.at(
                            endpoint,
                            "evidence",
                            SIGNING,
                            directory,
                            Duration.ofSeconds(1),
                            InstantSource.system());
            var key = new Key(UUID.randomUUID(), UUID.randomUUID(), "00");

            assertTimeoutPreemptively(
                    WITHIN, () -> assertThrows(HttpTimeoutException.class, () -> store.read(key)));
            assertEquals(0, files(directory));
        } finally {
            server.stop(0);
        }
    }

    /** Says how much will come, and sends less. */
    private static void stalls(HttpExchange exchange) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, isHead ? -1 : 1_000);
        if (isHead) {
            exchange.close();
        } else {
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        }
    }

    /** AWS's worked example without its header {@code range}; computed by other means. */
    @Test
    void a_request_is_signed_as_aws_does() {
        var signing =
                new SigV4(
                        "us-east-1",
                        "AKIAIOSFODNN7EXAMPLE",
                        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        var target = URI.create("https://examplebucket.s3.amazonaws.com/test.txt");
        var time = Instant.parse("2013-05-24T00:00:00Z");

        var headers = signing.headers("GET", target, SigV4.NO_BODY, time);

        assertEquals("20130524T000000Z", headers.get("x-amz-date"));
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature="
                        + "df548e2ce037944d03f3e68682813b093763996d597cf890ca3d9037fd231eb4",
                headers.get("Authorization"));
        assertFalse(signing.toString().contains("wJalr"));
    }

    private static long files(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
