package org.redress.policy;

import static org.redress.policy.BrokenFiles.Broken.inForm;
import static org.redress.policy.BrokenFiles.Broken.inSense;

import java.util.List;
import java.util.stream.Stream;

/** Presets with one thing wrong each: what the loader says, and whether the schema sees it too. */
final class BrokenFiles {

    private static final String REMINDERS = "reminders: \\[P3D, P1D\\]";

    private BrokenFiles() {}

    /**
     * @param right a pattern in the preset's file
     * @param field what the refusal names
     * @param expected words of the refusal
     * @param bySchema whether the form alone shows it
     */
    record Broken(
            String preset,
            String right,
            String wrong,
            String field,
            String expected,
            boolean bySchema) {

        static Broken inForm(
                String preset, String right, String wrong, String field, String expected) {
            return new Broken(preset, right, wrong, field, expected, true);
        }

        static Broken inSense(
                String preset, String right, String wrong, String field, String expected) {
            return new Broken(preset, right, wrong, field, expected, false);
        }

        String text() {
            String text = TestPolicies.preset(preset).text();
            String broken = text.replaceFirst(right, wrong);
            if (broken.equals(text)) {
                throw new IllegalArgumentException("not in " + preset + ": " + right);
            }
            return broken;
        }

        @Override
        public String toString() {
            return field + ": " + wrong.strip();
        }
    }

