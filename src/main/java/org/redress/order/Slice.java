package org.redress.order;

import java.time.Instant;

/**
 * The part of what is due that one batch of the sweep is to claim.
 *
 * @param from the earliest instant to look at; what fell due before it is left to a later look
 * @param until nothing later is due, whatever the database's clock says
 * @param bucket the only bucket to look into, null for all
 * @param limit how many orders at most
 */
public record Slice(Instant from, Instant until, Short bucket, int limit) {

    /** Before and after every deadline. */
    public static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    public static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    /** Whatever is due by the database's clock. */
    public static Slice ofAll(int limit) {
        return new Slice(BEGINNING, END, null, limit);
    }

    public Slice from(Instant instant) {
        return new Slice(instant, until, bucket, limit);
    }

    public Slice until(Instant instant) {
        return new Slice(from, instant, bucket, limit);
    }

    public Slice in(short number) {
        return new Slice(from, until, number, limit);
    }

    public boolean isFromTheBeginning() {
        return from.equals(BEGINNING);
    }
}
