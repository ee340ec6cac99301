package org.redress.dispute;

import java.time.Instant;

/**
 * What lies on the table between the parties.
 *
 * @param capAt when the talks end at the latest
 * @param request the buyer's standing request
 * @param sellerOffer the seller's standing offer, null until the first formal answer
 * @param offers how many offers were made, which is the id of the latest
 * @param rounds how many counters and edits were made after the opening
 * @param sellerWrote whether the seller has written a message since the opening
 */
public record Table(
        Instant capAt,
        Offer request,
        Offer sellerOffer,
        int offers,
        int rounds,
        boolean sellerWrote) {

    Table requested(Offer other, Instant cap) {
        return new Table(cap, other, sellerOffer, other.id(), rounds + 1, sellerWrote);
    }

    /** A rejection is no round. */
    Table offered(Offer offer, Instant cap) {
        int count = offer.terms().isNothing() ? rounds : rounds + 1;
        return new Table(cap, request, offer, offer.id(), count, sellerWrote);
    }

    Table until(Instant cap) {
        return new Table(cap, request, sellerOffer, offers, rounds, sellerWrote);
    }

    Table written() {
        return new Table(capAt, request, sellerOffer, offers, rounds, true);
    }
}
