package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.evidence.ArrivalSweep;
import org.redress.support.ClamDaemon;
import org.redress.support.FakeScanner;
import org.redress.support.PostgresResource;
import org.redress.support.SampleFiles;

/** What ClamAV itself says, and that no other word than "clean" from it shows a file. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = ClamDaemon.class, restrictToAnnotatedClass = true)
@Tag("FF8")
class RealClamAvTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Shop shop = new Shop();
    @Inject ArrivalSweep sweep;
    @Inject Pool pool;

    @BeforeEach
    void start() {
        assumeTrue(ClamDaemon.isInstalled(), "no clamd here: Debian has it as clamav-daemon");
        ClamDaemon.begin();
    }

    @AfterEach
    void stop() {
        ClamDaemon.end();
    }

    @Test
    void a_clean_file_is_shown_and_an_infected_one_is_refused() {
        Sale sale = disputed();

        assertEquals("available", status(Attachment.photo(), sale));
        Attachment.photo()
                .holding(infected())
                .intoDispute(sale.buyer)
                .problem(422, "evidence-infected");

        assertEquals(List.of("available"), listed(sale));
    }

    @Test
    void what_came_while_it_was_stopped_is_shown_once_it_was_found_clean() {
        Sale sale = disputed();
        assertEquals("available", status(Attachment.photo(), sale));
        ClamDaemon.end();
        assertEquals("quarantined", status(Attachment.photo(), sale));
        assertEquals("quarantined", status(Attachment.photo().holding(infected()), sale));
        sweeps();
        assertEquals(List.of("available", "quarantined", "quarantined"), listed(sale));
        assertShown(sale, 1);

        ClamDaemon.begin();
        sweeps();

        assertEquals(List.of("available", "available", "infected"), listed(sale));
        assertShown(sale, 2);
        sale.seller.person().gets(file(sale, 3)).problem(409, "evidence-infected");
        sale.buyer.person().gets(file(sale, 3)).problem(409, "evidence-infected");
    }

    @Test
    void what_it_does_not_take_or_look_through_is_neither_clean_nor_infected() {
        Sale sale = disputed();
        for (int size : List.of(ClamDaemon.LOOKED_THROUGH + 1, ClamDaemon.TAKEN + 1)) {
            var large = Attachment.photo().holding(SampleFiles.jpegOf(size));
            assertEquals("quarantined", status(large, sale));
        }

        sweeps();

        assertEquals(List.of("quarantined", "quarantined"), listed(sale));
        assertShown(sale, 0);
    }

    private static byte[] infected() {
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

    private static String status(Attachment file, Sale sale) {
        return file.intoDispute(sale.buyer).accepted().text("status");
    }

    private static List<String> listed(Sale sale) {
        return told(sale, "status");
    }

    private static List<String> told(Sale sale, String field) {
        return sale.seller
                .person()
                .gets("/v1/disputes/" + sale.id + "-1/evidence")
                .accepted()
                .response()
                .jsonPath()
                .getList(field);
    }

    /** The other side downloads so many of the first files, and no other. */
    private static void assertShown(Sale sale, int first) {
        int files = listed(sale).size();
        for (int number = 1; number <= files; number++) {
            var download = sale.seller.person().gets(file(sale, number)).response();
            assertEquals(number <= first ? 200 : 409, download.statusCode(), "file " + number);
        }
    }

    private static String file(Sale sale, int number) {
        return "/v1/evidence/" + told(sale, "id").get(number - 1);
    }

    /** Everything that waits, whenever it is due. */
    private void sweeps() {
        pool.query(
                        "update evidence_upload set look_at = now() - interval '1 second'"
                                + " where scan = 'waiting'")
                .execute()
                .await()
                .atMost(LONG);
        assertTrue(sweep.run().await().atMost(LONG) > 0);
    }
}
