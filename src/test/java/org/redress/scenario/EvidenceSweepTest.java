package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.evidence.ArrivalSweep;
import org.redress.evidence.Arrivals;
import org.redress.evidence.Arrivals.Entry;
import org.redress.evidence.EvidenceStore;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.evidence.Scan;
import org.redress.order.OrderId;
import org.redress.support.PostgresResource;
import org.redress.support.SampleFiles;

/** Bytes that no order speaks of go, and nobody brings more than his share. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EvidenceSweepTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final String SHA256 = "select sha256 as it from evidence_upload where file = $1";

    private final Shop shop = new Shop();
    @Inject ArrivalSweep sweep;
    @Inject Arrivals arrivals;
    @Inject EvidenceStore store;
    @Inject Pool pool;

    @Test
    @Tag("FF5")
    void bytes_of_an_upload_that_was_cut_before_its_command_go_after_an_hour() throws IOException {
        Sale sale = shop.sells(lamp());
        Key key = kept(sale);
        arrivals.enter(
                        new Entry(key.order(), key.file(), key.sha256(), key.sha256()),
                        "somebody",
                        1,
                        Scan.OFF,
                        Duration.ofHours(1))
                .await()
                .atMost(LONG);

        sweeps();
        assertTrue(store.has(key), "its command may still come");

        due(key.file());
        sweeps();
        assertTrue(store.has(key), "not an hour old");

        old(key.file());
        sweeps();
        assertFalse(store.has(key));
        assertEquals("gone", state(key.file()));

        due(key.file());
        sweeps();
        assertEquals(null, state(key.file()));
    }

    @Test
    @Tag("FF5")
    void what_the_order_took_stays_and_is_not_looked_at_again() throws IOException {
        Sale sale = shop.sells(lamp());
        String id = Attachment.photo().by(sale.buyer).accepted().text("id");
        UUID file = onlyFile(sale);
        old(file);

        sweeps();

        assertEquals("attached", state(file));
        assertEquals(
                0,
                count(
                        "select count(*) from evidence_upload where file = $1 and look_at is not null",
                        file));
        sale.buyer.person().gets("/v1/evidence/" + id).accepted();
    }

    @Test
    @Tag("FF5")
    void bytes_that_a_crash_left_after_a_file_was_taken_back_go() throws IOException {
        Sale sale = shop.sells(lamp());
        String id = Attachment.photo().by(sale.buyer).accepted().text("id");
        UUID file = onlyFile(sale);
        var request = sale.buyer.person().asked().header("Idempotency-Key", id);
        new Reply(request.delete("/v1/evidence/" + id)).accepted();
        assertEquals("leaving", state(file));
        Key left = keptAs(sale, file);

        due(file);
        sweeps();

        assertEquals("gone", state(file));
        assertFalse(store.has(left));
    }

    @Test
    @Tag("FF10")
    void what_is_taken_back_while_a_claim_needs_it_is_kept_until_the_hold_ends() {
        Sale sale = shop.sells(lamp());
        String id = Attachment.photo().by(sale.buyer).accepted().text("id");
        UUID file = onlyFile(sale);
        Key key = new Key(UUID.fromString(sale.id), file, text(SHA256, file));
        var operator = new Person("operator-1", "operator");
        var claim = Map.of("reason", "A claim at court.", "until", "2040-01-01T00:00:00Z");
        operator.posts(sale.path() + "/legal-hold", claim).accepted();

        var request = sale.buyer.person().asked().header("Idempotency-Key", id);
        new Reply(request.delete("/v1/evidence/" + id)).accepted();
        sale.buyer.person().gets("/v1/evidence/" + id).problem(404, "not-found");
        due(file);
        sweeps();
        assertEquals("leaving", state(file));
        assertTrue(store.has(key));

        var lifting = operator.asked().header("Idempotency-Key", "lift-" + id);
        new Reply(lifting.delete(sale.path() + "/legal-hold")).accepted();
        due(file);
        sweeps();
        assertEquals("gone", state(file));
        assertFalse(store.has(key));
    }

    @Test
    @Tag("FF5")
    void a_file_whose_taking_back_was_refused_stays() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        var opening = Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Where?");
        sale.buyer.person().posts(sale.path() + "/disputes", opening).accepted();
        String id = Attachment.photo().intoDispute(sale.buyer).accepted().text("id");
        sale.seller.counters(1000);
        shop.daysGoTo(7);
        var request = sale.buyer.person().asked().header("Idempotency-Key", id);
        new Reply(request.delete("/v1/evidence/" + id)).problem(409, "evidence-closed");

        due(onlyFile(sale));
        sweeps();

        assertEquals("attached", state(onlyFile(sale)));
        sale.buyer.person().gets("/v1/evidence/" + id).accepted();
    }

    @Test
    @Tag("FF7")
    void one_person_uploads_only_so_much_a_day_and_only_so_much_to_one_order() {
        Sale sale = shop.sells(lamp());
        Attachment.photo().by(sale.buyer).accepted();
        UUID file = onlyFile(sale);
        bytes(file, 2L << 30);

        var refused = Attachment.photo().by(sale.buyer).problem(429, "evidence-quota");
        assertEquals(String.valueOf(2L << 30), refused.fact("limit"));
        assertEquals("PT24H", refused.fact("within"));
        Attachment.photo().by(sale.seller).accepted();

        run(
                "update evidence_upload set came_at = came_at - interval '25 hours' where file = $1",
                file);
        Attachment.photo().by(sale.buyer).problem(413, "evidence-order-full");
        bytes(file, 1);
        Attachment.photo().by(sale.buyer).accepted();
    }

    @Test
    @Tag("FF3")
    @Tag("FF7")
    void a_file_that_is_refused_counts_for_its_sender_and_not_for_the_order() {
        Sale sale = shop.sells(lamp());
        var script = SampleFiles.pdf("3 0 obj << /S /JavaScript >>");
        Attachment.document()
                .holding(script)
                .by(sale.buyer)
                .problem(415, "evidence-active-content");
        UUID file = onlyFile(sale);
        assertEquals("gone", state(file));
        bytes(file, 2L << 30);

        Attachment.photo().by(sale.buyer).problem(429, "evidence-quota");
        Attachment.photo().by(sale.seller).accepted();

        due(file);
        sweeps();
        assertEquals(null, state(file));
    }

    @Test
    @Tag("FF7")
    void files_that_come_at_the_same_time_are_counted_one_after_the_other() {
        long third = (2L << 30) / 3;
        var uploader = "uploader-" + UUID.randomUUID();
        var order = UUID.randomUUID();

        assertEquals(3, taken(third, () -> UUID.randomUUID(), () -> uploader));
        assertEquals(3, taken(third, () -> order, () -> "other-" + uploader));
    }

    private long taken(long bytes, Supplier<UUID> order, Supplier<String> uploader) {
        var coming =
                IntStream.range(0, 30)
                        .mapToObj(each -> new Entry(order.get(), UUID.randomUUID(), "00", null))
                        .map(entry ->
                                arrivals.enter(
                                        entry,
                                        uploader.get(),
                                        bytes,
                                        Scan.OFF,
                                        Duration.ofHours(1)))
                        .map(enters -> enters.map(done -> 1L).onFailure().recoverWithItem(0L))
                        .map(Uni::subscribeAsCompletionStage)
                        .toList();
        return coming.stream().mapToLong(CompletableFuture::join).sum();
    }

    private Key kept(Sale sale) throws IOException {
        return keptAs(sale, UUID.randomUUID());
    }

    private Key keptAs(Sale sale, UUID file) throws IOException {
        String sha256 = state(file) == null ? null : text(SHA256, file);
        try (Draft draft = store.begin()) {
            draft.write(ByteBuffer.wrap(new byte[] {1}));
            Key key = draft.keep(UUID.fromString(sale.id), file);
            if (sha256 != null) {
                run(
                        "update evidence_upload set sha256 = $2, shown = $2 where file = $1",
                        file,
                        key.sha256());
            }
            return key;
        }
    }

    private void sweeps() {
        sweep.run().await().atMost(LONG);
    }

    private UUID onlyFile(Sale sale) {
        UUID order = UUID.fromString(sale.id);
        var rows =
                pool.preparedQuery(
                                "select file from evidence_upload where bucket = $1 and order_id = $2")
                        .execute(Tuple.of(OrderId.bucket(order), order))
                        .await()
                        .atMost(LONG);
        assertEquals(1, rows.size());
        return rows.iterator().next().getUUID("file");
    }

    private void due(UUID file) {
        run(
                "update evidence_upload set look_at = now() - interval '1 second' where file = $1",
                file);
    }

    private void old(UUID file) {
        run(
                "update evidence_upload set came_at = now() - interval '2 hours' where file = $1",
                file);
        due(file);
    }

    private void bytes(UUID file, long bytes) {
        run("update evidence_upload set bytes = $2 where file = $1", file, bytes);
    }

    private String state(UUID file) {
        return text("select state as it from evidence_upload where file = $1", file);
    }

    private String text(String sql, UUID file) {
        var rows = pool.preparedQuery(sql).execute(Tuple.of(file)).await().atMost(LONG);
        return rows.size() == 0 ? null : rows.iterator().next().getString("it");
    }

    private long count(String sql, UUID file) {
        var rows = pool.preparedQuery(sql).execute(Tuple.of(file)).await().atMost(LONG);
        return rows.iterator().next().getLong(0);
    }

    private void run(String sql, Object... parameters) {
        pool.preparedQuery(sql).execute(Tuple.wrap(parameters)).await().atMost(LONG);
    }
}
