package org.redress.report;

import org.redress.account.AccountRole;

/**
 * What somebody files.
 *
 * @param holder for intellectual property: whether the right is the reporter's own; else null
 * @param seller the marketplace's id of the seller it is about, or null
 * @param role for an account appeal: in which role the account is to be used again; else null
 */
public record Filing(
        ReportKind kind,
        Boolean holder,
        String seller,
        AccountRole role,
        Words words,
        Writer contact) {

    /** What the reporter wrote; {@code url} is null where nothing is shown on a page. */
    public record Words(String url, String reason, String text) {}

    /** How to write to the reporter; the language is null where he named none. */
    public record Writer(String name, String email, String locale) {}
}
