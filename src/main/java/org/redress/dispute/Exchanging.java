package org.redress.dispute;

import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeEvent.ReplacementShipped;
import org.redress.dispute.DisputeStatus.AwaitingReplacement;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;

/** Another one is sent, in time or not (A14). */
final class Exchanging {

    private Exchanging() {}

    static Decision<Occurrence<DisputeEvent>> replace(
            Dispute dispute, ShipReplacement sent, Act act) {
        if (act.actor() != Party.SELLER) {
            return Outcomes.foreign(act);
        }
        return dispute.status() instanceof AwaitingReplacement
                ? Decision.accepted(
                        act.event(
                                new ReplacementShipped(sent.carrier(), sent.trackingNumber()),
                                "exchange.shipWithin"))
                : Outcomes.notNow(dispute, DisputeRefusal.NOT_IN_THIS_STATE, act);
    }

    /** The replacement did not come in time: goods and tax go back. */
    static Occurrence<DisputeEvent> notReplaced(
            Dispute dispute, AwaitingReplacement status, Act act) {
        var why = act.because("exchange.shipWithin", "shipBy", status.shipBy());
        var award = new Award(Resolution.REPLACEMENT_MISSED, status.award().terms());
        return Outcomes.paid(dispute, award, status.freight(), null, act, why);
    }
}
