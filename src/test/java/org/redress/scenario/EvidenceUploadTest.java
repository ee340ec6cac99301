package org.redress.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.evidence.EvidenceConfig;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.SampleFiles;
import org.redress.support.TestTokens;

/** Uploads that are too large, cut off, repeated, oddly named or damaged leave nothing wrong. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EvidenceUploadTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long LIMIT = 4 << 20;
    private static final String JPEG = new String(SampleFiles.jpeg(), ISO_8859_1);

    private final Shop shop = new Shop();
    private final HttpClient client = HttpClient.newHttpClient();
    @TestHTTPResource URI service;
    @Inject EvidenceConfig config;

    @Test
    void the_same_key_gives_the_first_answer_and_one_file() throws IOException {
        Sale sale = sold();
        var photo = Attachment.photo();
        var first = photo.by(sale.buyer, "key").accepted();

        var again = photo.by(sale.buyer, "key").accepted();

        assertEquals(first.body(), again.body());
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertNull(first.header("Idempotent-Replayed"));
        Attachment.photo().by(sale.buyer, "key").problem(422, "idempotency-key-reused");
        photo.underSeal().by(sale.buyer, "key").problem(422, "idempotency-key-reused");
        assertEquals(1, stored(sale).size());
    }

    @Test
    void the_same_content_twice_is_two_files_and_one_may_go() throws IOException {
        Sale sale = sold();
        var photo = Attachment.photo();
        String first = photo.by(sale.buyer).accepted().text("id");
        String second = photo.by(sale.buyer).accepted().text("id");
        assertNotEquals(first, second);
        assertEquals(2, stored(sale).size());

        delete(sale, first).accepted();

        assertEquals(1, stored(sale).size());
        sale.buyer.person().gets("/v1/evidence/" + first).problem(404, "not-found");
        sale.buyer.person().gets("/v1/evidence/" + second).accepted();
    }

    @Test
    void what_is_refused_leaves_no_bytes() throws IOException {
        Sale sale = sold();
        Attachment.document().as("photo").by(sale.buyer).problem(415, "evidence-type-not-allowed");
        Attachment.photo().as("selfie").by(sale.buyer).problem(400, "invalid-field");
        sale.seller.refunds();
        Attachment.photo().by(sale.buyer).problem(409, "line-settled");

        assertEquals(List.of(), stored(sale));
    }

    @Test
    void a_form_without_exactly_one_file_is_refused() {
        Sale sale = sold();
        post(sale, part("kind", "", "photo")).problem(400, "invalid-field");
        post(sale, file("other", "a.jpg", JPEG) + part("kind", "", "photo"))
                .problem(400, "invalid-field");
        post(sale, file("file", "a.jpg", JPEG) + file("file", "b.jpg", JPEG))
                .problem(400, "invalid-field");
        post(sale, file("file", "a.jpg", JPEG)).problem(400, "invalid-field");
        post(sale, file("file", "a.jpg", JPEG) + part("kind", "", "photo")).accepted();

        var json = sale.buyer.person().writing("{}").header("Idempotency-Key", "json");
        new Reply(json.post(sale.path() + "/evidence")).problem(415, "unsupported-media-type");
    }

    @Test
    void a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not() throws Exception {
        Sale sale = sold();
        assertEquals(LIMIT, config.maxBytes().asLongValue());
        String most = new String(SampleFiles.jpegOf((int) LIMIT), ISO_8859_1);
        Attachment.of("photo", "a.jpg", most).by(sale.buyer).accepted();

        Attachment.of("photo", "a.jpg", most + "x").by(sale.buyer).problem(413, "file-too-large");
        Attachment.of("photo", "a.jpg", most.repeat(2))
                .by(sale.buyer)
                .problem(413, "file-too-large");
        assertEquals(413, chunked(sale, 3 * LIMIT).statusCode());

        assertEquals(1, stored(sale).size());
    }

    /** By chance, the fuzzer sent one: the end of its file never comes. */
    @Test
    @Tag("FF5")
    void a_form_that_is_over_without_its_last_boundary_is_refused() throws Exception {
        Sale sale = sold();
        String begun = part("kind", "", "photo") + file("file", "a.jpg", JPEG);
        for (String rest : List.of("", "\r\n", "x".repeat(300_000), "\r\n--")) {
            post(sale, begun, rest).problem(400, "malformed-form");
        }
        Eventually.within(SOON, "the drafts are gone", () -> drafts() == 0);
        assertEquals(List.of(), stored(sale));
    }

    @Test
    @Tag("FF5")
    void an_upload_that_is_cut_leaves_nothing() throws Exception {
        Sale sale = sold();
        String head =
                """
                POST %s/evidence HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Idempotency-Key: cut\r
                Content-Type: multipart/form-data; boundary=cut\r
                Content-Length: 100000\r
                \r
                """
                        .formatted(sale.path(), token(sale));
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            out.write(
                    "--cut\r\nContent-Disposition: form-data; name=\"file\";".getBytes(ISO_8859_1));
            out.write(
                    (" filename=\"a.jpg\"\r\n\r\n" + JPEG + "x".repeat(50_000))
                            .getBytes(ISO_8859_1));
            out.flush();
            Eventually.within(SOON, "the upload is under way", () -> drafts() == 1);
        }

        Eventually.within(SOON, "the draft is gone", () -> drafts() == 0);
        assertEquals(List.of(), stored(sale));
    }

    @Test
    void a_download_is_nothing_that_a_browser_would_open() {
        Sale sale = sold();
        var name = "../\u202e\u043b\u0430\u043c\u043f\u0430 '1'.jpg".getBytes(UTF_8);
        String form = file("file", new String(name, ISO_8859_1), JPEG) + part("kind", "", "photo");
        String id = post(sale, form).accepted().text("id");

        var download = sale.buyer.person().gets("/v1/evidence/" + id).accepted();

        assertEquals("nosniff", download.header("X-Content-Type-Options"));
        assertEquals("sandbox; default-src 'none'", download.header("Content-Security-Policy"));
        assertEquals("private, no-store", download.header("Cache-Control"));
        assertEquals(
                "attachment; filename=\"_______1_.jpg\";"
                        + " filename*=UTF-8''%D0%BB%D0%B0%D0%BC%D0%BF%D0%B0%20%271%27.jpg",
                download.header("Content-Disposition"));
        assertEquals(
                download.response().asByteArray().length,
                Integer.parseInt(download.header("Content-Length")));
    }

    @Test
    void bytes_that_have_changed_on_disk_are_not_given_out() throws IOException {
        Sale sale = sold();
        String id = Attachment.photo().by(sale.buyer).accepted().text("id");

        Files.writeString(stored(sale).getFirst(), "something else");
        sale.buyer.person().gets("/v1/evidence/" + id).problem(500, "evidence-damaged");

        Files.delete(stored(sale).getFirst());
        sale.buyer.person().gets("/v1/evidence/" + id).problem(503, "evidence-unavailable");
    }

    private Sale sold() {
        return shop.sells(lamp());
    }

    private static Reply delete(Sale sale, String id) {
        var request = sale.buyer.person().asked().header("Idempotency-Key", UUID.randomUUID());
        return new Reply(request.delete("/v1/evidence/" + id));
    }

    private static String file(String part, String name, String content) {
        return part(part, "; filename=\"" + name + "\"", content);
    }

    private static String part(String name, String more, String content) {
        return "--form\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, more, content);
    }

    private static Reply post(Sale sale, String parts) {
        return post(sale, parts, "--form--\r\n");
    }

    private static Reply post(Sale sale, String parts, String end) {
        var request =
                sale.buyer
                        .person()
                        .asked()
                        .header("Idempotency-Key", UUID.randomUUID())
                        .contentType("multipart/form-data; boundary=form")
                        .body((parts + end).getBytes(ISO_8859_1));
        return new Reply(request.post(sale.path() + "/evidence"));
    }

    /** Without a Content-Length. */
    private HttpResponse<String> chunked(Sale sale, long size) throws Exception {
        var head = part("kind", "", "photo") + file("file", "a.jpg", JPEG).stripTrailing();
        InputStream start = new ByteArrayInputStream(head.getBytes(ISO_8859_1));
        InputStream rest = new ByteArrayInputStream(new byte[(int) size]);
        var request =
                HttpRequest.newBuilder(service.resolve(sale.path() + "/evidence"))
                        .header("Authorization", "Bearer " + token(sale))
                        .header("Idempotency-Key", "chunked")
                        .header("Content-Type", "multipart/form-data; boundary=form")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new SequenceInputStream(start, rest)));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String token(Sale sale) {
        return TestTokens.token(sale.buyer.person().id(), sale.buyer.person().role());
    }

    private List<Path> stored(Sale sale) throws IOException {
        Path folder = config.directory().resolve(sale.id.substring(0, 2)).resolve(sale.id);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private long drafts() {
        try (var files = Files.list(config.directory().resolve("drafts"))) {
            return files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
