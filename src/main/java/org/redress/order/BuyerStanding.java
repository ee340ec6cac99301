package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.redress.account.Standings;

/**
 * What keeps a buyer from opening any dispute.
 *
 * @param blocked by the marketplace (O07)
 * @param crowded by as many open disputes as one buyer may have
 */
public record BuyerStanding(boolean blocked, boolean crowded) {

    private static final String IS_CROWDED =
            """
            select count(*) = $2 from (select 1 from dispute_listing where buyer_id = $1
                and status not in ('resolved', 'withdrawn') limit $2) open\
            """;

    /** The statements are sent together; {@code most} is 0 where there is no limit. */
    static Uni<BuyerStanding> of(SqlClient client, String buyer, int most) {
        return Uni.combine()
                .all()
                .unis(isBlocked(client, buyer), isCrowded(client, buyer, most))
                .with(BuyerStanding::new);
    }

    private static Uni<Boolean> isBlocked(SqlClient client, String buyer) {
        return client.preparedQuery(Standings.IS_BLOCKED)
                .execute(Tuple.of(OrderId.bucket(OrderId.named(Standings.SPACE, buyer)), buyer))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Uni<Boolean> isCrowded(SqlClient client, String buyer, int most) {
        return most <= 0
                ? Uni.createFrom().item(false)
                : client.preparedQuery(IS_CROWDED)
                        .execute(Tuple.of(buyer, (long) most))
                        .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
