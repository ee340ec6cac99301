package org.redress.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A person in a sale, and what he does in it. What he does is expected to be accepted; {@link
 * #tries} leaves that to the test.
 */
record Party(Sale sale, Person person, int dispute, boolean only) {

    Party(Sale sale, Person person) {
        this(sale, person, 1, false);
    }

    /** The same, with refusals allowed. */
    Party tries() {
        return new Party(sale, person, dispute, true);
    }

    /** The same, in another dispute than the first. */
    Party in(int number) {
        return new Party(sale, person, number, only);
    }

    Reply ships(String... lines) {
        return does("shipments", Map.of("lines", List.of(lines)));
    }

    Reply receives(String... lines) {
        return does("receipt", Map.of("lines", List.of(lines)));
    }

    Reply refunds(String... lines) {
        return does("refund", Map.of("lines", List.of(lines)));
    }

    /** Asks for everything these lines allow. */
    Reply opens(String reason, String... lines) {
        return does("disputes", opening(reason, lines));
    }

    Reply opensFor(long amount, String reason, String... lines) {
        var body = opening(reason, lines);
        body.put("amount", amount);
        return does("disputes", body);
    }

    private static Map<String, Object> opening(String reason, String... lines) {
        return new HashMap<>(
                Map.of("reason", reason, "lines", List.of(lines), "text", "It has not come."));
    }

    Reply accepts(int offer) {
        return answers("acceptance", Map.of("offer", offer));
    }

    Reply acceptsNothing(int offer) {
        return answers("acceptance", Map.of("offer", offer, "confirmZero", true));
    }

    Reply counters(long amount) {
        return answers("counter-offer", Map.of("amount", amount));
    }

    Reply rejects() {
        return answers("rejection", null);
    }

    Reply escalates() {
        return answers("escalation", null);
    }

    Reply withdraws() {
        return answers("withdrawal", null);
    }

    Reply rules(long amount) {
        return answers("ruling", Map.of("amount", amount, "grounds", "As I see it."));
    }

    Reply rulesWithShipping(long amount) {
        var body = Map.of("amount", amount, "coversShipping", true, "grounds", "As I see it.");
        return answers("ruling", body);
    }

    /** His emails about this sale, once there are so many. */
    List<Email> mails(int atLeast) {
        return sale.mails(OrderDraft.mailbox(person), atLeast);
    }

    /** The one email about this sale with these words in its subject. */
    Email mail(String subject) {
        return sale.mail(OrderDraft.mailbox(person), subject);
    }

    /** What he may do in the dispute now. */
    List<String> may() {
        return names(looksAtDispute());
    }

    /** What he may do with the order now. */
    List<String> mayWithOrder() {
        return names(person.gets(sale.path()).accepted());
    }

    Reply looksAtDispute() {
        return person.gets("/v1/disputes/" + sale.id + "-" + dispute).accepted();
    }

    private static List<String> names(Reply reply) {
        return new ArrayList<>(reply.response().jsonPath().getList("allowedActions.action"));
    }

    private Reply does(String what, Object body) {
        return expected(person.posts(sale.path() + "/" + what, body));
    }

    private Reply answers(String what, Object body) {
        return expected(person.posts("/v1/disputes/" + sale.id + "-" + dispute + "/" + what, body));
    }

    private Reply expected(Reply reply) {
        return only ? reply : reply.accepted();
    }
}
