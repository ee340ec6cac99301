package org.redress.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.redress.kernel.Money;

/**
 * What clients send about disputes. Amounts are minor units; without an amount all is meant that
 * the lines allow, without a remedy a refund. Unknown fields are refused.
 */
public final class DisputeBodies {

    static final String REMEDY = "refund|return|exchange|exchange-after-return";
    static final String SIDE = "buyer|seller";

    private DisputeBodies() {}

    /**
     * A dispute (N15: the same form changes it later).
     *
     * @param nearest the reason is only the nearest one; the text tells (R19)
     * @param received the answer to "did you receive the goods" (R20)
     * @param evidence ids of files attached before
     */
    public record OpenDisputeBody(
            @NotEmpty @Size(max = 100) List<@NotNull @Pattern(regexp = Bodies.ID) String> lines,
            @NotNull @Size(max = 60) String reason,
            Boolean nearest,
            Boolean received,
            @Pattern(regexp = REMEDY) String remedy,
            @Min(1) @Max(Money.LIMIT) Long amount,
            @Pattern(regexp = SIDE) String freight,
            @NotNull @Size(min = 1, max = 5000) String text,
            @Size(max = 100) List<@NotNull @Size(max = 60) String> evidence) {}

    /** What is not named stays as it is. */
    public record EditBody(
            @Size(max = 60) String reason,
            Boolean nearest,
            @Pattern(regexp = REMEDY) String remedy,
            @Min(1) @Max(Money.LIMIT) Long amount,
            @Pattern(regexp = SIDE) String freight,
            @Size(min = 1, max = 5000) String text) {}

    /** Accepting names the offer; an offer of zero must be confirmed. */
    public record AcceptanceBody(@Min(1) int offer, Boolean confirmZero) {}

    public record CounterOfferBody(
            @Pattern(regexp = REMEDY) String remedy,
            @Min(0) @Max(Money.LIMIT) Long amount,
            @Pattern(regexp = SIDE) String freight) {}

    public record EvidenceRequestBody(
            @NotNull @Pattern(regexp = SIDE) String from,
            @NotNull @Size(min = 1, max = 5000) String what) {}

    /** A solution put before both parties. */
    public record ProposalBody(
            @Pattern(regexp = REMEDY) String remedy,
            @Min(0) @Max(Money.LIMIT) Long amount,
            @Pattern(regexp = SIDE) String freight,
            Boolean coversShipping,
            @NotNull @Size(min = 1, max = 5000) String text) {}

    /** The mediator's ruling, or an assistant's draft of one: what the buyer gets, and why. */
    public record RulingBody(
            @Pattern(regexp = REMEDY) String remedy,
            @Min(0) @Max(Money.LIMIT) Long amount,
            @Pattern(regexp = SIDE) String freight,
            Boolean coversShipping,
            @NotNull @Size(min = 1, max = 5000) String grounds) {}

    public record AppealBody(@NotNull @Size(min = 1, max = 5000) String text) {}

    public record ReturnAddressBody(@NotNull @Size(min = 1, max = 1000) String address) {}

    /** Goods on their way back; {@code freight} is what the buyer paid for it. */
    public record ReturnShipmentBody(
            @Size(max = 100) @Pattern(regexp = Bodies.ONE_LINE) String carrier,
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{3,60}") String trackingNumber,
            @Min(0) @Max(Money.LIMIT) Long freight) {}

    public record ReturnReceiptBody(
            @NotNull
                    @Pattern(
                            regexp =
                                    "received|damaged|empty-or-different|missing-items|not-received")
                    String found,
            @Size(min = 1, max = 5000) String note) {}

    public record ReplacementBody(
            @Size(max = 100) @Pattern(regexp = Bodies.ONE_LINE) String carrier,
            @Pattern(regexp = "[A-Za-z0-9-]{3,60}") String trackingNumber) {}

    /** More time for what the dispute waits for, with the reason. */
    public record DeadlineBody(
            @NotNull Duration by, @NotNull @Size(min = 1, max = 5000) String why) {}
}
