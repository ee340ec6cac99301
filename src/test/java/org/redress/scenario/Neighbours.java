package org.redress.scenario;

import static org.redress.scenario.OrderDraft.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.access.AccessTable;
import org.redress.access.Role;

/**
 * Two orders of one shop that have nothing to do with each other: each with a line paid back, a
 * return under way and a second dispute, which in one of them has come to the mediators. And a
 * report of each party and of a stranger.
 */
final class Neighbours {

    final Shop shop = new Shop();
    final Sale escalated = returning();
    final Sale quiet = returning();
    final Person stranger = new Person("stranger-" + UUID.randomUUID(), "buyer");

    /** The ids of the reports, by the role of who filed them; the stranger's under none. */
    final Map<String, String> reports = new HashMap<>();

    /** An account that is to be erased. */
    final String gone = "gone-" + UUID.randomUUID();

    Neighbours() {
        shop.marketplace.posts("/v1/accounts/" + gone + "/erasure", null);
        escalated.buyer.in(2).escalates();
        for (Person person : List.of(buyer(), seller(), shop.marketplace)) {
            reports.put(person.role(), reported(person));
        }
        reports.put("", reported(stranger));
    }

    private Sale returning() {
        Sale sale = shop.sells(draft());
        sale.seller.ships();
        sale.seller.refunds("jug");
        String photo = Attachment.photo().by(sale.buyer).accepted().text("id");
        Map<String, Object> broken =
                Map.of(
                        "reason",
                        "damaged",
                        "lines",
                        List.of("lamp"),
                        "text",
                        "It is broken.",
                        "remedy",
                        "return",
                        "evidence",
                        List.of(photo));
        sale.buyer.person().posts(sale.path() + "/disputes", broken).accepted();
        sale.seller.accepts(1);
        String address = "/v1/disputes/" + sale.id + "-1/return/address";
        sale.seller.person().posts(address, Map.of("address", "1 Seller Street")).accepted();
        sale.buyer.opens("in-transit", "cup");
        return sale;
    }

    private static OrderDraft draft() {
        return order().line("lamp", 2000, 200)
                .line("cup", 1000, 100)
                .line("jug", 500, 50)
                .shipping(500)
                .policy("moderator-5");
    }

    private static String reported(Person person) {
        var contact = Map.of("name", "Rea", "email", OrderDraft.mailbox(person));
        var body =
                Map.of(
                        "kind",
                        "product",
                        "url",
                        "https://shop.example/knife",
                        "reason",
                        "Prohibited",
                        "text",
                        "Look at it.",
                        "contact",
                        contact);
        return person.posts("/v1/reports", body).accepted().text("id");
    }

    Person buyer() {
        return escalated.buyer.person();
    }

    Person seller() {
        return escalated.seller.person();
    }

    /** Who may do this by the table; the first role that is told, where several may. */
    Person whoMay(String operation) {
        var rule = AccessTable.find(operation).orElseThrow();
        return Role.NAMES.stream()
                .filter(rule.roles()::contains)
                .findFirst()
                .map(this::as)
                .orElse(shop.marketplace);
    }

    /** The id that such a path is about: the caller's own, or, for the team, what it may see. */
    String own(String path, String role) {
        if (path.contains("/v1/accounts/{id}")) {
            return as(role).id();
        }
        if (path.contains("/v1/reports/{id}")) {
            return reports.getOrDefault(role, reports.get("buyer"));
        }
        return within(path, escalated.id);
    }

    /** Of an order, or of its first dispute or file. */
    static String within(String path, String order) {
        if (path.contains("/v1/disputes/{id}")) {
            return order + "-1";
        }
        return path.contains("/v1/evidence/{id}") ? order + "-e1" : order;
    }

    /** Who of the escalated order has this role; whoever is of none has an id of his own. */
    Person as(String role) {
        return switch (role) {
            case "buyer" -> buyer();
            case "seller" -> seller();
            case "marketplace" -> shop.marketplace;
            default -> new Person(role + "-of-" + escalated.id, role);
        };
    }
}
