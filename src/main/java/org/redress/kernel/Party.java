package org.redress.kernel;

/** Who acts on an order, or is told about it. {@code TIME} acts when a deadline passes. */
public enum Party {
    MARKETPLACE,
    BUYER,
    SELLER,
    MEDIATOR,
    ASSISTANT,
    READER,
    SUPERVISOR,
    OPERATOR,
    PROVIDER,
    TIME;

    /** The name as it stands in JSON and in the database. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
