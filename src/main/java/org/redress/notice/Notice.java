package org.redress.notice;

/**
 * The emails (requirements A9), one record each: what the template of that name may say. Amounts
 * and instants are ready to be shown; what does not apply is null. A person's own words are one
 * line of plain text.
 */
public sealed interface Notice
        permits OrderNotice,
                TalksNotice,
                ReviewNotice,
                ReturnNotice,
                PaymentNotice,
                ChargebackNotice {

    /** Whether another email of the same moment tells how it goes on. */
    default boolean isFollowed() {
        return false;
    }
}
