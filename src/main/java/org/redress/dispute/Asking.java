package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.AMOUNT_ABOVE_LINES;
import static org.redress.dispute.DisputeRefusal.AMOUNT_NOT_FOR_EXCHANGE;
import static org.redress.dispute.DisputeRefusal.AMOUNT_TOO_SMALL;
import static org.redress.dispute.DisputeRefusal.EXCHANGED_ALREADY;
import static org.redress.dispute.DisputeRefusal.FREIGHT_WITHOUT_RETURN;
import static org.redress.dispute.DisputeRefusal.NOTHING_TO_RETURN;
import static org.redress.dispute.DisputeRefusal.REMEDY_NOT_ALLOWED;

import java.util.function.Function;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.Matter.Claim;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Refusal;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.Side;

/**
 * Turns what somebody asks into terms, or says why not: the remedies of the reason (M01), the worth
 * of the lines, what can go back at all.
 *
 * @param terms null where {@code refusal} stands
 */
record Asking(Terms terms, Refusal refusal) {

    <E> Decision<E> then(Function<Terms, Decision<E>> next) {
        return refusal == null ? next.apply(terms) : new Decision.Refused<>(refusal);
    }

    /** Terms of a party; a refund of nothing is none. */
    static Asking byParty(Ask ask, Matter matter, Setting setting, Act act, Policy policy) {
        var allowed = policy.rule(matter.reason()).remedies();
        Remedy remedy = ask.remedy() == null ? Remedy.REFUND : ask.remedy();
        if (!allowed.contains(remedy)) {
            return no(
                    act.because(
                            "reasons.remedies",
                            "reason",
                            matter.reason().code(),
                            "remedy",
                            remedy.code()),
                    REMEDY_NOT_ALLOWED);
        }
        Claim claim = matter.claim();
        boolean covers = claim.coversShipping();
        return terms(ask, remedy, claim, covers, 1, matter, setting, act, policy);
    }

    /** A mediator may go beyond the reason's remedies, and says whether shipping takes part. */
    static Asking byMediator(
            Verdict verdict, Dispute dispute, Setting setting, Act act, Policy policy) {
        Ask ask = verdict.ask();
        Remedy remedy = ask.remedy() == null ? Remedy.REFUND : ask.remedy();
        if (remedy.returnsFirst() && dispute.isBack()) {
            return no(act.because("returns", "remedy", remedy.code()), NOTHING_TO_RETURN);
        }
        return terms(
                ask,
                remedy,
                dispute.claim(),
                verdict.coversShipping(),
                0,
                dispute.matter(),
                setting,
                act,
                policy);
    }

    private static Asking terms(
            Ask ask,
            Remedy remedy,
            Claim claim,
            boolean covers,
            long least,
            Matter matter,
            Setting setting,
            Act act,
            Policy policy) {
        if (remedy.returnsFirst() && setting.digital()) {
            return no(act.because("returns.digital", "remedy", remedy.code()), NOTHING_TO_RETURN);
        }
        if (ask.freight() != null && !remedy.returnsFirst()) {
            return no(
                    act.because("returns.freight", "remedy", remedy.code()),
                    FREIGHT_WITHOUT_RETURN);
        }
        Side freight =
                !remedy.returnsFirst() || ask.freight() != null
                        ? ask.freight()
                        : policy.rule(matter.reason()).freight();
        return remedy.exchanges()
                ? exchange(ask, remedy, claim, freight, setting, act)
                : refund(ask, remedy, claim, covers, least, freight, act);
    }

    private static Asking exchange(
            Ask ask, Remedy remedy, Claim claim, Side freight, Setting setting, Act act) {
        if (setting.exchanged()) {
            return no(act.because("exchange.once"), EXCHANGED_ALREADY);
        }
        if (ask.amount() != null) {
            return no(
                    act.because("exchange.amount", "amount", ask.amount()),
                    AMOUNT_NOT_FOR_EXCHANGE);
        }
        return new Asking(new Terms(remedy, claim.goodsAndTax(), false, freight), null);
    }

    private static Asking refund(
            Ask ask,
            Remedy remedy,
            Claim claim,
            boolean covers,
            long least,
            Side freight,
            Act act) {
        long ceiling = claim.ceiling(covers);
        long amount = ask.amount() == null ? ceiling : ask.amount();
        if (amount > ceiling) {
            return no(
                    act.because("reasons.ceiling", "amount", amount, "ceiling", ceiling),
                    AMOUNT_ABOVE_LINES);
        }
        if (amount < least) {
            return no(
                    act.because("negotiation.amount", "amount", amount, "least", least),
                    AMOUNT_TOO_SMALL);
        }
        return new Asking(new Terms(remedy, amount, covers, freight), null);
    }

    private static Asking no(org.redress.kernel.Because because, DisputeRefusal code) {
        return new Asking(null, new Refusal(code, because));
    }
}
