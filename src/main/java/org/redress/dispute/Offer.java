package org.redress.dispute;

/** A formal offer on the table: its id within the dispute, and its terms. */
public record Offer(int id, Terms terms) {
    public long amount() {
        return terms.amount();
    }
}
