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
 * @param corrections what was granted from the marketplace's own account. None in states of formats
 *     1 and 2
 */
public record Funds(
        Balance balance,
        List<Instruction> inFlight,
        int instructions,
        List<Instruction> arrived,
        List<Instruction> failed,
        Corrections corrections) {

    /** What each side was granted in all, in minor units, whatever has become of it since. */
    public record Corrections(long toBuyer, long toSeller) {

        static final Corrections NONE = new Corrections(0, 0);

        Corrections with(Instruction it) {
            return it.kind().isToBuyer()
                    ? new Corrections(Math.addExact(toBuyer, it.amount()), toSeller)
                    : new Corrections(toBuyer, Math.addExact(toSeller, it.amount()));
        }
    }

    public Funds {
        corrections = corrections == null ? Corrections.NONE : corrections;
        arrived = arrived == null ? List.of() : arrived;
        failed = failed == null ? List.of() : failed;
    }

    static Funds nothing() {
        return new Funds(Balance.nothing(), List.of(), 0, List.of(), List.of(), Corrections.NONE);
    }

    /** As format 2 has kept it. */
    Funds withoutCorrections() {
        return new Funds(balance, inFlight, instructions, arrived, failed, Corrections.NONE);
    }

    /** As format 1 has kept it. */
    Funds onlyInFlight() {
        return new Funds(balance, inFlight, instructions, List.of(), List.of(), Corrections.NONE);
    }

    /** The balance follows from the very postings that the ledger gets. */
    Funds moved(List<Posting> postings) {
        Balance after = balance;
        for (Posting posting : postings) {
            after = after.after(posting);
        }
        return new Funds(after, inFlight, instructions, arrived, failed, corrections);
    }

    Funds sent(List<Instruction> more) {
        var all = Stream.concat(inFlight.stream(), more.stream()).toList();
        return new Funds(balance, all, instructions + more.size(), arrived, failed, corrections);
    }

    /** The marketplace sends its own money. */
    Funds corrected(Instruction it) {
        var all = with(inFlight, it);
        return new Funds(balance, all, instructions + 1, arrived, failed, corrections.with(it));
    }

    Funds arrived(Instruction it) {
        return new Funds(
                balance,
                without(inFlight, it),
                instructions,
                with(arrived, it),
                failed,
                corrections);
    }

    Funds failed(Instruction it) {
        return new Funds(
                balance,
                without(inFlight, it),
                instructions,
                without(arrived, it),
                with(failed, it),
                corrections);
    }

    /** No longer failed: tried again under another number, or paid in another way. */
    Funds seenTo(Instruction it) {
        return new Funds(
                balance, inFlight, instructions, arrived, without(failed, it), corrections);
    }

    /** Nobody is paid it any more. */
    Funds gone(Instruction it) {
        return new Funds(
                balance,
                without(inFlight, it),
                instructions,
                without(arrived, it),
                without(failed, it),
                corrections);
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
