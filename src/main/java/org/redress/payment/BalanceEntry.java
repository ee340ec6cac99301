package org.redress.payment;

import java.time.Instant;
import org.redress.kernel.Money;

/**
 * One line of the provider's own books, to be compared with the ledger.
 *
 * @param reference the provider's own
 * @param key ours as the provider has kept it, null where it has none
 * @param kind what moved
 * @param moved always above zero
 */
public record BalanceEntry(String reference, String key, Kind kind, Money moved, Instant at) {

    /** A chargeback and a fee have no instruction of ours behind them. */
    public enum Kind {
        CAPTURE,
        REFUND,
        PAYOUT,
        REVERSAL,
        REFUND_FAILED,
        CHARGEBACK,
        FEE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
