package org.redress.account;

import java.util.UUID;

/**
 * An account is to stand like this from now on.
 *
 * @param report the appeal that brought it about, null if none
 */
public record StandingChange(
        String account,
        AccountRole role,
        Standing standing,
        String reason,
        String setBy,
        UUID report) {

    /** Whether nothing would be different. */
    boolean isAlready(AccountStanding now) {
        return now.version() > 0 && now.standing() == standing && reason.equals(now.reason());
    }
}
