package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** Somebody who looks at everything and changes nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditorTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("FS3")
    void an_auditor_reads_every_case_and_the_books_and_changes_nothing() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        var auditor = new Person("auditor-" + UUID.randomUUID(), "auditor");
        var dispute = "/v1/disputes/" + sale.id + "-1";

        for (String path :
                List.of(
                        sale.path(),
                        sale.path() + "/timeline",
                        sale.path() + "/explanation",
                        sale.path() + "/ledger",
                        sale.path() + "/payments",
                        sale.path() + "/evidence",
                        dispute,
                        dispute + "/timeline",
                        "/v1/ledger/balances",
                        "/v1/ledger/verification?limit=1",
                        "/v1/orders?limit=1",
                        "/v1/disputes?limit=1")) {
            auditor.gets(path).accepted();
        }
        assertEquals(List.of(), new Party(sale, auditor).may());
        assertEquals(List.of(), new Party(sale, auditor).mayWithOrder());
        for (String path :
                List.of(
                        sale.path() + "/receipt",
                        sale.path() + "/shipments",
                        sale.path() + "/corrections",
                        dispute + "/ruling",
                        dispute + "/drafts",
                        dispute + "/assignment",
                        dispute + "/extension",
                        dispute + "/messages",
                        "/v1/orders",
                        "/v1/api-keys",
                        "/v1/webhook-endpoints")) {
            auditor.posts(path, Map.of()).problem(403, "forbidden");
        }
        new Person("r", "reader").gets(sale.path()).problem(404, "not-found");
        new Person("r", "reader").gets("/v1/ledger/balances").problem(403, "forbidden");
    }
}
