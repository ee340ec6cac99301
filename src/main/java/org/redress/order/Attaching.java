package org.redress.order;

import static org.redress.dispute.DisputeRefusal.DISPUTE_CLOSED;
import static org.redress.dispute.DisputeRefusal.DISPUTE_NOT_FOUND;
import static org.redress.dispute.DisputeRefusal.EVIDENCE_CLOSED;
import static org.redress.order.OrderRefusal.EVIDENCE_NOT_FOUND;
import static org.redress.order.OrderRefusal.FILES_USED_UP;
import static org.redress.order.OrderRefusal.FILE_TOO_LARGE;
import static org.redress.order.OrderRefusal.LINE_SETTLED;
import static org.redress.order.OrderRefusal.MESSAGES_USED_UP;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus.Ruled;
import org.redress.dispute.Evidence;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.Refusal;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.order.OrderEvent.EvidenceAttached;
import org.redress.order.OrderEvent.EvidenceRemoved;
import org.redress.order.OrderEvent.MessagePosted;
import org.redress.policy.Policy;

/** What parties bring: files (M03 to M06) and messages without force (M08, O12). */
final class Attaching {

    private static final int REMOVALS_PER_FILE = 5;

    private Attaching() {}

    static Decision<Occurrence<OrderEvent>> attach(
            ProtectedOrder order, AttachEvidence asked, Act act, Policy policy) {
        Decision<Occurrence<OrderEvent>> no = notHere(order, asked.dispute(), act);
        if (no != null) {
            return no;
        }
        var limits = policy.limits();
        if (order.file().evidenceOf(act.actor()) >= limits.files()) {
            return act.refused(FILES_USED_UP, "limits.files", "limit", limits.files());
        }
        if (asked.bytes() > limits.fileBytes()) {
            return act.refused(
                    FILE_TOO_LARGE,
                    "limits.fileBytes",
                    "bytes",
                    asked.bytes(),
                    "limit",
                    limits.fileBytes());
        }
        if (isClosed(order, asked.dispute(), act, policy)) {
            return act.refused(EVIDENCE_CLOSED, "review.evidence", "dispute", asked.dispute());
        }
        var evidence =
                new Evidence(
                        order.file().given() + 1,
                        asked.dispute(),
                        act.actor(),
                        asked.kind(),
                        asked.sealed(),
                        asked.file(),
                        act.now());
        return Decision.accepted(
                act.event(
                        new EvidenceAttached(evidence),
                        "evidence",
                        "kind",
                        asked.kind().code(),
                        "bytes",
                        asked.bytes()));
    }

    /**
     * Until the escalation, and after it only where a mediator has asked (M06). Files come and go
     * only so often, for their story stays and everybody reads it.
     */
    static Decision<Occurrence<OrderEvent>> remove(
            ProtectedOrder order, RemoveEvidence asked, Act act, Policy policy) {
        if (act.actor() != Party.BUYER && act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var found = order.file().evidence(asked.number()).filter(e -> e.by() == act.actor());
        if (found.isEmpty()) {
            return act.refused(EVIDENCE_NOT_FOUND, "evidence", "number", asked.number());
        }
        int removals = REMOVALS_PER_FILE * policy.limits().files();
        if (order.file().removed() >= removals) {
            return act.refused(FILES_USED_UP, "limits.filesTakenBack", "limit", removals);
        }
        boolean locked =
                order.dispute(found.get().dispute())
                        .map(d -> !d.isOpen() || d.mediation() != null && !hasAsked(d, act))
                        .orElse(false);
        return locked
                ? act.refused(EVIDENCE_CLOSED, "review.evidence", "number", asked.number())
                : Decision.accepted(
                        act.event(
                                new EvidenceRemoved(asked.number()),
                                "evidence",
                                "number",
                                asked.number()));
    }

    static Decision<Occurrence<OrderEvent>> post(
            ProtectedOrder order, PostMessage asked, Act act, Policy policy) {
        boolean mediator = act.actor() == Party.MEDIATOR || act.actor() == Party.SUPERVISOR;
        Decision<Occurrence<OrderEvent>> no =
                mediator && asked.dispute() > 0
                        ? notInDispute(order, asked.dispute(), act)
                        : notHere(order, asked.dispute(), act);
        if (no != null) {
            return no;
        }
        int limit = policy.limits().messages();
        return order.file().messages() >= limit
                ? act.refused(MESSAGES_USED_UP, "limits.messages", "limit", limit)
                : Decision.accepted(
                        act.event(
                                new MessagePosted(
                                        asked.dispute(), asked.text(), asked.offPlatform()),
                                asked.offPlatform() ? "messages.offPlatform" : "messages"));
    }

    /** Null if this party may bring something to this place. */
    private static Decision<Occurrence<OrderEvent>> notHere(
            ProtectedOrder order, int number, Act act) {
        if (act.actor() != Party.BUYER && act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        if (number == 0) {
            return order.isOver() ? no(LINE_SETTLED, number, act) : null;
        }
        return notInDispute(order, number, act);
    }

    private static Decision<Occurrence<OrderEvent>> notInDispute(
            ProtectedOrder order, int number, Act act) {
        var dispute = order.dispute(number);
        if (dispute.isEmpty()) {
            return no(DISPUTE_NOT_FOUND, number, act);
        }
        return dispute.get().isOpen() ? null : no(DISPUTE_CLOSED, number, act);
    }

    private static Decision<Occurrence<OrderEvent>> no(Refusal.Code code, int number, Act act) {
        return act.refused(code, "dispute", "number", number);
    }

    private static boolean isClosed(ProtectedOrder order, int number, Act act, Policy policy) {
        return order.dispute(number)
                .map(dispute ->
                        dispute.isUnderReview() && !hasAsked(dispute, act)
                                || dispute.status() instanceof Ruled
                                        && policy.appeal().times() == 0)
                .orElse(false);
    }

    private static boolean hasAsked(Dispute dispute, Act act) {
        return dispute.mediation() != null
                && dispute.mediation().requests().stream().anyMatch(r -> r.from() == act.actor());
    }
}
