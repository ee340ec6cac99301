package org.redress.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of each event the marketplace is told: amounts, instants, lines and offers. Only what is
 * listed here leaves, so that nothing personal ever does: no texts, no tracking numbers, nobody's
 * id. A type that is not listed (written by a newer replica) tells no facts.
 */
public final class PublicFacts {

    private static final String TURN = "turn.endsAt";
    private static final String CAP = "capAt";

    /** By type, the fields of the event; a path takes one field from inside another. */
    private static final Map<String, List<String>> FACTS =
            Map.ofEntries(
                    facts("order-registered", "purchase.currency", "purchase.policy"),
                    facts("lines-shipped", "lines"),
                    facts("tracking-recorded", "delivered"),
                    facts("tracking-retracted", "lines"),
                    facts("receipt-confirmed", "lines", "releaseAt"),
                    facts("extension-asked", "lines", "by"),
                    facts("extension-declined", "lines"),
                    facts("protection-extended", "by", "parcels", "delivered"),
                    facts("lines-settled", "cause", "settlements", "instructions"),
                    facts("deadline-near", "kind", "deadline", "lines", "to"),
                    facts("payment-completed", "instruction"),
                    facts("payment-failed", "instruction", "late", "reason"),
                    facts("payment-retried", "failed", "again"),
                    facts("paid-by-hand", "instruction"),
                    facts("chargeback-opened", "remindAt"),
                    facts("chargeback-reminded", "remindAt"),
                    facts("chargeback-won", "stoodStill"),
                    facts("chargeback-lost", "lines", "held", "loss"),
                    facts("correction-granted", "instruction", "dispute", "task"),
                    facts("refund-charged-back", "refund", "from", "reason", "recovered"),
                    facts("message-posted"),
                    facts("evidence-attached", "evidence.number", "evidence.by", "evidence.kind"),
                    facts("evidence-removed", "number"),
                    facts("dispute.opened", "matter.lines", "matter.reason", "request", TURN, CAP),
                    facts("dispute.seller-offered", "offer", TURN, CAP),
                    facts("dispute.seller-offered-meanwhile", "offer"),
                    facts("dispute.buyer-countered", "request", TURN, CAP),
                    facts(
                            "dispute.buyer-edited",
                            "matter.lines",
                            "matter.reason",
                            "request",
                            TURN,
                            CAP),
                    facts("dispute.buyer-rejected", TURN),
                    facts("dispute.delivered-window-opened", "endsAt"),
                    facts("dispute.delivered-meanwhile"),
                    facts("dispute.delivered-window-closed", TURN, CAP),
                    facts("dispute.escalated", "decideBy"),
                    facts("dispute.taken"),
                    facts("dispute.handed-back"),
                    facts(
                            "dispute.evidence-requested",
                            "request.id",
                            "request.from",
                            "request.dueAt"),
                    facts("dispute.evidence-window-ended", "request", "from", "missed"),
                    facts("dispute.proposed", "proposal.id", "proposal.terms", "proposal.until"),
                    facts("dispute.proposal-answered", "proposal", "accepted"),
                    facts("dispute.proposal-lapsed", "proposal"),
                    facts("dispute.ruling-drafted"),
                    facts("dispute.mediator-overdue", "defaultAt"),
                    facts("dispute.ruled", "award", "appealUntil"),
                    facts("dispute.appeal-waived"),
                    facts("dispute.appealed", "decideBy"),
                    facts("dispute.return-agreed", "award", "addressUntil"),
                    facts("dispute.return-address-given", "shipBy"),
                    facts("dispute.return-shipped", "arriveBy"),
                    facts("dispute.return-arrived", "inspectBy"),
                    facts("dispute.return-accepted"),
                    facts("dispute.return-contested", "found", "decideBy", "evidenceUntil"),
                    facts("dispute.replacement-agreed", "award", "freight", "shipBy"),
                    facts("dispute.replacement-shipped"),
                    facts("dispute.deadline-extended", "more", "until"),
                    facts("dispute.turn-extended", "party", "request", "more", "until", CAP),
                    facts("dispute.resolved", "how", "amount", "coversShipping", "freight", "owed"),
                    facts("dispute.withdrawn"));

    private PublicFacts() {}

    private static Map.Entry<String, List<String>> facts(String type, String... fields) {
        return Map.entry(type, List.of(fields));
    }

    /** Every type of event there is, as the timeline names it. */
    public static Set<String> types() {
        return FACTS.keySet();
    }

    static List<String> fields(String type) {
        return FACTS.getOrDefault(type, List.of());
    }

    /** Each under the last name of its path; null where there is nothing to tell. */
    static ObjectNode of(String type, JsonNode event) {
        var told = JsonNodeFactory.instance.objectNode();
        for (String field : fields(type)) {
            JsonNode value = event.at("/" + field.replace('.', '/'));
            if (!value.isMissingNode()) {
                told.set(field.substring(field.lastIndexOf('.') + 1), value);
            }
        }
        return told.isEmpty() ? null : told;
    }
}
