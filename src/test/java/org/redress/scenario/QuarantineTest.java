package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.evidence.ArrivalSweep;
import org.redress.evidence.EvidenceConfig;
import org.redress.support.Eventually;
import org.redress.support.FakeScanner;
import org.redress.support.FakeScanner.Mood;
import org.redress.support.PostgresResource;
import org.redress.support.S3Server;
import org.redress.support.SampleFiles;
import org.redress.support.ScannerAndBucket;
import org.redress.support.TestTokens;

/** A service with a scanner, whose files are in a bucket: unscanned is quarantined. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ScannerAndBucket.class, restrictToAnnotatedClass = true)
@Tag("FF8")
class QuarantineTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final FakeScanner SCANNER = FakeScanner.shared();

    private final Shop shop = new Shop();
    @TempDir Path folder;
    @TestHTTPResource URI service;
    @Inject EvidenceConfig config;
    @Inject ArrivalSweep sweep;
    @Inject Pool pool;

    @AfterEach
    void scansAgain() {
        SCANNER.is(Mood.SCANNING);
    }

    @Test
    void a_clean_file_is_there_at_once_and_lies_in_the_bucket() {
        Sale sale = disputed();
        var photo = Attachment.photo();
        int before = SCANNER.scanned().size();

        var view = photo.intoDispute(sale.buyer).accepted();

        assertEquals("available", view.text("status"));
        assertEquals(before + 1, SCANNER.scanned().size());
        assertArrayEquals(photo.content(), download(sale.seller, view.text("id")));
    }

    @Test
    void malware_is_refused_and_somebody_is_told() {
        Sale sale = disputed();
        byte[] bad = eicar();

        Attachment.photo().holding(bad).intoDispute(sale.buyer).problem(422, "evidence-infected");

        assertEquals(List.of(), listed(sale.buyer));
        assertTrue(tasks().contains(sale.id));
    }

    @Test
    void without_a_scanner_a_file_is_visible_and_only_its_owner_has_it_until_it_is_scanned() {
        Sale sale = disputed();
        for (Mood mood : List.of(Mood.HANGING_UP, Mood.SILENT, Mood.TALKING_NONSENSE)) {
            SCANNER.is(mood);
            var view = Attachment.photo().intoDispute(sale.buyer).accepted();
            assertEquals("quarantined", view.text("status"), mood.toString());
        }
        assertEquals(3, listed(sale.seller).size());
        String id = (String) listed(sale.seller).getFirst().get("id");
        sale.seller.person().gets("/v1/evidence/" + id).problem(409, "evidence-quarantined");
        sale.marketplace.person().gets("/v1/evidence/" + id).problem(409, "evidence-quarantined");
        sale.buyer.person().gets("/v1/evidence/" + id).accepted();

        SCANNER.is(Mood.HANGING_UP);
        sweeps();
        sale.seller.person().gets("/v1/evidence/" + id).problem(409, "evidence-quarantined");

        SCANNER.is(Mood.SCANNING);
        sweeps();
        assertTrue(
                listed(sale.seller).stream().allMatch(it -> it.get("status").equals("available")));
        sale.seller.person().gets("/v1/evidence/" + id).accepted();
    }

    @Test
    void a_file_that_is_taken_back_while_it_is_scanned_is_gone() {
        Sale sale = disputed();
        SCANNER.is(Mood.HANGING_UP);
        String id = Attachment.photo().intoDispute(sale.buyer).accepted().text("id");
        SCANNER.is(Mood.SILENT);
        sweepsWhile(() -> {
            var request = sale.buyer.person().asked().header("Idempotency-Key", id);
            new Reply(request.delete("/v1/evidence/" + id)).accepted();
        });

        assertEquals("leaving", entry(sale, "state"));
        assertEquals("true", entry(sale, "look_at is not null"));
    }

    /** Does something once all entries that wait are claimed, and returns once they are settled. */
    private void sweepsWhile(Runnable something) {
        run(
                "update evidence_upload set look_at = now() - interval '1 second' where scan = 'waiting'");
        var swept = sweep.run().subscribeAsCompletionStage();
        Eventually.within(
                LONG,
                "they are claimed",
                () ->
                        told("select count(*) from evidence_upload where look_at < now()")
                                .equals("0"));
        something.run();
        swept.join();
    }

    private String entry(Sale sale, String column) {
        return told(
                "select " + column + " from evidence_upload where order_id = '" + sale.id + "'");
    }

    private String told(String sql) {
        return run(sql).iterator().next().getValue(0).toString();
    }

    private RowSet<Row> run(String sql) {
        return pool.query(sql).execute().await().atMost(LONG);
    }

    @Test
    void malware_that_is_found_later_is_deleted_and_stays_on_record() {
        Sale sale = disputed();
        SCANNER.is(Mood.HANGING_UP);
        var view = Attachment.photo().holding(eicar()).intoDispute(sale.buyer).accepted();
        String id = view.text("id");

        SCANNER.is(Mood.SCANNING);
        sweeps();

        for (Party party : List.of(sale.buyer, sale.seller)) {
            party.person().gets("/v1/evidence/" + id).problem(409, "evidence-infected");
            assertEquals("infected", listed(party).getFirst().get("status"));
        }
        String file =
                pool.query("select file from evidence_upload where scan = 'infected'")
                        .execute()
                        .await()
                        .atMost(LONG)
                        .iterator()
                        .next()
                        .getUUID("file")
                        .toString();
        assertFalse(S3Server.shared().has(sale.id + "/" + view.text("sha256") + "-" + file));
        assertTrue(tasks().contains(file));
    }

    @Test
    @Tag("FF6")
    void a_bundle_names_what_is_quarantined_or_infected_and_has_no_bytes_of_it() throws Exception {
        Sale sale = disputed();
        Attachment.photo().intoDispute(sale.buyer).accepted();
        SCANNER.is(Mood.HANGING_UP);
        Attachment.photo().intoDispute(sale.buyer).accepted();
        Attachment.photo().holding(eicar()).intoDispute(sale.buyer).accepted();

        assertEquals(Map.of("1", "", "2", "quarantined", "3", "quarantined"), bundled(sale));

        SCANNER.is(Mood.SCANNING);
        sweeps();

        assertEquals(Map.of("1", "", "2", "", "3", "infected"), bundled(sale));
    }

    /** What the order's bundle, which verifies, says of each file instead of having its bytes. */
    private Map<String, String> bundled(Sale sale) throws Exception {
        var operator = new Person("operator-1", "operator");
        byte[] bundle = operator.gets(sale.path() + "/bundle").accepted().response().asByteArray();
        String key = operator.gets("/v1/bundle-key").accepted().text("pem");
        assertEquals(List.of(), Verifier.in(folder, key).finds(bundle));
        var files = Verifier.files(bundle);
        var told = new TreeMap<String, String>();
        new String(files.get("evidence.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t"))
                .forEach(line ->
                        told.put(line[0].replaceAll("\\D", ""), line.length == 2 ? line[1] : ""));
        told.forEach((number, word) ->
                assertEquals(
                        word.isEmpty(), files.containsKey("evidence/" + number + ".bin"), number));
        return told;
    }

    @Test
    @Tag("FF6")
    void what_somebody_changed_in_the_bucket_is_not_given_out() {
        Sale sale = disputed();
        var view = Attachment.photo().intoDispute(sale.buyer).accepted();
        String sha256 = view.text("sha256");
        String file =
                pool.preparedQuery("select file from evidence_upload where sha256 = $1")
                        .execute(io.vertx.mutiny.sqlclient.Tuple.of(sha256))
                        .await()
                        .atMost(LONG)
                        .iterator()
                        .next()
                        .getUUID("file")
                        .toString();

        S3Server.shared().put(sale.id + "/" + sha256 + "-" + file, "something else");

        sale.seller
                .person()
                .gets("/v1/evidence/" + view.text("id"))
                .problem(500, "evidence-damaged");
    }

    @Test
    @Tag("FF5")
    void a_download_whose_client_goes_at_once_leaves_no_copy_on_this_machine() throws Exception {
        Sale sale = disputed();
        String id = Attachment.photo().intoDispute(sale.buyer).accepted().text("id");
        String token = TestTokens.token(sale.buyer.person().id(), sale.buyer.person().role());
        String head =
                "GET /v1/evidence/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(id, token);
        for (int each = 0; each < 50; each++) {
            try (var socket = new Socket(service.getHost(), service.getPort())) {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        String looks = "select coalesce(sum(times), 0) from access_log where target = '" + id + "'";
        Eventually.within(LONG, "all are served", () -> told(looks).equals("50"));
        Eventually.within(LONG, "no copy is left", () -> copies() == 0);
    }

    private long copies() {
        try (var files = Files.list(config.directory().resolve("drafts"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] eicar() {
        byte[] virus = FakeScanner.EICAR.getBytes(StandardCharsets.ISO_8859_1);
        return SampleFiles.jpeg(16, 16, new byte[0], virus);
    }

    private Sale disputed() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        var body = Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Not here.");
        sale.buyer.person().posts(sale.path() + "/disputes", body).accepted();
        return sale;
    }

    /** Everything that waits, whenever it is due. */
    private void sweeps() {
        run(
                "update evidence_upload set look_at = now() - interval '1 second' where scan = 'waiting'");
        sweep.run().await().atMost(LONG);
    }

    private static byte[] download(Party party, String id) {
        return party.person().gets("/v1/evidence/" + id).accepted().response().asByteArray();
    }

    private static List<Map<String, Object>> listed(Party party) {
        return party.person()
                .gets("/v1/disputes/" + party.sale().id + "-1/evidence")
                .accepted()
                .response()
                .jsonPath()
                .getList("");
    }

    private static List<String> tasks() {
        var tasks = new Person("operator-1", "operator").gets("/v1/tasks?kind=evidence-infected");
        return tasks.accepted().response().jsonPath().getList("items.subject");
    }
}
