package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.redress.dispute.Ask;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.ExtendDeadline;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.HandBack;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.Mediation;
import org.redress.dispute.Offer;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Decision;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;

/** What a party may do now. There is no second copy of a rule: the decider itself is asked. */
public final class AllowedActions {

    private static final Duration A_DAY = Duration.ofDays(1);

    /**
     * An action by its name in the paths of the API, and the instant at which time would act first.
     *
     * @param example a command that is allowed, to show what would follow
     */
    public record Action(String action, Instant until, OrderCommand example) {}

    private AllowedActions() {}

    /** Actions on the order itself. */
    public static List<Action> onOrder(
            ProtectedOrder order, Party party, Policy policy, Instant now) {
        var actions = new Possible(order, Act.by(party, now, policy.ref()), policy, next(order));
        List<String> all = List.of();
        actions.add("shipments", new RecordShipment(all, null, null, null));
        actions.add("cancellation", new Cancel(all));
        actions.add("receipt", new ConfirmReceipt(all));
        actions.add("refund", new RefundInFull(all));
        actions.add("extension", new ExtendProtection(all, A_DAY));
        actions.add("extension-request", new AskExtension(all, A_DAY));
        actions.add("extension-refusal", new DeclineExtension(all));
        actions.add("messages", new PostMessage(0, null, false));
        actions.add("evidence", new AttachEvidence(0, EvidenceKind.PHOTO, false, 1, null));
        actions.add("chargeback", new RecordChargeback("example"));
        if (order.isFrozen()) {
            String reference = order.chargeback().reference();
            actions.add("chargeback/outcome", new RecordChargebackOutcome(reference, true));
        }
        if (!correction(order, actions, Party.BUYER)) {
            correction(order, actions, Party.SELLER);
        }
        opening(order, actions, policy);
        for (var failed : order.funds().failed()) {
            String path = "payments/" + failed.number();
            actions.add(path + "/retry", new RetryPayment(failed.number()));
            actions.add(path + "/by-hand", new PayByHand(failed.number(), "1"));
        }
        return actions.found;
    }

    private static boolean correction(ProtectedOrder order, Possible actions, Party recipient) {
        var example = new PayCorrection(recipient, 1, order.currency(), 0, null, null);
        return actions.add("corrections", example);
    }

    /**
     * Whether any reason is eligible, for all free lines or for one; a file that it may need can
     * still be attached.
     */
    private static void opening(ProtectedOrder order, Possible actions, Policy policy) {
        List<String> free = Eligibility.free(order);
        boolean all = !free.isEmpty() && opening(order, free, actions, policy);
        for (int i = 0; !all && i < free.size(); i++) {
            all = opening(order, List.of(free.get(i)), actions, policy);
        }
    }

    private static boolean opening(
            ProtectedOrder order, List<String> lines, Possible actions, Policy policy) {
        for (Reason reason : Reason.values()) {
            var eligibility = Eligibility.of(order, lines, reason, false, actions.act, policy);
            if (eligibility.isAllowed()) {
                var ask = new Ask(policy.rule(reason).remedies().getFirst(), null, null);
                var example =
                        new OpenDispute(lines, reason, false, null, ask, null, List.of(), false);
                actions.found.add(new Action("disputes", eligibility.until(), example));
                return true;
            }
        }
        return false;
    }

