package org.redress.account;

import java.util.List;
import java.util.stream.Stream;

/**
 * An account as far as it is known here: the marketplace's own user id and how it stands in each
 * role. There is no register of accounts; who was never spoken of stands well.
 */
public record Account(String id, List<AccountStanding> standings) {

    /** Both roles, whatever was set of them. */
    static Account of(String id, List<AccountStanding> set) {
        var both =
                Stream.of(AccountRole.values())
                        .map(role ->
                                set.stream()
                                        .filter(standing -> standing.role() == role)
                                        .findFirst()
                                        .orElseGet(() -> AccountStanding.untouched(role)))
                        .toList();
        return new Account(id, both);
    }

    public AccountStanding in(AccountRole role) {
        return standings.stream().filter(it -> it.role() == role).findFirst().orElseThrow();
    }

    /** The number of changes so far. */
    public int version() {
        return standings.stream().mapToInt(AccountStanding::version).max().orElse(0);
    }
}
