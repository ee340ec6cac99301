package org.redress.dispute;

import java.time.Instant;

/**
 * Goods on their way back to the seller.
 *
 * @param freight what the buyer paid for it, in minor units
 */
public record Parcel(String carrier, String trackingNumber, Instant shippedAt, long freight) {}
