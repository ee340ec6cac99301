package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.redress.kernel.Party;
import org.redress.order.Chargeback;

/**
 * The order's last bank chargeback: {@code open}, {@code won} or {@code lost}. The provider's
 * reference and the marketplace's loss (minor units) are for the marketplace and its operator.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChargebackView(
        String status, Instant openedAt, Instant endedAt, String reference, Long loss) {

    static ChargebackView of(Sight sight) {
        Chargeback last = sight.order().chargeback();
        if (last == null) {
            return null;
        }
        boolean own = sight.party() == Party.MARKETPLACE || sight.party() == Party.OPERATOR;
        return new ChargebackView(
                last.standing().code(),
                last.openedAt(),
                last.endedAt(),
                own ? last.reference() : null,
                own && last.standing() == Chargeback.Standing.LOST ? (Long) last.loss() : null);
    }
}
