package org.redress.dispute;

/**
 * A formal offer on the table: its id within the dispute, and the refund in minor units (zero: a
 * rejection, N04).
 */
public record Offer(int id, long amount) {}
