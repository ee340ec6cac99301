package org.redress.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One movement as the provider's books have it.
 *
 * @param reference the provider's own
 * @param key ours as the provider has kept it, null where it has none
 * @param kind {@code refund} or {@code payout}
 * @param amount minor units, above zero
 * @param status {@code done}, {@code pending} or {@code failed}
 */
public record StatementLine(
        @Schema(maxLength = 200) String reference,
        @Schema(maxLength = 200) String key,
        @Schema(pattern = "^(refund|payout)$") String kind,
        long amount,
        @Schema(pattern = "^[A-Z]{3}$") String currency,
        @Schema(pattern = "^(done|pending|failed)$") String status,
        Instant at) {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Pattern WORD = Pattern.compile("[!-~]{1,200}");
    private static final Pattern OURS = Pattern.compile("([0-9a-f-]{36})-([1-9]\\d{0,8})");

    public StatementLine {
        check("reference", reference != null && WORD.matcher(reference).matches());
        check("key", key == null || WORD.matcher(key).matches());
        check("kind", "refund".equals(kind) || "payout".equals(kind));
        check("amount", amount > 0);
        check("currency", currency != null && currency.matches("[A-Z]{3}"));
        check("status", status != null && status.matches("done|pending|failed"));
        check("at", at != null && !at.isBefore(FIRST) && at.isBefore(LAST));
    }

    private static void check(String field, boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException(field);
        }
    }

    /** The instruction of an order that a key of ours stands for. */
    public record Which(UUID order, int instruction) {}

    /** Empty for what is no key of ours. */
    public Optional<Which> which() {
        var parts = OURS.matcher(key == null ? "" : key);
        try {
            return parts.matches()
                    ? Optional.of(
                            new Which(
                                    UUID.fromString(parts.group(1)),
                                    Integer.parseInt(parts.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** By what a person finds it. */
    String name() {
        return key == null ? reference : key;
    }
}
