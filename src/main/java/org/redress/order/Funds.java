package org.redress.order;

import java.util.List;
import java.util.stream.Stream;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;
import org.redress.ledger.Posting;

/**
 * The order's money.
 *
 * @param inFlight payment instructions whose end the provider has not reported yet
 * @param instructions how many payment instructions were given so far
 */
public record Funds(Balance balance, List<Instruction> inFlight, int instructions) {

    static Funds nothing() {
        return new Funds(Balance.nothing(), List.of(), 0);
    }

    /** The balance follows from the very postings that the ledger gets. */
    Funds moved(List<Posting> postings) {
        Balance after = balance;
        for (Posting posting : postings) {
            after = after.after(posting);
        }
        return new Funds(after, inFlight, instructions);
    }

    Funds sent(List<Instruction> more) {
        var all = Stream.concat(inFlight.stream(), more.stream()).toList();
        return new Funds(balance, all, instructions + more.size());
    }

    Funds arrived(Instruction instruction) {
        var left = inFlight.stream().filter(i -> i.number() != instruction.number()).toList();
        return new Funds(balance, left, instructions);
    }
}
