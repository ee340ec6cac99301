package org.redress.scenario;

import static org.redress.scenario.OrderDraft.order;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Cases in which every field of a view stands somewhere. Each has come to the mediators, so that
 * everybody who can have to do with an order sees all of them.
 */
final class ShownCases {

    static final String ADDRESS = "1 Hidden Street";
    static final String DRAFT = "A draft that nobody has signed.";
    static final String SEALED = "sealed-by-the-seller.jpg";
    static final String UNNAMED = "not-named-by-the-buyer.jpg";

    final Shop shop = new Shop();
    final Person mediator = new Person("mediator-" + UUID.randomUUID(), "mediator");
    final Person assistant = new Person("assistant-" + UUID.randomUUID(), "assistant");
    final Person operator = new Person("operator-" + UUID.randomUUID(), "operator");

    final Sale talks = talks();
    final Sale returned = returned();
    final Sale ruled = ruled();
    final Sale settled = settled();
    final Sale frozen = frozen();
    final Sale lost = lost();

    /** What is reported, by the role of who reports it. */
    final Map<String, String> reports =
            Map.of(
                    "buyer", reported(talks.buyer.person()),
                    "seller", reported(talks.seller.person()),
                    "marketplace", reported(shop.marketplace));

    List<Sale> all() {
        return List.of(talks, returned, ruled, settled, frozen, lost);
    }

    private Sale sells(String... lines) {
        var draft = order().shipping(500).policy("moderator-5");
        for (String line : lines) {
            draft.line(line, 2000, 200);
        }
        return shop.sells(draft);
    }

    /** The last line's dispute goes to the mediators and stays there. */
    private Sale escalated(String... lines) {
        Sale sale = sells(lines);
        sale.seller.ships();
        sale.buyer.opens("in-transit", lines[lines.length - 1]);
        sale.buyer.escalates();
        return sale;
    }

    private Sale talks() {
        Sale sale = sells("jug", "mug", "lamp", "cup");
        ships(sale, "RR100", "mug");
        ships(sale, "RR200", "lamp", "cup");
        does(sale.buyer, "extension-request", Map.of("lines", List.of("lamp"), "by", "P3D"));
        does(sale.seller, "extension", Map.of("lines", List.of("lamp"), "by", "P1D"));
        does(sale.buyer, "messages", Map.of("text", "When does it come?"));
        sale.buyer.opens("in-transit", "cup");
        sale.buyer.escalates();
        acts(mediator, sale, 1, "assignment", null);
        acts(mediator, sale, 1, "evidence-requests", Map.of("from", "buyer", "what", "Show it."));
        acts(mediator, sale, 1, "proposals", Map.of("amount", 100, "text", "Take it."));
        acts(assistant, sale, 1, "drafts", Map.of("amount", 100, "grounds", DRAFT));
        acts(sale.seller.person(), sale, 1, "proposals/2/acceptance", null);
        broken(sale, "lamp", "refund");
        acts(sale.seller.person(), sale, 2, "counter-offer", Map.of("amount", 500));
        acts(sale.buyer.person(), sale, 2, "messages", Map.of("text", "No."));
        named(SEALED).underSeal().intoDispute(sale.seller.in(2)).accepted();
        named(UNNAMED).by(sale.buyer).accepted();
        tracks(sale, "RR100", "delivered");
        return sale;
    }

    private Sale returned() {
        Sale sale = escalated("lamp", "cup");
        broken(sale, "lamp", "return");
        sale.seller.in(2).accepts(1);
        acts(sale.seller.person(), sale, 2, "return/address", Map.of("address", ADDRESS));
        var shipment = Map.of("carrier", "Post", "trackingNumber", "RB300", "freight", 300);
        acts(sale.buyer.person(), sale, 2, "return/shipment", shipment);
        return sale;
    }

    private Sale ruled() {
        Sale sale = escalated("lamp");
        rules(sale);
        acts(sale.buyer.person(), sale, 1, "appeal-waiver", null);
        return sale;
    }

    private Sale settled() {
        Sale sale = escalated("lamp");
        acts(mediator, sale, 1, "extension", Map.of("by", "P1D", "why", "A strike."));
        rules(sale);
        acts(sale.buyer.person(), sale, 1, "appeal-waiver", null);
        acts(sale.seller.person(), sale, 1, "appeal-waiver", null);
        sale.moneyArrives();
        for (String side : List.of("buyer", "seller")) {
            corrects(sale, side);
        }
        return sale;
    }

