package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The books: the balances of all accounts. */
@Path("/v1/ledger")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
public class LedgerResource {

    /**
     * Every posting adds its amount to one account and takes it from another; captured is what came
     * in.
     */
    private static final String BALANCES =
            """
            select currency, account, sum(amount)::bigint as balance from (
                select currency, to_account as account, amount from posting
                union all
                select currency, from_account, case when from_account = 'captured' then amount else -amount end
                from posting) entries
            group by currency, account order by currency, account\
            """;

    private final Pool pool;

    LedgerResource(Pool pool) {
        this.pool = pool;
    }

    /** Minor units on one account. */
    public record AccountBalance(String currency, String account, long balance) {}

    @GET
    @Path("/balances")
    @RolesAllowed({MARKETPLACE, OPERATOR, AUDITOR})
    @Operation(
            summary =
                    "What stands on each account, by currency; in every currency captured is the sum of the others")
    public Uni<List<AccountBalance>> balances() {
        return pool.query(BALANCES).execute().map(LedgerResource::balances);
    }

    private static List<AccountBalance> balances(RowSet<Row> rows) {
        List<AccountBalance> balances = new ArrayList<>();
        rows.forEach(row ->
                balances.add(
                        new AccountBalance(
                                row.getString("currency"),
                                row.getString("account"),
                                row.getLong("balance"))));
        return balances;
    }
}
