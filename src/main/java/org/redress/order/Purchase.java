package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.redress.kernel.TextRef;

/**
 * What was bought, by whom, under which policy; it never changes.
 *
 * @param externalId the marketplace's own order id
 * @param policy the pinned policy, {@code name@version}
 * @param promisedDelivery from a line's shipment (digital: from the payment)
 * @param titles where the lines' titles stand
 */
public record Purchase(
        UUID id,
        String externalId,
        String currency,
        String policy,
        PartyRef buyer,
        PartyRef seller,
        String paymentReference,
        Instant paidAt,
        Duration promisedDelivery,
        TextRef titles) {}
