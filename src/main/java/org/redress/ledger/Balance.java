package org.redress.ledger;

/**
 * Where an order's money stands, in minor units. Always {@code captured = held + inFlight +
 * refunded + released + fees + chargedBack + failed}, each at least zero (rule 1); a posting that
 * would break this throws, for it would be a bug.
 */
public record Balance(
        long captured,
        long held,
        long inFlight,
        long refunded,
        long released,
        long fees,
        long chargedBack,
        long failed) {

    public Balance {
        long parts = held + inFlight + refunded + released + fees + chargedBack + failed;
        if (captured != parts
                || anyNegative(held, inFlight, refunded, released, fees, chargedBack, failed)) {
            throw new IllegalStateException(
                    "money is not conserved: captured " + captured + ", parts " + parts);
        }
    }

    public static Balance nothing() {
        return new Balance(0, 0, 0, 0, 0, 0, 0, 0);
    }

    public Balance after(Posting posting) {
        long amount = posting.amount();
        return new Balance(
                posting.from() == Account.CAPTURED ? Math.addExact(captured, amount) : captured,
                moved(held, Account.HELD, posting),
                moved(inFlight, Account.IN_FLIGHT, posting),
                moved(refunded, Account.REFUNDED, posting),
                moved(released, Account.RELEASED, posting),
                moved(fees, Account.FEES, posting),
                moved(chargedBack, Account.CHARGED_BACK, posting),
                moved(failed, Account.FAILED, posting));
    }

    private static long moved(long balance, Account account, Posting posting) {
        if (posting.to() == account) {
            return Math.addExact(balance, posting.amount());
        }
        return posting.from() == account ? balance - posting.amount() : balance;
    }

    private static boolean anyNegative(long... balances) {
        for (long balance : balances) {
            if (balance < 0) {
                return true;
            }
        }
        return false;
    }
}
