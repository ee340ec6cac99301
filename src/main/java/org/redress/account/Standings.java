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

    /**
     * A row for each account {@code $2} of bucket {@code $1} whose payouts wait: since when, and
     * how long that is in milliseconds.
     */
    public static final String HELD =
            """
            select s.account_id, s.since,
                (extract(epoch from clock_timestamp() - s.since) * 1000)::bigint as held_for
            from unnest($1::smallint[], $2::text[]) as n(bucket, account_id)
            join account_standing s on s.bucket = n.bucket and s.account_id = n.account_id
            where s.role = 'seller' and s.standing = 'held'\
            """;

    private Standings() {}
}
