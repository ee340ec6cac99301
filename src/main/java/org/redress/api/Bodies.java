package org.redress.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.kernel.Money;

/**
 * What clients send. Amounts are minor units, instants UTC, durations ISO-8601; unknown fields are
 * refused.
 */
public final class Bodies {

    /** Ids of the marketplace: printable, no spaces. */
    static final String ID = "[!-~]{1,100}";

    /** One line of text without control characters. */
    static final String ONE_LINE = "[^\\p{Cc}\\u2028\\u2029]+";

    private Bodies() {}

    /** A paid order; {@code payment.amount} must be the sum of its lines and shipping. */
    public record RegisterOrder(
            @NotNull @Pattern(regexp = ID) String orderId,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @NotNull @Size(max = 100) @Pattern(regexp = ID) String policy,
            @NotNull @Valid PartyBody buyer,
            @NotNull @Valid PartyBody seller,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid LineBody> lines,
            @Min(0) @Max(Money.LIMIT) long shipping,
            @NotNull @Valid PaymentBody payment,
            @NotNull Duration promisedDelivery,
            UUID testClock) {}

    /**
     * A buyer or seller: the marketplace's user id, and how to write to them. {@code locale} is a
     * BCP 47 tag (default English), {@code timeZone} the name of a zone of the tz database in which
     * emails tell times (default UTC).
     */
    public record PartyBody(
            @NotNull @Pattern(regexp = ID) String id,
            @NotNull @Size(max = 200) @Pattern(regexp = ONE_LINE) String name,
            @NotNull @Size(max = 254) @Email @Pattern(regexp = ONE_LINE) String email,
            @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String locale,
            @Size(max = 50) String timeZone) {}

    /** A line; goods and tax are for the whole quantity; digital goods are not shipped (O14). */
    public record LineBody(
            @NotNull @Pattern(regexp = ID) String id,
            @NotNull @Size(max = 300) @Pattern(regexp = ONE_LINE) String title,
            @Min(1) @Max(1_000_000) int quantity,
            @Min(1) @Max(Money.LIMIT) long goods,
            @PositiveOrZero @Max(Money.LIMIT) long tax,
            Boolean digital) {}

    /** The payment at the provider; {@code paidAt} defaults to now. */
    public record PaymentBody(
            @NotNull @Pattern(regexp = ID) String reference,
            @Min(1) @Max(Money.LIMIT) long amount,
            Instant paidAt) {}

    /** A parcel; no lines means all that are not shipped yet. */
    public record ShipmentBody(
            @Size(max = 100) List<@NotNull @Pattern(regexp = ID) String> lines,
            @Size(max = 100) @Pattern(regexp = ONE_LINE) String carrier,
            @Pattern(regexp = "[A-Za-z0-9-]{3,60}") String trackingNumber,
            Instant shippedAt) {}

    /** A carrier's fact, told apart by the carrier's own event id. */
    public record TrackingBody(
            @NotNull @Pattern(regexp = ID) String carrierEventId,
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{3,60}") String trackingNumber,
            @NotNull
                    @Pattern(
                            regexp = "in-transit|delivered|returned-to-seller|held-by-customs|lost")
                    String status,
            @NotNull Instant occurredAt,
            @Size(max = 100) @Pattern(regexp = ONE_LINE) String place) {}

    /** The carrier takes a fact back. */
    public record RetractionBody(@NotNull @Pattern(regexp = ID) String carrierEventId) {}

    /** More protection; no lines means all that run. */
    public record ExtensionBody(
            @Size(max = 100) List<@NotNull @Pattern(regexp = ID) String> lines,
            @NotNull Duration by) {}

    /** Lines by the marketplace's ids; none means all that qualify. */
    public record LinesBody(@Size(max = 100) List<@NotNull @Pattern(regexp = ID) String> lines) {}

    /** Words without force (M08). */
    public record MessageBody(@NotNull @Size(min = 1, max = 5000) String text) {}
}
