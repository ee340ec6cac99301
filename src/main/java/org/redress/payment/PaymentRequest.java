package org.redress.payment;

import java.util.UUID;
import org.redress.kernel.Money;
import org.redress.ledger.Instruction.Kind;

/**
 * Money to be moved.
 *
 * @param key ours, made before the first try and the same on every one: the same key moves money
 *     once
 * @param paymentReference the payment that a refund goes back to
 * @param seller the account that a payout goes to; null where the instruction does not tell
 */
public record PaymentRequest(
        String key,
        Kind kind,
        Money amount,
        String paymentReference,
        String seller,
        UUID orderId) {}
