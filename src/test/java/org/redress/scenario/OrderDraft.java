package org.redress.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A paid order as the marketplace would register it; what a test does not say has a plain default.
 */
final class OrderDraft {
    private final String name = UUID.randomUUID().toString();
    private final List<Map<String, Object>> lines = new ArrayList<>();
    private final Map<String, Object> more = new HashMap<>();
    private String policy = "seven-day";
    private long shipping;

    private OrderDraft() {}

    static OrderDraft order() {
        return new OrderDraft();
    }

    /** A lamp for 20.00 with 2.00 tax, sent for 5.00. */
    static OrderDraft lamp() {
        return order().line("lamp", 2000, 200).shipping(500);
    }

    OrderDraft policy(String name) {
        policy = name;
        return this;
    }

    OrderDraft line(String id, long goods, long tax) {
        lines.add(Map.of("id", id, "title", "A " + id, "quantity", 1, "goods", goods, "tax", tax));
        return this;
    }

    OrderDraft shipping(long amount) {
        shipping = amount;
        return this;
    }

    OrderDraft promised(String duration) {
        return with("promisedDelivery", duration);
    }

    /** Another value for a field of the body. */
    OrderDraft with(String field, Object value) {
        more.put(field, value);
        return this;
    }

    /** From this seller, who has more than one order. */
    OrderDraft soldBy(Person person) {
        return with("seller", contact(person, "Sal Seller"));
    }

    String id() {
        return "order-" + name;
    }

    Person buyer() {
        return new Person("buyer-" + name, "buyer");
    }

    Person seller() {
        return new Person("seller-" + name, "seller");
    }

    static String mailbox(Person person) {
        return person.id() + "@example.com";
    }

    Map<String, Object> payment() {
        long paid =
                lines.stream()
                        .mapToLong(line -> (long) line.get("goods") + (long) line.get("tax"))
                        .sum();
        return new HashMap<>(Map.of("reference", "pay-" + name, "amount", paid + shipping));
    }

    Map<String, Object> body() {
        Map<String, Object> body = new HashMap<>();
        body.put("orderId", id());
        body.put("currency", "EUR");
        body.put("policy", policy);
        body.put("buyer", contact(buyer(), "Bo Buyer"));
        body.put("seller", contact(seller(), "Sal Seller"));
        body.put("lines", lines);
        body.put("shipping", shipping);
        body.put("payment", payment());
        body.put("promisedDelivery", "P20D");
        body.putAll(more);
        return body;
    }

    private static Map<String, Object> contact(Person person, String name) {
        return new HashMap<>(Map.of("id", person.id(), "name", name, "email", mailbox(person)));
    }
}
