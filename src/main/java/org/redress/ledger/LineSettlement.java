package org.redress.ledger;

/** The one settlement of a line: what of it went back to the buyer and what went to the seller. */
public record LineSettlement(int line, Parts refunded, Parts released) {

    /** In a word: {@code released}, {@code refunded} or {@code split}. */
    public String outcome() {
        if (refunded.total() == 0) {
            return "released";
        }
        return released.total() == 0 ? "refunded" : "split";
    }
}
