package org.redress.scenario.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Changes of a policy that change no case, each with the reason why. They are not survivors: there
 * is nothing that a scenario could see.
 */
record Equivalents(String path, Predicate<Mutant> where, String because) {

    private static final List<Equivalents> ALL =
            List.of(
                    new Equivalents(
                            "protection/cap",
                            it -> !at(it, "/protection/length").equals("promised"),
                            "a length that the policy fixes never reaches a longer cap"),
                    new Equivalents(
                            "negotiation/(?!sellerSilence).*",
                            it -> length(it, "/negotiation/sellerTurn").isZero(),
                            "a seller's turn of zero ends the talks at the opening"),
                    new Equivalents(
                            "negotiation/sellerTurn",
                            it ->
                                    length(it, "/negotiation/cap")
                                                    .compareTo(
                                                            length(it, "/negotiation/sellerTurn"))
                                            < 0,
                            "no turn reaches beyond the cap, and the first one has its silence there"),
                    new Equivalents(
                            "negotiation/buyerSilence",
                            it -> at(it, "/negotiation/buyerTurn").equals("until-cap"),
                            "a turn that the cap ends has no silence of its own (B0)"),
                    new Equivalents(
                            "negotiation/buyerTurn",
                            it ->
                                    length(it, "/negotiation/cap")
                                                    .compareTo(length(it, "/negotiation/buyerTurn"))
                                            < 0,
                            "no turn reaches beyond the cap"),
                    new Equivalents(
                            "negotiation/capInAll",
                            it ->
                                    at(it, "/negotiation/capRestarts").equals("never")
                                            && at(it, "/negotiation/minimumAnswer").equals("none"),
                            "nothing moves the cap"),
                    new Equivalents(
                            "negotiation/escalation/since",
                            it -> length(it, "/negotiation/escalation/after").isZero(),
                            "no time to wait: payment and opening are both over"),
                    new Equivalents(
                            "review/waitsForPromisedDate",
                            it -> at(it, "/opening/notReceived").contains("promised-date"),
                            "missing goods are disputed after the promised date only (O03)"),
                    new Equivalents(
                            "tracking/deliveredWindow",
                            it -> length(it, "/negotiation/sellerTurn").isZero(),
                            "a claim under review gets no window (B0)"));

    static boolean holds(Mutant mutant) {
        return ALL.stream()
                .anyMatch(it -> mutant.path().matches(it.path()) && it.where().test(mutant));
    }

    private static String at(Mutant mutant, String path) {
        JsonNode value = mutant.tree().at(path);
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Zero is no time at all; words and working days count as long. */
    private static Duration length(Mutant mutant, String path) {
        String text = at(mutant, path);
        return text.startsWith("P") ? Duration.parse(text) : Duration.ofDays(3650);
    }
}
