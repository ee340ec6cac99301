package org.redress.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Everything the database holds of one order's money, as it stands there. */
final class StoredOrder {

    final UUID id;
    final List<Event> events = new ArrayList<>();
    final List<PostingRow> postings = new ArrayList<>();
    final List<SettlementRow> settlements = new ArrayList<>();
    Head head;
    Listing listing;

    StoredOrder(UUID id) {
        this.id = id;
    }

    /** The order's own row, null where there is none. */
    record Head(int version, short format, String status, String state, byte[] lastHash) {}

    record Event(int number, String type, String body, byte[] hash, Instant at) {}

    /** A posting without its order; told apart by event and place. */
    record PostingRow(
            int event,
            int place,
            String from,
            String to,
            long amount,
            String currency,
            int instruction) {

        String key() {
            return event + "/" + place;
        }

        String words() {
            String money = amount + " " + currency + " from " + from + " to " + to;
            return instruction == 0 ? money : money + " by instruction " + instruction;
        }
    }

    /** A line's one settlement; amounts are goods, tax and shipping. */
    record SettlementRow(
            int line, int event, String cause, List<Long> refunded, List<Long> released) {

        String words() {
            return cause + ", refunded " + refunded + ", released " + released;
        }
    }

    /** The row that lists read. */
    record Listing(String status, long held) {}
}
