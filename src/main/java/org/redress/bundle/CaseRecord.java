package org.redress.bundle;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.redress.evidence.Scan;
import org.redress.order.OrderId;
import org.redress.order.ProtectedOrder;

/** Everything that is kept of one order's case, as it stands in the database at one moment. */
record CaseRecord(
        ProtectedOrder order,
        byte[] lastHash,
        List<Event> events,
        List<Posting> postings,
        List<Paper> papers,
        Policy policy,
        Instant at) {

    /** An event's exact text and the hash that is kept of it. */
    record Event(int number, String body, byte[] hash) {}

    /** Amounts are minor units. */
    record Posting(
            int event,
            int place,
            String from,
            String to,
            long amount,
            String currency,
            int instruction) {}

    /**
     * An erasable row: what somebody wrote, titles, or what a file is.
     *
     * @param scan of a file: what the scanner said of it
     */
    record Paper(UUID ref, String kind, byte[] salt, String body, Scan scan) {

        /** What events hold of it. */
        String digest() {
            byte[] digest =
                    OrderId.sha256(salt, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        }
    }

    /** The pinned policy's text, and what it refers to as it was pinned with it. */
    record Policy(String ref, String text, String annex) {}
}
