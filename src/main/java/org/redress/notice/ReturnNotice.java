package org.redress.notice;

import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.Policy.Then;

/** Emails about goods that go back, and about replacements. */
public sealed interface ReturnNotice extends Notice {

    /** W04, W11 or W20: the goods go back first; without an address in time {@code missed}. */
    record ReturnAgreed(
            Resolution how, Deal agreed, String addressUntil, Then missed, String grounds)
            implements ReturnNotice {}

    /** W12: where to, shown to the buyer alone (A09); not shipped in time: {@code missed}. */
    record ReturnAddressGiven(Deal agreed, String address, String shipBy, Then missed)
            implements ReturnNotice {}

    /** W13: the goods are on their way back; {@code freight} is what that cost the buyer. */
    record ReturnShipped(
            Deal agreed, String carrier, String tracking, String freight, String arriveBy)
            implements ReturnNotice {}

    /** W14: they came; not inspected in time: {@code missed}. */
    record ReturnArrived(Deal agreed, String inspectBy, Then missed) implements ReturnNotice {}

    /** W14: the seller says that something is wrong with them. */
    record ReturnContested(Inspection found, String words, String evidenceUntil, String decideBy)
            implements ReturnNotice {}

    /** W22: another one is to be sent; {@code owed} is what the seller bears of the way back. */
    record ReplacementDue(Resolution how, String shipBy, String owed, String grounds)
            implements ReturnNotice {}

    /** W22: it is on its way, under protection again; {@code owed} for the way back. */
    record ReplacementShipped(
            String carrier,
            String tracking,
            String protectedUntil,
            String disputeUntil,
            String owed)
            implements ReturnNotice {}

    /** W14: the way back is over; {@code freight} is part of the refund, {@code owed} is not. */
    record ReturnSettled(Cause cause, String freight, String owed) implements ReturnNotice {}

    /** W22: no replacement came in time. */
    record ReplacementMissed(String shipBy, String freight, String owed) implements ReturnNotice {}
}