    private void corrects(Sale sale, String side) {
        var body =
                Map.of("recipient", side, "amount", 1, "currency", "EUR", "reason", "For " + side);
        operator.posts(sale.path() + "/corrections", body).accepted();
    }

    private Sale frozen() {
        Sale sale = escalated("lamp", "cup");
        sale.buyer.opens("in-transit", "lamp");
        charges(sale);
        return sale;
    }

    private Sale lost() {
        Sale sale = escalated("lamp", "cup");
        sale.seller.refunds("lamp");
        sale.moneyArrives();
        charges(sale);
        var outcome = Map.of("reference", "cb-" + sale.id, "outcome", "lost");
        shop.marketplace.posts(sale.path() + "/chargeback/outcome", outcome).accepted();
        return sale;
    }

    private void charges(Sale sale) {
        var reference = Map.of("reference", "cb-" + sale.id);
        shop.marketplace.posts(sale.path() + "/chargeback", reference).accepted();
    }

    private void rules(Sale sale) {
        acts(mediator, sale, 1, "assignment", null);
        acts(mediator, sale, 1, "ruling", Map.of("amount", 700, "grounds", "As I see it."));
    }

    private void tracks(Sale sale, String number, String status) {
        var fact =
                Map.of(
                        "carrierEventId",
                        "fact-" + sale.id,
                        "trackingNumber",
                        number,
                        "status",
                        status,
                        "occurredAt",
                        Shop.OPENING.toString(),
                        "place",
                        "Bonn");
        shop.marketplace.posts(sale.path() + "/tracking", fact).accepted();
    }

    private void ships(Sale sale, String number, String... lines) {
        var parcel = Map.of("lines", List.of(lines), "carrier", "Post", "trackingNumber", number);
        does(sale.seller, "shipments", parcel);
    }

    private static void broken(Sale sale, String line, String remedy) {
        String photo = Attachment.photo().by(sale.buyer).accepted().text("id");
        var body =
                Map.of(
                        "reason",
                        "damaged",
                        "lines",
                        List.of(line),
                        "text",
                        "It is broken.",
                        "remedy",
                        remedy,
                        "evidence",
                        List.of(photo));
        does(sale.buyer, "disputes", body);
    }

    private static Attachment named(String name) {
        var photo = Attachment.photo();
        return new Attachment(name, photo.content(), photo.kind(), null);
    }

    private static void does(Party party, String what, Object body) {
        party.person().posts(party.sale().path() + "/" + what, body).accepted();
    }

    private static void acts(Person person, Sale sale, int dispute, String what, Object body) {
        person.posts("/v1/disputes/" + sale.id + "-" + dispute + "/" + what, body).accepted();
    }

    /** Reported, taken and decided, so that there is all to be seen. */
    private String reported(Person person) {
        var contact = Map.of("name", "Rea", "email", OrderDraft.mailbox(person));
        var body =
                Map.of(
                        "kind",
                        "intellectual-property",
                        "url",
                        "https://shop.example/knife",
                        "holder",
                        true,
                        "seller",
                        "some-seller",
                        "reason",
                        "A copy",
                        "text",
                        "Look at it.",
                        "contact",
                        contact);
        String id = person.posts("/v1/reports", body).accepted().text("id");
        mediator.posts("/v1/reports/" + id + "/assignment", null).accepted();
        var verdict = Map.of("decision", "upheld", "grounds", "It is so.");
        mediator.posts("/v1/reports/" + id + "/decision", verdict).accepted();
        return id;
    }

    /** The marketplace has something to say about both parties' accounts. */
    void judges() {
        for (Person person : List.of(talks.buyer.person(), talks.seller.person())) {
            var body = Map.of("role", person.role(), "standing", "blocked", "reason", "Because.");
            new Reply(
                            shop.marketplace
                                    .asked()
                                    .contentType(ContentType.JSON)
                                    .body(body)
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .put("/v1/accounts/" + person.id() + "/standing"))
                    .accepted();
        }
    }

    /** Who of a sale has this role. */
    Person as(String role, Sale sale) {
        return switch (role) {
            case "buyer" -> sale.buyer.person();
            case "seller" -> sale.seller.person();
            case "marketplace" -> shop.marketplace;
            case "mediator" -> mediator;
            case "assistant" -> assistant;
            case "operator" -> operator;
            default -> new Person(role + "-of-" + sale.id, role);
        };
    }
}
