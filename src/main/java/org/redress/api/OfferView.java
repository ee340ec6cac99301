package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.Offer;
import org.redress.dispute.Terms;
import org.redress.ledger.Parts;
import org.redress.order.ProtectedOrder;

/**
 * Terms on the table. Amounts are minor units; {@code split} says from which parts the refund would
 * come, {@code expiresAt} when time acts on it; none while a chargeback makes time stand still.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView(
        Integer id,
        String owner,
        String remedy,
        long amount,
        Parts split,
        String freight,
        Instant expiresAt) {

    static OfferView of(ProtectedOrder order, Dispute dispute, Offer offer, String owner) {
        return offer == null
                ? null
                : of(order, dispute, offer.terms(), offer.id(), owner, dispute.status().until());
    }

    static OfferView of(
            ProtectedOrder order,
            Dispute dispute,
            Terms terms,
            Integer id,
            String owner,
            Instant expiresAt) {
        return new OfferView(
                id,
                owner,
                terms.remedy().code(),
                terms.amount(),
                split(order, dispute, terms),
                terms.freight() == null ? null : terms.freight().code(),
                order.isFrozen() ? null : expiresAt);
    }

    private static Parts split(ProtectedOrder order, Dispute dispute, Terms terms) {
        List<Parts> lines =
                dispute.lines().stream().map(place -> order.lines().get(place).parts()).toList();
        return Parts.split(terms.amount(), lines, terms.coversShipping()).stream()
                .reduce(new Parts(0, 0, 0), Parts::plus);
    }
}
