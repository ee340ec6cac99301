package org.redress.account;

/**
 * What the orders' road asks about an account, as a statement that it sends on its own connection
 * after its locks. A constant, so that the road's classes depend on none of this package.
 */
public final class Standings {

    /**
     * The name space of {@code OrderId.named}, by which an account's bucket follows from its id.
     */
    public static final String SPACE = "account";

    /** One row with one boolean: whether buyer {@code $2} of bucket {@code $1} may open nothing. */
    public static final String IS_BLOCKED =
            """
            select exists (select 1 from account_standing
                where bucket = $1 and account_id = $2 and role = 'buyer' and standing = 'blocked')\
            """;

    private Standings() {}
}
