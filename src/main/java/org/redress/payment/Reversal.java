package org.redress.payment;

import java.util.UUID;
import org.redress.kernel.Money;

/**
 * A payout to be taken back from the seller.
 *
 * @param key ours, the same on every try
 * @param reference the provider's own reference of the payout
 */
public record Reversal(String key, String reference, Money amount, UUID orderId) {}
