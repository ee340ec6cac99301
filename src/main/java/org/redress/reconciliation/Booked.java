package org.redress.reconciliation;

import java.util.UUID;

/**
 * The same movement as our ledger has it.
 *
 * @param reference the provider's own as it told us, null until it is done
 * @param account where the money stands now: {@code in-flight}, {@code refunded}, {@code released},
 *     {@code failed}, or {@code charged-back} where a refund failed and the bank paid it
 */
record Booked(
        UUID order,
        int instruction,
        String kind,
        long amount,
        String currency,
        String reference,
        String account) {

    String key() {
        return order + "-" + instruction;
    }

    /** In the words of a statement. */
    String status() {
        return switch (account) {
            case "refunded", "released" -> "done";
            case "in-flight" -> "pending";
            case "charged-back" -> "failed";
            default -> account;
        };
    }
}
