package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.CONFIRM_ZERO;
import static org.redress.dispute.DisputeRefusal.NOT_YOUR_TURN;
import static org.redress.dispute.DisputeRefusal.NO_OFFER;
import static org.redress.dispute.DisputeRefusal.OFFER_CHANGED;
import static org.redress.dispute.DisputeRefusal.ROUNDS_USED_UP;
import static org.redress.dispute.DisputeRefusal.UNDER_REVIEW;

import java.time.Instant;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeEvent.BuyerCountered;
import org.redress.dispute.DisputeEvent.BuyerRejected;
import org.redress.dispute.DisputeEvent.SellerOffered;
import org.redress.dispute.DisputeEvent.SellerOfferedMeanwhile;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Negotiation.BuyerRejection;
import org.redress.policy.Policy;

/** The talks of buyer and seller: formal offers, acceptance and rejection (A5). */
final class Talks {

    private Talks() {}

    /** Until the ruling the seller may still concede, and the buyer still take the last offer. */
    static Decision<Occurrence<DisputeEvent>> accept(
            Dispute dispute, Accept accept, Act act, Policy policy) {
        if (isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (!dispute.status().isTalks() && !dispute.isUnderReview()) {
            return Outcomes.notNow(dispute, DisputeRefusal.NOT_IN_THIS_STATE, act);
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
        if (standing.terms().isNothing() && !accept.confirmZero()) {
            return act.refused(
                    CONFIRM_ZERO, "negotiation.zeroOffer", "offer", standing.id(), "amount", 0);
        }
        boolean concession = act.actor() == Party.SELLER && dispute.isUnderReview();
        Terms terms = dispute.isBack() ? standing.terms().withoutReturn() : standing.terms();
        return Decision.accepted(
                Outcomes.carriedOut(
                        dispute,
                        new Award(concession ? Resolution.CONCESSION : Resolution.AGREEMENT, terms),
                        null,
                        act,
                        policy,
                        act.because(
                                "negotiation.acceptance",
                                "offer",
                                standing.id(),
                                "remedy",
                                terms.remedy().code(),
                                "amount",
                                terms.amount())));
    }

    static Decision<Occurrence<DisputeEvent>> counter(
            Dispute dispute, Ask ask, Setting setting, Act act, Policy policy) {
        if (isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (!dispute.status().isTalks()) {
            return notInTalks(dispute, act);
        }
        if (act.actor() == Party.SELLER && ask.isNothing()) {
            return reject(dispute, setting, act, policy);
        }
        boolean seller = act.actor() == Party.SELLER;
        if (!seller && !(dispute.status() instanceof AwaitingBuyer)) {
            return notYourTurn(dispute, act);
        }
        return Asking.byParty(ask, dispute.matter(), setting, act, policy)
                .then(terms ->
                        roundsUsedUp(dispute, policy)
                                ? tooManyRounds(dispute, act, policy)
                                : Decision.accepted(
                                        seller
                                                ? sellerOffers(dispute, terms, act, policy)
                                                : buyerCounters(dispute, terms, act, policy)));
    }

    private static Occurrence<DisputeEvent> buyerCounters(
            Dispute dispute, Terms terms, Act act, Policy policy) {
        Instant cap = Turns.cap(policy.negotiation(), dispute, act.now(), true);
        Turn turn = Turns.sellerAgain(policy.negotiation(), act.now(), cap);
        return act.event(
                new BuyerCountered(new Offer(dispute.table().offers() + 1, terms), turn, cap),
                "negotiation.counter",
                "remedy",
                terms.remedy().code(),
                "asked",
                terms.amount(),
                "before",
                dispute.request().amount(),
                "sellerUntil",
                turn.endsAt());
    }

    static Decision<Occurrence<DisputeEvent>> reject(
            Dispute dispute, Setting setting, Act act, Policy policy) {
        if (isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (!dispute.status().isTalks()) {
            return notInTalks(dispute, act);
        }
        return act.actor() == Party.SELLER
                ? Decision.accepted(sellerOffers(dispute, Terms.nothing(), act, policy))
                : buyerRejects(dispute, setting, act, policy);
    }

    private static Decision<Occurrence<DisputeEvent>> buyerRejects(
            Dispute dispute, Setting setting, Act act, Policy policy) {
        if (!(dispute.status() instanceof AwaitingBuyer)) {
            return notYourTurn(dispute, act);
        }
        long offered = dispute.sellerOffer().amount();
        if (policy.negotiation().buyerRejection() == BuyerRejection.ESCALATES) {
            var why = act.because("negotiation.buyerRejection", "offer", offered);
            return Decision.accepted(Outcomes.escalated(dispute, setting, act, policy, why));
        }
        Turn turn = Turns.sellerAgain(policy.negotiation(), act.now(), dispute.capAt());
        return Decision.accepted(
                act.event(
                        new BuyerRejected(turn),
                        "negotiation.buyerRejection",
                        "offer",
                        offered,
                        "sellerUntil",
                        turn.endsAt()));
    }

    /** A second offer during the buyer's turn replaces the first and moves no deadline (B0). */
    private static Occurrence<DisputeEvent> sellerOffers(
            Dispute dispute, Terms terms, Act act, Policy policy) {
        var offer = new Offer(dispute.table().offers() + 1, terms);
        String rule = terms.isNothing() ? "negotiation.rejection" : "negotiation.counter";
        var facts = facts(dispute, terms, dispute.status().until());
        if (dispute.status() instanceof DeliveredWindow) {
            return act.event(new SellerOfferedMeanwhile(offer), rule, facts);
        }
        if (dispute.status() instanceof AwaitingBuyer(var running)) {
            return act.event(new SellerOffered(offer, running, dispute.capAt()), rule, facts);
        }
        Instant cap =
                terms.isNothing()
                        ? dispute.capAt()
                        : Turns.cap(policy.negotiation(), dispute, act.now(), true);
        Turn turn = Turns.buyer(policy.negotiation(), act.now(), cap);
        return act.event(
                new SellerOffered(offer, turn, cap), rule, facts(dispute, terms, turn.endsAt()));
    }

    private static Object[] facts(Dispute dispute, Terms terms, Instant buyerUntil) {
        return new Object[] {
            "remedy",
            terms.remedy().code(),
            "offered",
            terms.amount(),
            "asked",
            dispute.request().amount(),
            "buyerUntil",
            buyerUntil
        };
    }

    static boolean roundsUsedUp(Dispute dispute, Policy policy) {
        return dispute.table().rounds() >= policy.negotiation().rounds();
    }

    static <E> Decision<E> tooManyRounds(Dispute dispute, Act act, Policy policy) {
        return act.refused(
                ROUNDS_USED_UP,
                "negotiation.rounds",
                "rounds",
                dispute.table().rounds(),
                "limit",
                policy.negotiation().rounds());
    }

    /** Offers are the business of buyer and seller alone. */
    static boolean isOutside(Act act) {
        return act.actor() != Party.BUYER && act.actor() != Party.SELLER;
    }

    static <E> Decision<E> notInTalks(Dispute dispute, Act act) {
        return Outcomes.notNow(
                dispute,
                dispute.isUnderReview() ? UNDER_REVIEW : DisputeRefusal.NOT_IN_THIS_STATE,
                act);
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
