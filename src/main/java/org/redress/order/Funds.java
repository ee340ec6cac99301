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
 * @param instructions how many payment instructions were given so far
 * @param arrived those it has done; what was done can still fail. None in states of format 1
 * @param failed those that wait for a person. None in states of format 1
 */
public record Funds(
        Balance balance,
        List<Instruction> inFlight,
        int instructions,
        List<Instruction> arrived,
        List<Instruction> failed) {

    public Funds {
        arrived = arrived == null ? List.of() : arrived;
        failed = failed == null ? List.of() : failed;
    }

    static Funds nothing() {
        return new Funds(Balance.nothing(), List.of(), 0, List.of(), List.of());
    }

    /** As format 1 has kept it. */
    Funds onlyInFlight() {
        return new Funds(balance, inFlight, instructions, List.of(), List.of());
    }

    /** The balance follows from the very postings that the ledger gets. */
    Funds moved(List<Posting> postings) {
        Balance after = balance;
        for (Posting posting : postings) {
            after = after.after(posting);
        }
        return new Funds(after, inFlight, instructions, arrived, failed);
    }

    Funds sent(List<Instruction> more) {
        var all = Stream.concat(inFlight.stream(), more.stream()).toList();
        return new Funds(balance, all, instructions + more.size(), arrived, failed);
    }

    Funds arrived(Instruction it) {
        return new Funds(balance, without(inFlight, it), instructions, with(arrived, it), failed);
    }

    Funds failed(Instruction it) {
        return new Funds(
                balance,
                without(inFlight, it),
                instructions,
                without(arrived, it),
                with(failed, it));
    }

    /** No longer failed: tried again under another number, or paid in another way. */
    Funds seenTo(Instruction it) {
        return new Funds(balance, inFlight, instructions, arrived, without(failed, it));
    }

    /** Nobody is paid it any more. */
    Funds gone(Instruction it) {
        return new Funds(
                balance,
                without(inFlight, it),
                instructions,
                without(arrived, it),
                without(failed, it));
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
