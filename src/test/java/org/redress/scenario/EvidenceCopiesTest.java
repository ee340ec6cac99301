package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.support.SampleFiles.latin;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.evidence.EvidenceConfig;
import org.redress.support.PostgresResource;
import org.redress.support.SampleFiles;

/** The other side sees what a file shows, not what it says about its owner. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EvidenceCopiesTest {
    private static final String PLACE = "52.5163";

    private final Shop shop = new Shop();
    @Inject EvidenceConfig config;

    @Test
    @Tag("FF9")
    void the_owner_and_the_mediator_get_the_photo_and_everybody_else_a_copy_without_the_place() {
        Sale sale = disputed();
        byte[] photo = SampleFiles.jpeg(640, 480, SampleFiles.exif(6), latin("the picture"));
        var own = Attachment.photo().holding(photo).intoDispute(sale.buyer).accepted();
        String id = own.text("id");
        escalated(sale);

        assertArrayEquals(photo, bytes(sale.buyer, id));
        assertArrayEquals(photo, bytes(sale.mediator, id));
        for (Party other : List.of(sale.seller, sale.marketplace)) {
            String shown = new String(bytes(other, id), StandardCharsets.ISO_8859_1);
            assertFalse(shown.contains(PLACE));
            assertTrue(shown.contains("the picture"));
            var view = view(other);
            assertEquals(shown.length(), view.get("bytes"));
            assertEquals(own.text("shownSha256"), view.get("sha256"));
            assertNull(view.get("shownSha256"));
        }
        assertNotEquals(own.text("sha256"), own.text("shownSha256"));
        assertEquals("available", own.text("status"));
    }

    @Test
    @Tag("FF9")
    void a_file_without_metadata_is_kept_once_and_one_with_is_kept_twice() throws IOException {
        Sale sale = shop.sells(lamp());
        var plain = Attachment.photo().by(sale.buyer).accepted();
        assertEquals(plain.text("sha256"), plain.text("shownSha256"));
        assertEquals(1, stored(sale).size());

        byte[] photo = SampleFiles.jpeg(16, 16, SampleFiles.exif(1), latin("x"));
        var placed = Attachment.photo().holding(photo).by(sale.buyer).accepted();

        assertEquals(3, stored(sale).size());
        assertEquals(
                Set.of(plain.text("sha256"), placed.text("sha256"), placed.text("shownSha256")),
                stored(sale).stream()
                        .map(file -> file.getFileName().toString().split("-")[0])
                        .collect(Collectors.toSet()));
    }

    @Test
    @Tag("FF9")
    void both_go_when_the_file_is_taken_back() throws IOException {
        Sale sale = shop.sells(lamp());
        byte[] photo = SampleFiles.jpeg(16, 16, SampleFiles.exif(1), latin("x"));
        String id = Attachment.photo().holding(photo).by(sale.buyer).accepted().text("id");

        var request = sale.buyer.person().asked().header("Idempotency-Key", id);
        new Reply(request.delete("/v1/evidence/" + id)).accepted();

        assertEquals(List.of(), stored(sale));
    }

    @Test
    @Tag("FF9")
    void what_cannot_be_cleaned_is_seen_by_the_owner_and_the_mediator_alone() {
        Sale sale = disputed();
        byte[] document = SampleFiles.pdf("trailer << /Info 7 0 R >>\n");
        var own = Attachment.document().holding(document).intoDispute(sale.buyer).accepted();
        String id = own.text("id");
        assertNull(own.text("shownSha256"));
        escalated(sale);

        assertArrayEquals(document, bytes(sale.buyer, id));
        assertArrayEquals(document, bytes(sale.mediator, id));
        sale.seller.person().gets("/v1/evidence/" + id).problem(403, "evidence-withheld");
        var view = view(sale.seller);
        assertEquals("withheld", view.get("status"));
        assertNull(view.get("sha256"));
    }

    @Test
    @Tag("FF1")
    @Tag("FF2")
    void a_file_that_is_not_what_it_seems_leaves_nothing() throws IOException {
        Sale sale = shop.sells(lamp());
        byte[] page = latin("x".repeat(5_000) + "<html><script>alert(1)</script>");
        var photo = Attachment.photo();
        var refused =
                Map.of(
                        photo.holding(SampleFiles.join(photo.content(), page)),
                        "415 evidence-polyglot",
                        photo.named("lamp.php.jpg"),
                        "415 evidence-name-not-allowed",
                        photo.named("lamp.html"),
                        "415 evidence-type-mismatch",
                        photo.holding(SampleFiles.jpeg(60_000, 60_000, new byte[0], page)),
                        "422 evidence-too-many-pixels",
                        photo.holding(java.util.Arrays.copyOf(photo.content(), 40)),
                        "415 evidence-malformed",
                        Attachment.document().holding(SampleFiles.pdf("<< /S /JavaScript >>")),
                        "415 evidence-active-content");

        refused.forEach((file, answer) -> {
            var reply = file.by(sale.buyer);
            assertEquals(answer, reply.status() + " " + reply.text("code"));
        });

        assertEquals(List.of(), stored(sale));
    }

    @Test
    @Tag("FF1")
    @Tag("FF4")
    void a_download_is_data_from_a_path_without_cookies() {
        Sale sale = shop.sells(lamp());
        String id = Attachment.photo().by(sale.buyer).accepted().text("id");

        var download = sale.buyer.person().gets("/v1/evidence/" + id).accepted();

        assertTrue(download.header("Content-Disposition").startsWith("attachment; "));
        assertEquals("nosniff", download.header("X-Content-Type-Options"));
        assertEquals("sandbox; default-src 'none'", download.header("Content-Security-Policy"));
        assertEquals("same-origin", download.header("Cross-Origin-Resource-Policy"));
        assertEquals("private, no-store", download.header("Cache-Control"));
        assertNull(download.header("Set-Cookie"));
        assertNull(download.header("Access-Control-Allow-Origin"));
    }

    @Test
    @Tag("FF6")
    void a_tampered_byte_of_file_or_copy_is_found_and_somebody_is_called() throws IOException {
        Sale sale = disputed();
        byte[] photo = SampleFiles.jpeg(16, 16, SampleFiles.exif(1), latin("x"));
        var view = Attachment.photo().holding(photo).intoDispute(sale.buyer).accepted();
        String id = view.text("id");
        for (Path file : stored(sale)) {
            byte[] content = Files.readAllBytes(file);
            content[content.length - 3] ^= 1;
            Files.write(file, content);
        }

        sale.buyer.person().gets("/v1/evidence/" + id).problem(500, "evidence-damaged");
        sale.seller.person().gets("/v1/evidence/" + id).problem(500, "evidence-damaged");

        var tasks = new Person("operator-1", "operator").gets("/v1/tasks?kind=evidence-damaged");
        List<String> damaged = tasks.accepted().response().jsonPath().getList("items.subject");
        assertEquals(1, damaged.stream().filter(id::equals).count(), "one open task");
    }

    private Sale disputed() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        var body = Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Not here.");
        sale.buyer.person().posts(sale.path() + "/disputes", body).accepted();
        return sale;
    }

    private void escalated(Sale sale) {
        sale.seller.counters(1000);
        shop.daysGoTo(7);
        assertEquals("under-review", sale.dispute(1).text("status"));
    }

    private static byte[] bytes(Party party, String id) {
        var download = party.person().gets("/v1/evidence/" + id).accepted();
        return download.response().asByteArray();
    }

    private static Map<String, Object> view(Party party) {
        var list = party.person().gets("/v1/disputes/" + party.sale().id + "-1/evidence");
        List<Map<String, Object>> files = list.accepted().response().jsonPath().getList("");
        return files.getFirst();
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
}
