package org.redress.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redress.dispute.Evidence;
import org.redress.kernel.Party;

/**
 * What was brought to the order: carrier facts, files, messages.
 *
 * @param given how many files were ever attached, which is the number of the latest
 * @param messages how many messages were written
 */
public record OrderFile(List<CarrierFact> facts, List<Evidence> evidence, int given, int messages) {

    static OrderFile empty() {
        return new OrderFile(List.of(), List.of(), 0, 0);
    }

    Optional<CarrierFact> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    Optional<Evidence> evidence(int number) {
        return evidence.stream().filter(file -> file.number() == number).findFirst();
    }

    /** How many files of this party are there. */
    long evidenceOf(Party party) {
        return evidence.stream().filter(file -> file.by() == party).count();
    }

    int removed() {
        return given - evidence.size();
    }

    List<Evidence> evidenceIn(int dispute) {
        return evidence.stream().filter(file -> file.dispute() == dispute).toList();
    }

    OrderFile with(CarrierFact fact) {
        var all = Stream.concat(facts.stream(), Stream.of(fact)).toList();
        return new OrderFile(all, evidence, given, messages);
    }

    OrderFile withoutFact(String id) {
        var left = facts.stream().filter(fact -> !fact.id().equals(id)).toList();
        return new OrderFile(left, evidence, given, messages);
    }

    OrderFile with(Evidence file) {
        var all = Stream.concat(evidence.stream(), Stream.of(file)).toList();
        return new OrderFile(facts, all, file.number(), messages);
    }

    OrderFile withoutEvidence(int number) {
        var left = evidence.stream().filter(file -> file.number() != number).toList();
        return new OrderFile(facts, left, given, messages);
    }

    /** The opening of a dispute takes the files that it names. */
    OrderFile filed(List<Integer> numbers, int dispute) {
        List<Evidence> filed = new ArrayList<>(evidence);
        filed.replaceAll(file -> numbers.contains(file.number()) ? file.in(dispute) : file);
        return new OrderFile(facts, List.copyOf(filed), given, messages);
    }

    OrderFile withMessage() {
        return new OrderFile(facts, evidence, given, messages + 1);
    }
}
