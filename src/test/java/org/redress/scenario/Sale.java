package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.support.Eventually;
import org.redress.support.TestMail;

/** One order of a shop, with the people around it. */
final class Sale {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> ACCOUNTS =
            List.of("held", "inFlight", "refunded", "released", "fees", "chargedBack", "failed");

    final Shop shop;
    final String id;
    final Party marketplace;
    final Party buyer;
    final Party seller;
    final Party mediator;

    Sale(Shop shop, OrderDraft draft, String id) {
        this.shop = shop;
        this.id = id;
        marketplace = new Party(this, shop.marketplace);
        buyer = new Party(this, draft.buyer());
        seller = new Party(this, draft.seller());
        mediator = new Party(this, new Person("mediator-" + UUID.randomUUID(), "mediator"));
    }

    String path() {
        return "/v1/orders/" + id;
    }

    Reply order() {
        return marketplace.person().gets(path()).accepted();
    }

    /** The dispute with this number, as the marketplace sees it. */
    Reply dispute(int number) {
        return marketplace.person().gets("/v1/disputes/" + id + "-" + number).accepted();
    }

    /** Where the money stands: what is not nothing, such as "refunded 2700". */
    String money() {
        return money(order());
    }

    /** Where the money stands once the provider has moved all it was told to. */
    String moneyArrives() {
        Eventually.within(SOON, "money arrives", () -> order().number("money.inFlight") == 0);
        return money();
    }

    private static String money(Reply order) {
        List<String> parts = new ArrayList<>();
        long sum = 0;
        for (String account : ACCOUNTS) {
            long amount = order.number("money." + account);
            sum += amount;
            if (amount != 0) {
                parts.add(account + " " + amount);
            }
        }
        assertEquals(order.number("money.captured"), sum, "every unit is somewhere");
        return String.join(", ", parts);
    }

    /** What happened, by the words of the timeline. */
    List<String> story() {
        return timeline().stream().map(entry -> (String) entry.get("type")).toList();
    }

    List<Map<String, Object>> timeline() {
        return marketplace
                .person()
                .gets(path() + "/timeline")
                .accepted()
                .response()
                .jsonPath()
                .getList("");
    }

    /** The one line of the timeline with this type. */
    Map<String, Object> entry(String type) {
        var entries = timeline().stream().filter(entry -> entry.get("type").equals(type)).toList();
        assertEquals(1, entries.size(), () -> type + " in " + story());
        return entries.getFirst();
    }

    /** How each line ended or stands, by line. */
    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Map<String, String> line :
                order().response().jsonPath().<Map<String, String>>getList("lines")) {
            lines.put(line.get("id"), join(line.get("status"), line.get("settledBy")));
        }
        return lines;
    }

    private static String join(String... words) {
        return String.join(" by ", Stream.of(words).filter(Objects::nonNull).toList());
    }

    /** The emails about this sale in a mailbox, once there are so many. */
    List<Email> mails(String mailbox, int atLeast) {
        var mails = TestMail.SINK.received(atLeast, mail -> Email.isAbout(mail, id, mailbox));
        return mails.stream().map(Email::of).toList();
    }

    Email mail(String mailbox, String subject) {
        var wanted =
                TestMail.SINK.received(
                        1,
                        mail ->
                                Email.isAbout(mail, id, mailbox)
                                        && Email.of(mail).subject().contains(subject));
        assertEquals(1, wanted.size(), subject);
        return Email.of(wanted.getFirst());
    }
}
