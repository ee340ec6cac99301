package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.EVIDENCE_NEEDED;
import static org.redress.dispute.DisputeRefusal.REASON_UNCHANGED;

import java.time.Instant;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeEvent.BuyerEdited;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.Matter.Claim;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.policy.Policy;
import org.redress.policy.Reason;

/** The buyer changes the dispute itself, by the rules of an opening (N09, N15, N16). */
final class Editing {

    private Editing() {}

    static Decision<Occurrence<DisputeEvent>> edit(
            Dispute dispute, Edit edit, Setting setting, Act act, Policy policy) {
        if (act.actor() != Party.BUYER) {
            return Outcomes.foreign(act);
        }
        if (!dispute.status().isTalks()) {
            return Talks.notInTalks(dispute, act);
        }
        Reason reason = edit.reason() == null ? dispute.reason() : edit.reason();
        boolean inWindow = dispute.status() instanceof DeliveredWindow;
        if (inWindow && reason == dispute.reason()) {
            return act.refused(
                    REASON_UNCHANGED, "tracking.deliveredWindow", "reason", reason.code());
        }
        if (reason != dispute.reason() && !setting.meets(policy, reason)) {
            return act.refused(EVIDENCE_NEEDED, "reasons.evidence", "reason", reason.code());
        }
        if (Talks.roundsUsedUp(dispute, policy)) {
            return Talks.tooManyRounds(dispute, act, policy);
        }
        Matter matter = matter(dispute.matter(), edit, reason, policy);
        return Asking.byParty(ask(dispute, edit, reason), matter, setting, act, policy)
                .then(terms -> Decision.accepted(edited(dispute, matter, terms, act, policy)));
    }

    /** What is not named stays as it was asked; another reason asks for all unless it says so. */
    private static Ask ask(Dispute dispute, Edit edit, Reason reason) {
        if (edit.ask() != null) {
            return edit.ask();
        }
        Terms before = dispute.request().terms();
        boolean keeps = reason == dispute.reason() && !before.remedy().exchanges();
        return new Ask(before.remedy(), keeps ? before.amount() : null, before.freight());
    }

    private static Matter matter(Matter old, Edit edit, Reason reason, Policy policy) {
        Claim claim = old.claim();
        boolean nearest = edit.reason() == null ? old.nearest() : edit.nearest();
        TextRef text = edit.text() == null ? old.text() : edit.text();
        return new Matter(
                old.lines(),
                reason,
                nearest,
                text,
                new Claim(
                        claim.goodsAndTax(),
                        claim.shippingShare(),
                        policy.rule(reason).coversShipping()));
    }

    private static Occurrence<DisputeEvent> edited(
            Dispute dispute, Matter matter, Terms terms, Act act, Policy policy) {
        var negotiation = policy.negotiation();
        boolean fresh = dispute.status() instanceof DeliveredWindow;
        boolean handsOver = !(dispute.status() instanceof AwaitingSeller);
        Instant cap =
                fresh
                        ? negotiation.cap().from(act.now())
                        : Turns.cap(negotiation, dispute, act.now(), handsOver);
        Turn turn =
                fresh ? Turns.first(negotiation, act.now(), cap) : turn(dispute, cap, act, policy);
        return act.event(
                new BuyerEdited(matter, new Offer(dispute.table().offers() + 1, terms), turn, cap),
                fresh ? "tracking.deliveredWindow" : "negotiation.edit",
                "reason",
                matter.reason().code(),
                "before",
                dispute.reason().code(),
                "remedy",
                terms.remedy().code(),
                "asked",
                terms.amount(),
                "sellerUntil",
                turn.endsAt());
    }

    /**
     * Before the seller's first answer an edit leaves his end where it is, unless it restarts it.
     */
    private static Turn turn(Dispute dispute, Instant cap, Act act, Policy policy) {
        var negotiation = policy.negotiation();
        boolean stays =
                dispute.status() instanceof AwaitingSeller
                        && dispute.sellerOffer() == null
                        && !negotiation.counterRestartsTurn();
        if (stays && dispute.status() instanceof AwaitingSeller(var running)) {
            return running;
        }
        return dispute.sellerOffer() == null
                ? Turns.first(negotiation, act.now(), cap)
                : Turns.sellerAgain(negotiation, act.now(), cap);
    }
}
