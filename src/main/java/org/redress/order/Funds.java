package org.redress.order;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;
import org.redress.ledger.Posting;

/**
 * The order's money. A payment instruction stands in one of the three lists at most.
 *
 * @param inFlight payment instructions whose end the provider has not reported yet
 * @param arrived those it has done; what was done can still fail
 * @param failed those that wait for a person
 * @param instructions how many payment instructions were given so far
 */
public record Funds(
        Balance balance,
        List<Instruction> inFlight,
        List<Instruction> arrived,
        List<Instruction> failed,
        int instructions) {

    static Funds nothing() {
        return new Funds(Balance.nothing(), List.of(), List.of(), List.of(), 0);
    }

    /** The balance follows from the very postings that the ledger gets. */
    Funds moved(List<Posting> postings) {
        Balance after = balance;
        for (Posting posting : postings) {
            after = after.after(posting);
        }
        return new Funds(after, inFlight, arrived, failed, instructions);
    }

    Funds sent(List<Instruction> more) {
        var all = Stream.concat(inFlight.stream(), more.stream()).toList();
        return new Funds(balance, all, arrived, failed, instructions + more.size());
    }

    Funds arrived(Instruction it) {
        return new Funds(balance, without(inFlight, it), with(arrived, it), failed, instructions);
    }

    Funds failed(Instruction it) {
        return new Funds(
                balance,
                without(inFlight, it),
                without(arrived, it),
                with(failed, it),
                instructions);
    }

    /** No longer failed: tried again under another number, or paid in another way. */
    Funds seenTo(Instruction it) {
        return new Funds(balance, inFlight, arrived, without(failed, it), instructions);
    }

    static Optional<Instruction> in(List<Instruction> list, int number) {
        return list.stream().filter(it -> it.number() == number).findFirst();
    }

    private static List<Instruction> without(List<Instruction> list, Instruction gone) {
        return list.stream().filter(it -> it.number() != gone.number()).toList();
    }

    private static List<Instruction> with(List<Instruction> list, Instruction one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }
}
