package org.redress.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.redress.scenario.text.Stage.Chance;
import org.redress.scenario.text.Stage.Paid;
import org.redress.scenario.text.Stage.Rule;
import org.redress.scenario.text.Stage.SeenDispute;
import org.redress.scenario.text.Stage.SeenLine;
import org.redress.scenario.text.Stage.Step;

/** The service's answers in the words of scenarios. */
final class HttpSight {

    private static final String DISPUTE = "dispute.";

    private HttpSight() {}

    static List<SeenLine> lines(List<Map<String, Object>> lines) {
        return lines.stream()
                .map(line ->
                        new SeenLine(
                                (String) line.get("id"),
                                (String) line.get("status"),
                                (String) line.get("settledBy"),
                                instant(line, "protectedUntil"),
                                instant(line, "releaseAt")))
                .toList();
    }

    static List<SeenDispute> disputes(List<Map<String, Object>> disputes) {
        return disputes.stream().map(HttpSight::dispute).toList();
    }

    private static SeenDispute dispute(Map<String, Object> told) {
        Map<String, Object> request = map(told, "request");
        Map<String, Object> offer = map(told, "sellerOffer");
        Map<String, Object> outcome = map(told, "outcome");
        Map<String, Object> mediation = map(told, "mediation");
        long freight = number(outcome, "freight");
        return new SeenDispute(
                (int) number(told, "number"),
                (String) told.get("status"),
                instant(request, "expiresAt"),
                instant(told, "mediatorJoinsAt"),
                (String) told.get("reason"),
                number(request, "amount"),
                offer == null ? null : number(offer, "amount"),
                outcome == null ? null : (String) outcome.get("how"),
                number(outcome, "refunded") - freight,
                freight,
                number(outcome, "owedBySeller"),
                (int) number(request, "id"),
                (int) number(offer, "id"),
                ids(mediation, "proposals"),
                ids(mediation, "drafts"));
    }

    /** A proposal's id stands in its terms, a draft's beside them. */
    @SuppressWarnings("unchecked")
    private static List<Integer> ids(Map<String, Object> mediation, String what) {
        List<Integer> ids = new ArrayList<>();
        if (mediation != null && mediation.get(what) != null) {
            for (Map<String, Object> one : (List<Map<String, Object>>) mediation.get(what)) {
                ids.add((int) number(one.containsKey("id") ? one : map(one, "terms"), "id"));
            }
        }
        return ids;
    }

    @SuppressWarnings("unchecked")
    static List<Paid> paid(Map<String, Object> settled) {
        var instructions = (List<Map<String, Object>>) map(settled, "details").get("instructions");
        return instructions.stream()
                .map(it ->
                        new Paid(
                                ((String) it.get("kind")).toLowerCase(Locale.ROOT),
                                number(it, "amount"),
                                instant(it, "plannedAt")))
                .toList();
    }

    static List<Step> steps(List<Map<String, Object>> steps) {
        return steps.stream().map(HttpSight::step).toList();
    }

    private static Step step(Map<String, Object> step) {
        String event = (String) step.get("event");
        return new Step(
                event.startsWith(DISPUTE) ? event.substring(DISPUTE.length()) : event,
                instant(step, "at"),
                (String) map(step, "because").get("rule"),
                number(step, "refunded"),
                number(step, "released"));
    }

    static Chance chance(Map<String, Object> told) {
        Map<String, Object> whyNot = map(told, "whyNot");
        return new Chance(
                instant(told, "from"),
                instant(told, "until"),
                instant(told, "advisedFrom"),
                instant(told, "advisedUntil"),
                whyNot == null ? null : (String) whyNot.get("code"));
    }

    @SuppressWarnings("unchecked")
    static Rule rule(Map<String, Object> reason) {
        return new Rule(
                (String) reason.get("group"),
                (List<String>) reason.get("remedies"),
                (Boolean) reason.get("coversShipping"),
                (String) reason.get("returnFreight"),
                (String) reason.get("liable"),
                (List<String>) reason.get("evidenceOneOf"),
                (List<String>) reason.get("evidenceHelpful"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> told, String name) {
        return (Map<String, Object>) told.get(name);
    }

    static Instant instant(Map<String, Object> told, String name) {
        return told == null || told.get(name) == null
                ? null
                : Instant.parse((String) told.get(name));
    }

    private static long number(Map<String, Object> told, String name) {
        return told == null || told.get(name) == null ? 0 : ((Number) told.get(name)).longValue();
    }
}