    static List<Broken> all() {
        return Stream.of(
                        lengths(),
                        fields(),
                        calendars(),
                        openings(),
                        reasons(),
                        negotiations(),
                        reminders(),
                        bounces(),
                        others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Broken> lengths() {
        return List.of(
                length("sellerTurn: P7D, x"),
                length("sellerTurn: 7"),
                length("sellerTurn: -P7D"),
                length("sellerTurn: P-7D"),
                length("sellerTurn: P7M"),
                length("sellerTurn: p7d"),
                length("sellerTurn: P"),
                length("sellerTurn: P1DT"),
                length("sellerTurn: PT0.5S"),
                length("sellerTurn: until-cap"),
                length("sellerTurn: {days: 7}"),
                length("sellerTurn: 0 working days"),
                length("sellerTurn: 1000 working days"),
                length("sellerTurn: 2.5 working days"),
                inSense("seven-day", "sellerTurn: P7D", "sellerTurn: P9999D", TURN, "P3650D"),
                inSense(
                        "seven-day",
                        "sellerTurn: P7D",
                        "sellerTurn: 2 working days",
                        TURN,
                        "a cal"),
                inForm("seven-day", "sellerTurn: P7D", "sellerTurn:", TURN, "is missing"),
                inForm("seven-day", "sellerTurn: P7D", "sellersTurn: P7D", TURN, "is missing"),
                inForm("seven-day", "grace: none", "grace: P0D", "protection.grace", "or 'none'"),
                inForm("seven-day", "shipBy: P14D", "shipBy: none", "protection.shipBy", "above"),
                inForm("seven-day", "shipBy: P14D", "shipBy: P0D", "protection.shipBy", "above"),
                inForm("seven-day", "Within: P7D", "Within: PT0S", "settlement.payWithin", "above"),
                inForm(
                        "strict-5",
                        "Turn: P5D\\n  buyerS",
                        "Turn: none\n  buyerS",
                        BUYER,
                        "until-c"));
    }

    private static List<Broken> fields() {
        return List.of(
                inForm(
                        "seven-day",
                        "grace: none",
                        "grace: none\n  roof: P5D",
                        "protection.roof",
                        NO),
                inForm("seven-day", "appeal: none", "appeal: none\nroof: 1", "roof", NO),
                inForm("seven-day", "\\nlimits:", "\nlimit:", "limits", "is missing"),
                inForm("seven-day", "protection:", "protection: none\nx:", "protection", "fields"),
                inForm("seven-day", "version: 1", "version: 0", "version", "from 1 to 1000000"),
                inForm("seven-day", "version: 1", "version: one", "version", "a whole number"),
                inForm("seven-day", "version: 1", "version: 1.5", "version", "a whole number"),
                inForm("seven-day", "name: seven-day", "name: Seven Day", "name", "small letters"),
                inForm("seven-day", "name: seven-day", "name: schema", "name", "not 'schema'"),
                inForm("seven-day", "name: seven-day", "name: 7", "name", "a text"),
                inForm("seven-day", "about: .*", "about: ' '", "about", "a text"),
                inForm("seven-day", "about: .*", "about: [a]", "about", "a text"),
                inForm(
                        "seven-day",
                        "rounds: 100",
                        "rounds: 1001",
                        "negotiation.rounds",
                        "0 to 1000"),
                inForm("seven-day", "rounds: 100", "rounds: -1", "negotiation.rounds", "0 to 1000"),
                inForm("seven-day", "Turn: false", "Turn: 'no'", RESTARTS, "true or false"),
                inForm(
                        "seven-day",
                        "Silence: grant",
                        "Silence: ignore",
                        SILENCE,
                        "one of mediator"),
                inForm("seven-day", "hands-over", "HANDS_OVER", REJECTION, "one of hands-over"));
    }

    private static List<Broken> calendars() {
        return List.of(
                inForm("strict-5", "country: CN", "country: China", "calendar.country", "the code"),
                inSense("strict-5", "country: CN", "country: ZZ", "calendar.country", "'ZZ'"),
                inSense("strict-5", "Asia/Shanghai", "Asia/Atlantis", "calendar.zone", "time zone"),
                inForm("strict-5", "zone: Asia", "city: Asia", "calendar.zone", "is missing"),
                inSense(
                        "strict-5",
                        "calendar: .*",
                        "calendar: none",
                        "settlement.payWithin",
                        "a cal"));
    }

    private static List<Broken> openings() {
        return List.of(
                inSense(
                        "seven-day",
                        "cap: P60D",
                        "cap: P50D",
                        "protection.length",
                        "at most the cap"),
                inForm(
                        "seven-day",
                        "automatic: none",
                        "automatic: {by: P5D}",
                        BEFORE,
                        "is missing"),
                inForm("seven-day", "since: tracking-given", "since: payment", SINCE, "shipment"),
                inForm(
                        "seven-day",
                        "no-or-invalid-tr",
                        "tr",
                        "opening.exceptions.tracking",
                        "no rea"),
                inForm("seven-day", "all: \\[.*", "all: none", "opening.all", "a list"),
                inForm("seven-day", "all: \\[.*", "all: [shipment]", "opening.all[0]", "fields"),
                inForm("seven-day", "after: P0D", "after: -P1D", ALL, "of zero or more"),
                inForm("strict-5", "until: P1D", "til: P1D", "opening.advice.until", "is missing"),
                inSense(
                        "strict-5",
                        "until: P1D",
                        "until: P7D",
                        "opening.advice.until",
                        "less than"));
    }

    private static List<Broken> reasons() {
        return List.of(
                inForm("seven-day", "guide-liability", "mine", "reasons.catalogue", "a catalogue"),
                inForm(
                        "ebay-like",
                        "no-longer-needed:",
                        "bored:",
                        "reasons.overrides.bored",
                        "no rea"),
                inForm("ebay-like", "freight: seller", "freight: none", FREIGHT, "buyer, seller"),
                inForm("ebay-like", "freight: seller", "cost: seller", OVER + ".cost", NO),
                inForm("ebay-like", "freight: seller", "remedies: []", OVER + ".remedies", "one"),
                inForm("ebay-like", "freight: seller", "liable: all", OVER + ".liable", "depends"),
                inForm(
                        "ebay-like",
                        "freight: seller",
                        "remedies: [refund, refund]",
                        REMEDIES,
                        "twice"),
                inForm(
                        "ebay-like",
                        "received-with-problem: .freight: seller",
                        "in-transit: {remedies: [return]",
                        "reasons.overrides.in-transit.remedies",
                        "no return"),
                inForm(
                        "ebay-like",
                        "freight: seller",
                        "buyer: {oneOf: [rumour], helpful: []}",
                        OVER + ".buyer.oneOf",
                        "one of photo"));
    }

    private static List<Broken> reminders() {
        return List.of(
                inForm("seven-day", REMINDERS, "reminders: [P3D, P3D]", "reminders", "none twice"),
                inSense("seven-day", REMINDERS, "reminders: [P1D, PT24H]", "reminders", "twice"),
                inForm("seven-day", REMINDERS, "reminders: [P0D]", "reminders", "above zero"),
                inForm(
                        "seven-day",
                        REMINDERS,
                        "reminders: [3 days]",
                        "reminders",
                        "found '3 days'"),
                inForm("seven-day", REMINDERS, "reminders: P3D", "reminders", "expected a list"),
                inForm(
                        "seven-day",
                        REMINDERS,
                        "reminders: [P6D, P5D, P4D, P3D, P2D, P1D]",
                        "reminders",
                        "at most 5"));
    }

    private static List<Broken> bounces() {
        String none = "bounces: none";
        String field = "bounces.extendBy";
        return List.of(
                inForm("seven-day", none, "bounces: P2D", "bounces", "expected fields"),
                inForm(
                        "seven-day",
                        none,
                        "bounces: {extendBy: P2D}",
                        "bounces.beyondCap",
                        "missing"),
                inForm(
                        "seven-day",
                        none,
                        "bounces: {extendBy: P0D, beyondCap: true}",
                        field,
                        "above zero"),
                inForm(
                        "seven-day",
                        none,
                        "bounces: {extendBy: 2 working days, beyondCap: true}",
                        field,
                        "above zero"),
                inForm(
                        "seven-day",
                        none,
                        "bounces: {extendBy: P2D, beyondCap: true, times: 2}",
                        "bounces.times",
                        "is unknown"));
    }

    private static List<Broken> negotiations() {
        return List.of(
                inForm(
                        "seven-day",
                        "Restarts: never",
                        "Restarts: every-offer",
                        IN_ALL,
                        "a duration"),
                inForm("seven-day", "Answer: none", "Answer: PT24H", IN_ALL, "a duration"),
                inSense(
                        "bargain-5-15",
                        "capInAll: P60D",
                        "capInAll: P14D",
                        IN_ALL,
                        "at least the cap"),
                inForm(
                        "seven-day",
                        "allowed: never",
                        "allowed: sometimes",
                        ESCALATION,
                        "in-own-turn"),
                inForm(
                        "seven-day",
                        "allowed: never",
                        "allowed: after",
                        ESCALATE + "since",
                        "missing"),
                inForm("seven-day", "never, s", "never, after: P3D, s", ESCALATE + "after", NO),
                inForm(
                        "seven-day",
                        "Too: false",
                        "Too: true",
                        ESCALATE + "sellerToo",
                        "expected fal"));
    }

    private static List<Broken> others() {
        return List.of(
                inForm("seven-day", "Missed: decided-without", "Missed: lost", EVIDENCE, "loses"),
                inForm("seven-day", "appeal: none", "appeal: {times: 0}", "appeal.times", "from 1"),
                inForm("seven-day", "files: 20", "files: 0", "limits.files", "from 1 to 1000"),
                inForm("seven-day", "Bytes: 104857600", "Bytes: 1e12", "limits.fileBytes", "whole"),
                inSense(
                        "seven-day",
                        "- protection.cap",
                        "- protection.roof",
                        "inferred",
                        "no field"),
                inForm("seven-day", "- protection.cap", "- protection.shipBy", "inferred", "twice"),
                inForm("seven-day", "- protection.cap", "- {}", "inferred", "a list of texts"),
                inForm("seven-day", "inferred:", "inferred: all\nnot:", "inferred", "a list"));
    }

    private static final String TURN = "negotiation.sellerTurn";
    private static final String BUYER = "negotiation.buyerTurn";
    private static final String SILENCE = "negotiation.sellerSilence";
    private static final String RESTARTS = "negotiation.counterRestartsTurn";
    private static final String REJECTION = "negotiation.buyerRejection";
    private static final String IN_ALL = "negotiation.capInAll";
    private static final String ESCALATE = "negotiation.escalation.";
    private static final String ESCALATION = ESCALATE + "allowed";
    private static final String EVIDENCE = "review.evidenceMissed";
    private static final String BEFORE = "protection.automatic.before";
    private static final String ALL = "opening.all[0].after";
    private static final String SINCE = "opening.exceptions.no-or-invalid-tracking[0].since";
    private static final String OVER = "reasons.overrides.received-with-problem";
    private static final String FREIGHT = OVER + ".freight";
    private static final String REMEDIES = OVER + ".remedies";
    private static final String NO = "is unknown; expected only";

    private static Broken length(String wrong) {
        return inForm("seven-day", "sellerTurn: P7D", wrong, TURN, "an ISO-8601 duration");
    }
}
