package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.redress.access.Caller;
import org.redress.account.Account;
import org.redress.account.AccountStanding;

/** An account as the caller may see it: the team both roles, the account itself its own. */
public record AccountView(
        String id, int version, List<StandingView> standings, String supportContact) {

    /** {@code setBy} is for the team only; a reason that was erased is missing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StandingView(
            String role, String standing, String reason, Instant since, String setBy) {}

    static AccountView of(Account account, Caller caller, String supportContact) {
        boolean team = caller.mayAsStaff(account.id());
        var standings =
                account.standings().stream()
                        .filter(standing -> team || caller.is(standing.role().code()))
                        .map(standing -> view(standing, team))
                        .toList();
        return new AccountView(account.id(), account.version(), standings, supportContact);
    }

    private static StandingView view(AccountStanding standing, boolean team) {
        return new StandingView(
                standing.role().code(),
                standing.standing().code(),
                standing.reason(),
                standing.since(),
                team ? standing.setBy() : null);
    }
}
