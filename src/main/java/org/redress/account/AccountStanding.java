package org.redress.account;

import java.time.Instant;

/**
 * How an account stands in one role, since when, and why.
 *
 * @param reason in words; null when nothing was ever set, or the words were erased
 * @param since null when nothing was ever set
 * @param version the number of the change that set it, 0 when nothing was
 */
public record AccountStanding(
        AccountRole role,
        Standing standing,
        String reason,
        Instant since,
        String setBy,
        int version) {

    static AccountStanding untouched(AccountRole role) {
        return new AccountStanding(role, Standing.GOOD, null, null, null, 0);
    }
}
