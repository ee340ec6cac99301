package org.redress.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.redress.audit.StoredOrder.Event;
import org.redress.audit.StoredOrder.PostingRow;
import org.redress.audit.StoredOrder.SettlementRow;
import org.redress.kernel.Occurrence;
import org.redress.ledger.Parts;
import org.redress.order.Effect;
import org.redress.order.OrderEffects;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvolution;
import org.redress.order.OrderId;
import org.redress.order.OrderJson;
import org.redress.order.ProtectedOrder;

/**
 * Proves one order's books from its events (rule 10): the hash chain, then everything that follows
 * from the events by the core itself: postings, settlements, state and balance.
 */
final class OrderAudit {

    private static final byte[] START = new byte[32];

    private final StoredOrder order;
    private final List<Finding> findings = new ArrayList<>();
    private final List<PostingRow> postings = new ArrayList<>();
    private final List<SettlementRow> settlements = new ArrayList<>();

    private OrderAudit(StoredOrder order) {
        this.order = order;
    }

    static List<Finding> of(StoredOrder order) {
        var audit = new OrderAudit(order);
        audit.run();
        return List.copyOf(audit.findings);
    }

    private void run() {
        chain();
        if (order.head == null) {
            found(null, "order row", "one", Finding.NONE);
            return;
        }
        head();
        if (order.head.format() > OrderJson.FORMAT) {
            return;
        }
        ProtectedOrder told = replay();
        if (told != null) {
            compare("posting", postings, order.postings, PostingRow::key, PostingRow::words);
            compareSettlements();
            state(told);
        }
    }

    /** Each event's hash covers the one before, so a changed, missing or added one shows. */
    private void chain() {
        byte[] previous = START;
        int number = 0;
        for (Event event : order.events) {
            number++;
            if (event.number() != number) {
                found(number, "event", "number " + number, "number " + event.number());
                number = event.number();
            }
            byte[] hash = OrderId.sha256(previous, event.body().getBytes(StandardCharsets.UTF_8));
            if (!Arrays.equals(hash, event.hash())) {
                found(number, "hash chain", hex(hash), hex(event.hash()));
            }
            previous = event.hash();
        }
    }

    private void head() {
        Event last = order.events.isEmpty() ? null : order.events.getLast();
        int events = last == null ? 0 : last.number();
        if (events != order.head.version()) {
            found(events, "version of the order", events + "", order.head.version() + "");
        }
        if (last != null && !Arrays.equals(last.hash(), order.head.lastHash())) {
            found(events, "last hash of the order", hex(last.hash()), hex(order.head.lastHash()));
        }
    }

    /** Null where the events tell no story that can be followed; that is found then. */
    private ProtectedOrder replay() {
        ProtectedOrder told = null;
        for (Event event : order.events) {
            try {
                var occurrence = OrderJson.event(event.body());
                columns(event, occurrence);
                told = OrderEvolution.evolve(told, occurrence);
                follow(told, event.number(), occurrence);
            } catch (RuntimeException e) {
                found(event.number(), "event", "one that can follow", "" + e.getMessage());
                return null;
            }
        }
        return told;
    }

    private void columns(Event event, Occurrence<OrderEvent> occurrence) {
        String type = OrderJson.type(occurrence.event());
        if (!type.equals(event.type())) {
            found(event.number(), "type of the event", type, event.type());
        }
        if (!occurrence.at().equals(event.at())) {
            found(event.number(), "instant of the event", occurrence.at() + "", event.at() + "");
        }
    }

    private void follow(ProtectedOrder told, int number, Occurrence<OrderEvent> occurrence) {
        int place = 0;
        for (Effect effect : OrderEffects.of(occurrence)) {
            place++;
            if (effect instanceof Effect.Post(var posting)) {
                postings.add(
                        new PostingRow(
                                number,
                                place,
                                posting.from().code(),
                                posting.to().code(),
                                posting.amount(),
                                told.currency(),
                                posting.instruction()));
            } else if (effect instanceof Effect.Settle(var line, var cause)) {
                settlements.add(
                        new SettlementRow(
                                line.line(),
                                number,
                                cause.code(),
                                amounts(line.refunded()),
                                amounts(line.released())));
            }
        }
    }

    private static List<Long> amounts(Parts parts) {
        return List.of(parts.goods(), parts.tax(), parts.shipping());
    }

    private void compareSettlements() {
        compare(
                "settlement of line",
                settlements,
                order.settlements,
                row -> row.event() + "/" + row.line(),
                SettlementRow::words);
    }

    private <R> void compare(
            String what,
            List<R> expected,
            List<R> found,
            Function<R, String> key,
            Function<R, String> words) {
        Map<String, R> wanted = new TreeMap<>();
        expected.forEach(row -> wanted.put(key.apply(row), row));
        Map<String, R> there = new TreeMap<>();
        found.forEach(row -> there.put(key.apply(row), row));
        var all = new TreeSet<>(wanted.keySet());
        all.addAll(there.keySet());
        for (String each : all) {
            R one = wanted.get(each);
            R other = there.get(each);
            if (one == null || !one.equals(other)) {
                found(
                        Integer.valueOf(each.substring(0, each.indexOf('/'))),
                        what + " " + each.substring(each.indexOf('/') + 1),
                        one == null ? Finding.NONE : words.apply(one),
                        other == null ? Finding.NONE : words.apply(other));
            }
        }
    }

    /** A row of an older format is compared with what that format knew. */
    private void state(ProtectedOrder told) {
        short format = order.head.format();
        try {
            var known = OrderJson.asKnownTo(format, told);
            if (!known.equals(OrderJson.state(order.head.state(), format))) {
                found(told.version(), "state", "as the events tell", difference(told));
            }
        } catch (RuntimeException e) {
            found(told.version(), "state", "one that can be read", "" + e.getMessage());
        }
        String status = told.isOver() ? "settled" : "open";
        if (!status.equals(order.head.status())) {
            found(null, "status of the order", status, order.head.status());
        }
        String listed = order.listing == null ? Finding.NONE : listed(order.listing);
        String should = listed(new StoredOrder.Listing(status, told.balance().held()));
        if (!should.equals(listed)) {
            found(null, "order list", should, listed);
        }
    }

    private static String listed(StoredOrder.Listing listing) {
        return listing.status() + ", held " + listing.held();
    }

    /** A little of the stored text from where it differs. */
    private String difference(ProtectedOrder told) {
        String should = OrderJson.state(told);
        String there = order.head.state();
        int at = 0;
        while (at < Math.min(should.length(), there.length())
                && should.charAt(at) == there.charAt(at)) {
            at++;
        }
        int end = Math.min(there.length(), at + 60);
        return "from place " + at + ": " + there.substring(Math.max(0, at - 20), end);
    }

    private void found(Integer event, String what, String expected, String there) {
        findings.add(new Finding(order.id, event, what, expected, there));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
