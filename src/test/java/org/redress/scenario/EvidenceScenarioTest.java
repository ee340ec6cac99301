package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/**
 * Files as evidence: when one is needed, what counts, who sees it, and until when it may change.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EvidenceScenarioTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("M02")
    void a_problem_with_received_goods_needs_a_file_and_missing_goods_need_none() {
        Sale broken = shipped();
        opens(broken, "damaged", "It is broken.").problem(409, "evidence-needed");

        String photo = Attachment.photo().by(broken.buyer).accepted().text("id");
        opens(broken, "damaged", "It is broken.", photo).accepted();

        Sale missing = shipped();
        opens(missing, "in-transit", "It has not come.").accepted();
    }

    @Test
    @Tag("M02")
    void nobody_opens_a_dispute_with_a_file_of_another_order() {
        Sale sale = shipped();
        String foreign = Attachment.photo().by(shipped().buyer).accepted().text("id");

        opens(sale, "damaged", "It is broken.", foreign).problem(400, "evidence-unknown");
        opens(sale, "damaged", "It is broken.", sale.id + "-e7").problem(404, "evidence-not-found");
    }

    @Test
    @Tag("M03")
    @Tag("M05")
    void each_kind_of_file_is_taken_and_given_back_as_it_was() {
        Sale sale = shipped();
        var given =
                Map.of(
                        Attachment.photo(), "image/jpeg",
                        Attachment.screenshot(), "image/png",
                        Attachment.video("video"), "video/mp4",
                        Attachment.video("unboxing-video"), "video/mp4",
                        Attachment.chat("Ann: when does it come?\n"), "text/plain",
                        Attachment.document(), "application/pdf");
        given.forEach((file, type) -> {
            var view = file.by(sale.buyer).accepted();

            assertEquals(201, view.status());
            assertEquals(file.kind(), view.text("kind"));
            assertEquals(type, view.text("type"));
            assertEquals(file.name(), view.text("name"));
            assertEquals(file.content().length, view.number("bytes"));
            assertEquals("buyer", view.text("by"));
            assertEquals(Shop.OPENING, view.instant("at"));
            var download = download(sale.buyer, view.text("id")).accepted();
            assertArrayEquals(file.content(), download.response().asByteArray());
            assertEquals(type, download.response().contentType().split(";")[0]);
        });
        assertEquals(given.size(), listed(sale.buyer).size());
    }

    @Test
    @Tag("M03")
    void what_a_file_holds_must_fit_what_it_is_said_to_show() {
        Sale sale = shipped();

        var refusal =
                Attachment.photo()
                        .as("video")
                        .by(sale.buyer)
                        .problem(415, "evidence-type-not-allowed");
        assertEquals("image/jpeg", refusal.fact("found"));
        assertEquals("video/mp4, video/quicktime, video/webm", refusal.fact("allowed"));

        Stream.of("<svg onload='alert(1)'/>", "<!doctype html><p>", "PK\u0003\u0004", "GIF89a", "")
                .map(content -> Attachment.of("photo", "lamp.jpg", content).by(sale.buyer))
                .forEach(reply -> reply.problem(415, "evidence-type-not-allowed"));
        assertEquals(List.of(), listed(sale.buyer));
    }

    @Test
    @Tag("M04")
    void a_link_is_no_evidence() {
        Sale sale = shipped();
        String link = "https://video.example.com/watch?v=1";

        opens(sale, "damaged", "See " + link).problem(409, "evidence-needed");
        opens(sale, "damaged", "It is broken.", link).problem(400, "evidence-unknown");
        Attachment.of("video", "lamp.mp4", link)
                .by(sale.buyer)
                .problem(415, "evidence-type-not-allowed");
        String chat = Attachment.chat(link).by(sale.buyer).accepted().text("id");
        opens(sale, "damaged", "It is broken.", chat).problem(409, "evidence-needed");
    }

    @Test
    @Tag("M06")
    void files_come_and_go_until_a_mediator_decides_and_then_only_those_asked_for_come() {
        Sale sale = disputed();
        String first = Attachment.photo().intoDispute(sale.buyer).accepted().text("id");
        String second = Attachment.photo().intoDispute(sale.buyer).accepted().text("id");
        deletes(sale.buyer, first).accepted();
        download(sale.buyer, first).problem(404, "not-found");
        deletes(sale.seller, second).problem(404, "evidence-not-found");

        escalated(sale);
        Attachment.photo().intoDispute(sale.buyer).problem(409, "evidence-closed");
        deletes(sale.buyer, second).problem(409, "evidence-closed");

        mediates(sale, "assignment", null);
        mediates(sale, "evidence-requests", Map.of("from", "buyer", "what", "The wrapping."));
        Attachment.photo().intoDispute(sale.seller).problem(409, "evidence-closed");
        Attachment.photo().intoDispute(sale.buyer).accepted();
        assertEquals(2, listedInDispute(sale.mediator).size());

        String beside = Attachment.photo().by(sale.buyer).accepted().text("id");
        download(sale.mediator, beside).problem(404, "not-found");
    }

    @Test
    void before_a_dispute_a_file_is_its_owners_and_in_a_dispute_both_see_it() {
        Sale sale = shipped();
        String photo = Attachment.photo().by(sale.buyer).accepted().text("id");
        assertEquals(List.of(photo), listed(sale.buyer));
        assertEquals(List.of(), listed(sale.seller));
        download(sale.seller, photo).problem(404, "not-found");

        opens(sale, "damaged", "It is broken.", photo).accepted();

        assertEquals(List.of(photo), listedInDispute(sale.seller));
        download(sale.seller, photo).accepted();
        download(sale.marketplace, photo).accepted();
        download(sale.mediator, photo).problem(404, "not-found");
    }

    @Test
    void a_sealed_file_is_seen_by_whoever_brought_it_and_by_the_mediator() {
        Sale sale = disputed();
        var view = Attachment.photo().underSeal().intoDispute(sale.buyer).accepted();
        String photo = view.text("id");
        assertEquals("true", view.text("sealed"));

        download(sale.buyer, photo).accepted();
        download(sale.seller, photo).problem(404, "not-found");
        assertEquals(List.of(), listedInDispute(sale.seller));

        escalated(sale);
        download(sale.mediator, photo).accepted();
        download(sale.seller, photo).problem(404, "not-found");
    }

    @Test
    void to_a_stranger_there_is_nothing() {
        Sale sale = disputed();
        String photo = Attachment.photo().intoDispute(sale.buyer).accepted().text("id");
        Person stranger = new Person("stranger-" + UUID.randomUUID(), "buyer");
        String key = UUID.randomUUID().toString();

        Attachment.photo().to(sale.path(), stranger, key).problem(404, "not-found");
        Attachment.photo()
                .to("/v1/disputes/" + sale.id + "-9", sale.buyer.person(), key)
                .problem(404, "not-found");
        for (var path :
                List.of(
                        "/v1/evidence/" + photo,
                        sale.path() + "/evidence",
                        "/v1/disputes/" + sale.id + "-1/evidence")) {
            stranger.gets(path).problem(404, "not-found");
        }
        deletes(new Party(sale, stranger), photo).problem(404, "not-found");
        sale.buyer.person().gets("/v1/evidence/" + sale.id + "-e99").problem(404, "not-found");
        sale.buyer.person().gets("/v1/evidence/nonsense").problem(404, "not-found");
        Attachment.photo().by(sale.marketplace).problem(403, "forbidden");
    }

    private Sale shipped() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        return sale;
    }

    private Sale disputed() {
        Sale sale = shipped();
        opens(sale, "in-transit", "It has not come.").accepted();
        return sale;
    }

    /** Talks that reach their cap are a mediator's. */
    private void escalated(Sale sale) {
        sale.seller.counters(1000);
        shop.daysGoTo(7);
        assertEquals("under-review", sale.dispute(1).text("status"));
    }

    private static Reply opens(Sale sale, String reason, String text, String... evidence) {
        var body = new HashMap<String, Object>();
        body.put("reason", reason);
        body.put("lines", List.of("lamp"));
        body.put("text", text);
        body.put("evidence", List.of(evidence));
        return sale.buyer.person().posts(sale.path() + "/disputes", body);
    }

    private static void mediates(Sale sale, String what, Object body) {
        String dispute = "/v1/disputes/" + sale.id + "-1/";
        sale.mediator.person().posts(dispute + what, body).accepted();
    }

    private static Reply download(Party party, String id) {
        return party.person().gets("/v1/evidence/" + id);
    }

    private static Reply deletes(Party party, String id) {
        var request =
                party.person().asked().header("Idempotency-Key", UUID.randomUUID().toString());
        return new Reply(request.delete("/v1/evidence/" + id));
    }

    private static List<String> listed(Party party) {
        return ids(party.person().gets(party.sale().path() + "/evidence"));
    }

    private static List<String> listedInDispute(Party party) {
        return ids(party.person().gets("/v1/disputes/" + party.sale().id + "-1/evidence"));
    }

    private static List<String> ids(Reply reply) {
        return reply.accepted().response().jsonPath().getList("id");
    }
}
