package org.redress.notice;

import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;

/** Emails about the order itself and its protection. */
public sealed interface OrderNotice extends Notice {

    /**
     * W19: the order is protected.
     *
     * @param shipBy when what is to be shipped is refunded if it is not, null: nothing is
     * @param digitalUntil until when digital goods can be disputed, null: there are none
     */
    record OrderProtected(String total, String shipBy, String digitalUntil)
            implements OrderNotice {}

    /** W19: the protection clock runs; disputes can be opened until {@code disputeUntil}. */
    record ProtectionStarted(
            String shippedAt,
            String carrier,
            String tracking,
            String promisedAt,
            String protectedUntil,
            String disputeUntil)
            implements OrderNotice {}

    /** The buyer wants {@code by} more protection. */
    record ExtensionAsked(String by, String protectedUntil) implements OrderNotice {}

    /** W08: {@code by} more protection, from the seller or by the policy itself. */
    record ProtectionExtended(
            String by, boolean automatic, String protectedUntil, String disputeUntil)
            implements OrderNotice {}

    /** W08: the seller gives no more time. */
    record ExtensionDeclined(String protectedUntil, String disputeUntil) implements OrderNotice {}

    /** W05: the recipient's time to act ends at {@code until}. */
    record DeadlineNear(String until) implements OrderNotice {}

    /** W07: disputes can be opened until {@code until}, when the money is released. */
    record ProtectionEnding(String until) implements OrderNotice {}

    /** Somebody wrote; it binds nobody (M08). */
    record MessageReceived(Party from, String words) implements OrderNotice {
        public boolean isFromMediator() {
            return from != Party.BUYER && from != Party.SELLER;
        }
    }

    /** N18: somebody speaks of settling elsewhere. */
    record OffPlatformWarning(Party by) implements OrderNotice {}

    /**
     * W16: the money goes to the seller; clock, carrier and buyer are told apart (E09).
     *
     * @param since when it was delivered or confirmed, null where the clock alone decided
     * @param parcel whether there was something to deliver
     */
    record FundsReleased(Cause cause, String since, boolean parcel) implements OrderNotice {}

    /** W21: all of it goes back to the buyer, cancelled, never shipped or by the seller's wish. */
    record LineRefunded(Cause cause) implements OrderNotice {}
}