    /** Actions in one of its disputes; {@code who} is the caller's user id. */
    public static List<Action> inDispute(
            ProtectedOrder order,
            Dispute dispute,
            Party party,
            String who,
            Policy policy,
            Instant now) {
        Instant until = order.nextDeadline(dispute).map(Deadline::at).orElse(null);
        var actions = new Possible(order, Act.by(party, now, policy.ref()), policy, until);
        int number = dispute.number();
        Offer standing = party == Party.BUYER ? dispute.sellerOffer() : dispute.request();
        if (standing != null) {
            actions.add("acceptance", number, new Accept(standing.id(), true));
        }
        long half = dispute.claim().ceiling() / 2;
        var verdict = new Verdict(Ask.refund(half), false);
        var full = new Verdict(Ask.refund(null), true);
        Remedy remedy = dispute.request().terms().remedy();
        Long part = remedy.exchanges() ? null : (Long) Math.max(1, half);
        actions.add("counter-offer", number, new Counter(new Ask(remedy, part, null)));
        actions.add("rejection", number, new Reject());
        if (!actions.add("edit", number, new Edit(null, false, null, null))) {
            actions.add("edit", number, edit(dispute));
        }
        actions.add("escalation", number, new Escalate());
        actions.add("withdrawal", number, new Withdraw());
        actions.add("assignment", number, new Take(who));
        actions.add("hand-back", number, new HandBack(who));
        actions.add("evidence-requests", number, new RequestEvidence(who, Party.BUYER, null));
        actions.add("proposals", number, new Propose(who, verdict, null));
        actions.add("drafts", number, new DraftRuling(who, verdict, null));
        if (!actions.add("ruling", number, new Rule(who, verdict, null))) {
            actions.add("ruling", number, new Rule(who, full, null));
        }
        actions.add("appeal", number, new Appeal(null));
        actions.add("appeal-waiver", number, new WaiveAppeal());
        actions.add("return/address", number, new GiveReturnAddress(null));
        actions.add("return/shipment", number, new ShipReturn(null, "1", 0));
        actions.add("return/receipt", number, new AcknowledgeReturn(Inspection.RECEIVED, null));
        actions.add("replacement", number, new ShipReplacement(null, null));
        actions.add("extension", number, new ExtendDeadline(who, A_DAY, null));
        actions.add("messages", new PostMessage(number, null, false));
        actions.add("evidence", new AttachEvidence(number, EvidenceKind.PHOTO, false, 1, null));
        ofMediation(actions, dispute, who);
        return actions.found;
    }

    private static Edit edit(Dispute dispute) {
        Reason other =
                dispute.reason() == Reason.MARKED_DELIVERED
                        ? Reason.IN_TRANSIT
                        : Reason.MARKED_DELIVERED;
        return new Edit(other, false, null, null);
    }

    private static void ofMediation(Possible actions, Dispute dispute, String who) {
        if (dispute.mediation() == null) {
            return;
        }
        for (Mediation.Proposal proposal : dispute.mediation().proposals()) {
            String path = "proposals/" + proposal.id();
            actions.add(
                    path + "/acceptance",
                    dispute.number(),
                    new AnswerProposal(proposal.id(), true));
            actions.add(
                    path + "/rejection",
                    dispute.number(),
                    new AnswerProposal(proposal.id(), false));
        }
        for (Mediation.Draft draft : dispute.mediation().drafts()) {
            actions.add(
                    "drafts/" + draft.id() + "/signature",
                    dispute.number(),
                    new SignDraft(who, draft.id()));
        }
    }

    private static Instant next(ProtectedOrder order) {
        return order.isFrozen() ? null : order.nextDeadline().map(Deadline::at).orElse(null);
    }

    /** Collects what the decider accepts. */
    private static final class Possible {
        private final ProtectedOrder order;
        private final Act act;
        private final Policy policy;
        private final Instant until;
        private final List<Action> found = new ArrayList<>();

        Possible(ProtectedOrder order, Act act, Policy policy, Instant until) {
            this.order = order;
            this.act = act;
            this.policy = policy;
            this.until = until;
        }

        boolean add(String action, OrderCommand example) {
            boolean allowed =
                    OrderDecider.decide(order, example, act, policy)
                            instanceof Decision.Accepted<?>;
            if (allowed) {
                found.add(new Action(action, until, example));
            }
            return allowed;
        }

        boolean add(String action, int dispute, DisputeCommand example) {
            return add(action, new InDispute(dispute, example));
        }
    }
}
