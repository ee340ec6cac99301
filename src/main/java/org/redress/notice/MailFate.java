package org.redress.notice;

import java.util.Locale;

/** What became of an email outside. */
public enum MailFate {
    /** The mail server has taken it: from then on it is told. */
    ACCEPTED,
    /** The mail server refused it for good. */
    REFUSED,
    /** It was not even tried, for the address does not exist. */
    SUPPRESSED,
    /** It was accepted and came back. */
    BOUNCED;

    /** Whether its recipient was not told. */
    boolean isLost() {
        return this != ACCEPTED;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailFate named(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
