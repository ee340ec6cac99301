package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.*;

import java.time.Instant;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeEvent.BuyerCountered;
import org.redress.dispute.DisputeEvent.BuyerRejected;
import org.redress.dispute.DisputeEvent.SellerOffered;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;
import org.redress.policy.Policy.BuyerRejection;

/**
 * The talks of buyer and seller: formal offers, acceptance, rejection and the way to the mediator
 * (A5).
 */
final class Talks {

    private Talks() {}

    static Decision<Occurrence<DisputeEvent>> accept(Dispute dispute, Accept accept, Act act) {
        if (isOutside(act)) {
            return Outcomes.foreign(act);
        }
        Offer standing = act.actor() == Party.SELLER ? dispute.request() : dispute.sellerOffer();
        if (standing == null) {
            return act.refused(NO_OFFER, "negotiation.offers", "named", accept.offer());
        }
        if (standing.id() != accept.offer()) {
            return act.refused(
                    OFFER_CHANGED,
                    "negotiation.offers",
                    "named",
                    accept.offer(),
                    "standing",
                    standing.id(),
                    "amount",
                    standing.amount());
        }
        if (standing.amount() == 0 && !accept.confirmZero()) {
            return act.refused(
                    CONFIRM_ZERO, "negotiation.zeroOffer", "offer", standing.id(), "amount", 0);
        }
        boolean concession = act.actor() == Party.SELLER && dispute.isUnderReview();
        return Decision.accepted(
                Outcomes.resolved(
                        dispute,
                        concession ? Resolution.CONCESSION : Resolution.AGREEMENT,
                        standing.amount(),
                        act,
                        "negotiation.acceptance",
                        "offer",
                        standing.id(),
                        "amount",
                        standing.amount()));
    }

    static Decision<Occurrence<DisputeEvent>> counter(
            Dispute dispute, long amount, Act act, Policy policy) {
        if (isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (dispute.isUnderReview()) {
            return underReview(act);
        }
        if (amount < 0) {
            return act.refused(AMOUNT_TOO_SMALL, "negotiation.request", "amount", amount);
        }
        if (amount > dispute.claim().ceiling()) {
            return act.refused(
                    AMOUNT_ABOVE_LINES,
                    "negotiation.ceiling",
                    "amount",
                    amount,
                    "ceiling",
                    dispute.claim().ceiling());
        }
        return act.actor() == Party.SELLER
                ? Decision.accepted(sellerOffers(dispute, amount, act, policy))
                : buyerCounters(dispute, amount, act, policy);
    }

    private static Decision<Occurrence<DisputeEvent>> buyerCounters(
            Dispute dispute, long amount, Act act, Policy policy) {
        if (!(dispute.status() instanceof AwaitingBuyer)) {
            return notYourTurn(dispute, act);
        }
        if (amount < 1) {
            return act.refused(AMOUNT_TOO_SMALL, "negotiation.request", "amount", amount);
        }
        Turn turn = Turns.sellerAgain(policy.negotiation(), act.now(), dispute.capAt());
        var request = new Offer(dispute.offers() + 1, amount);
        return Decision.accepted(
                act.event(
                        new BuyerCountered(request, turn),
                        "negotiation.counter",
                        "asked",
                        amount,
                        "before",
                        dispute.request().amount(),
                        "sellerUntil",
                        turn.endsAt()));
    }

    static Decision<Occurrence<DisputeEvent>> reject(Dispute dispute, Act act, Policy policy) {
        if (isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (dispute.isUnderReview()) {
            return underReview(act);
        }
        return act.actor() == Party.SELLER
                ? Decision.accepted(sellerOffers(dispute, 0, act, policy))
                : buyerRejects(dispute, act, policy);
    }

    private static Decision<Occurrence<DisputeEvent>> buyerRejects(
            Dispute dispute, Act act, Policy policy) {
        if (!(dispute.status() instanceof AwaitingBuyer)) {
            return notYourTurn(dispute, act);
        }
        if (policy.negotiation().buyerRejection() == BuyerRejection.ESCALATES) {
            return Decision.accepted(
                    Outcomes.escalated(
                            act,
                            policy,
                            "negotiation.buyerRejection",
                            "offer",
                            dispute.sellerOffer().amount()));
        }
        Turn turn = Turns.sellerAgain(policy.negotiation(), act.now(), dispute.capAt());
        return Decision.accepted(
                act.event(
                        new BuyerRejected(turn),
                        "negotiation.buyerRejection",
                        "offer",
                        dispute.sellerOffer().amount(),
                        "sellerUntil",
                        turn.endsAt()));
    }

    /** A second offer during the buyer's turn replaces the first and moves no deadline (B0). */
    private static Occurrence<DisputeEvent> sellerOffers(
            Dispute dispute, long amount, Act act, Policy policy) {
        Turn turn =
                dispute.status() instanceof AwaitingBuyer(var running)
                        ? running
                        : Turns.buyer(policy.negotiation(), act.now(), dispute.capAt());
        return act.event(
                new SellerOffered(new Offer(dispute.offers() + 1, amount), turn),
                amount == 0 ? "negotiation.rejection" : "negotiation.counter",
                "offered",
                amount,
                "asked",
                dispute.request().amount(),
                "buyerUntil",
                turn.endsAt());
    }

    static Decision<Occurrence<DisputeEvent>> escalate(Dispute dispute, Act act, Policy policy) {
        if (act.actor() != Party.BUYER) {
            return Outcomes.foreign(act);
        }
        if (dispute.isUnderReview()) {
            return underReview(act);
        }
        var rule = policy.negotiation().escalation();
        String field = "negotiation.escalation";
        return switch (rule.allowed()) {
            case NEVER ->
                    act.refused(
                            ESCALATION_NOT_ALLOWED,
                            field,
                            "allowed",
                            "never",
                            "cap",
                            dispute.capAt());
            case IN_OWN_TURN ->
                    dispute.status() instanceof AwaitingBuyer
                            ? Decision.accepted(
                                    Outcomes.escalated(
                                            act, policy, field, "allowed", "in-own-turn"))
                            : notYourTurn(dispute, act);
            case AFTER -> {
                Instant from = dispute.openedAt().plus(rule.after());
                yield act.now().isBefore(from)
                        ? act.refused(TOO_EARLY, field, "from", from, "now", act.now())
                        : Decision.accepted(Outcomes.escalated(act, policy, field, "from", from));
            }
        };
    }

    /** Offers are the business of buyer and seller alone. */
    private static boolean isOutside(Act act) {
        return act.actor() != Party.BUYER && act.actor() != Party.SELLER;
    }

    private static <E> Decision<E> underReview(Act act) {
        return act.refused(UNDER_REVIEW, "review");
    }

    private static <E> Decision<E> notYourTurn(Dispute dispute, Act act) {
        return act.refused(
                NOT_YOUR_TURN,
                "negotiation.turn",
                "status",
                DisputeWords.of(dispute.status()),
                "until",
                dispute.status().until());
    }
}
