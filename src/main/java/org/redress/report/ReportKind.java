package org.redress.report;

/** What can be reported or appealed, apart from disputes (B03, B04, B05). */
public enum ReportKind {
    /** A prohibited product. */
    PRODUCT,
    /** A right infringed, told by its holder or by somebody else. */
    INTELLECTUAL_PROPERTY,
    /** A fraudulent seller or shop. */
    SELLER,
    /** The reporter's own account is to be used again. */
    ACCOUNT_APPEAL,
    /** The reporter's card or account was not verified. */
    VERIFICATION_APPEAL;

    /** The word in the API and in the database. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static ReportKind named(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    /** Speaks for the reporter himself, and not about others. */
    public boolean isAppeal() {
        return this == ACCOUNT_APPEAL || this == VERIFICATION_APPEAL;
    }
}
