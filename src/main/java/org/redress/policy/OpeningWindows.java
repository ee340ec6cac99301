package org.redress.policy;

import java.time.Duration;
import org.redress.policy.Policy.From;
import org.redress.policy.Policy.Protection;

/**
 * Whether waiting can leave no time to open a dispute before the money is released. Lengths that
 * the policy sets are compared with each other. A promised delivery is set by each order: one that
 * is shorter than the wait leaves no window, which is the marketplace's choice when it registers
 * the order ({@code unlessPromisedUnder} is the way out), so there the wait counts against the cap.
 */
final class OpeningWindows {

    private final Protection protection;
    private final Duration hold;

    OpeningWindows(Protection protection) {
        this.protection = protection;
        Duration hold = protection.holdAfterPromised();
        this.hold = hold == null ? Duration.ZERO : hold;
    }

    /** Whether the release always comes before the end of this wait, or may by late shipments. */
    boolean areEmpty(From from) {
        return switch (from.since()) {
            case SHIPMENT, TRACKING_GIVEN -> from.after().compareTo(latestRelease()) >= 0;
            case ALL_SHIPPED ->
                    from.after().plus(protection.shipBy()).compareTo(latestRelease()) >= 0;
            case PROMISED_DATE ->
                    from.after().compareTo(isPromised() ? afterProtection() : latestRelease()) >= 0;
        };
    }

    /** The same for what is received at once, where delivery shortens protection. */
    boolean areEmptyAfterQuickDelivery(From from) {
        if (protection.whenDelivered() == null) {
            return false;
        }
        return switch (from.since()) {
            case SHIPMENT, TRACKING_GIVEN, ALL_SHIPPED ->
                    from.after().compareTo(releaseAfterQuickDelivery()) >= 0;
            case PROMISED_DATE -> from.after().compareTo(hold) >= 0;
        };
    }

    private boolean isPromised() {
        return protection.length() == null;
    }

    private Duration latestRelease() {
        return protection.lengthFor(protection.cap()).plus(afterProtection());
    }

    private Duration afterProtection() {
        return longer(protection.grace(), hold);
    }

    private Duration releaseAfterQuickDelivery() {
        return longer(protection.whenDelivered().plus(protection.grace()), hold);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
