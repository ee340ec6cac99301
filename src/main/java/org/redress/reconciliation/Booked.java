package org.redress.reconciliation;

import java.util.Map;
import java.util.UUID;

/**
 * The same movement as our ledger has it.
 *
 * @param reference the provider's own as it told us, null until it is done
 * @param kind in the words of a statement: {@code refund} or {@code payout}
 * @param account where the money stands now: {@code in-flight}, {@code refunded}, {@code released},
 *     {@code failed}, or {@code charged-back} where a refund failed and the bank paid it; {@code
 *     correcting}, {@code corrected} or {@code correction-failed} for the marketplace's own money
 */
record Booked(
        UUID order,
        int instruction,
        String kind,
        long amount,
        String currency,
        String reference,
        String account) {

    Booked {
        kind = kind == null ? null : KINDS.getOrDefault(kind, kind);
    }

    /** To a provider a correction is a refund or a payout as any other. */
    private static final Map<String, String> KINDS =
            Map.of("buyer_correction", "refund", "seller_correction", "payout");

    String key() {
        return order + "-" + instruction;
    }

    /** In the words of a statement. */
    String status() {
        return switch (account) {
            case "refunded", "released", "corrected" -> "done";
            case "in-flight", "correcting" -> "pending";
            case "charged-back", "correction-failed", "marketplace" -> "failed";
            default -> account;
        };
    }
}
