package org.redress.policy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every version of every policy that ever was on offer: its exact text and its annex. */
@ApplicationScoped
class PolicyTable {

    private static final String STORE =
            """
            insert into policy (name, version, body, annex) values ($1, $2, $3, $4)
            on conflict do nothing\
            """;
    private static final String OTHERS =
            """
            select name, version, body, annex from policy
            where not (name || '@' || version = any ($1)) order by name, version\
            """;
    private static final String TEXT = "select body from policy where name = $1 and version = $2";

    private final Pool pool;

    PolicyTable(Pool pool) {
        this.pool = pool;
    }

    /** A policy as it is stored; a newer release may have written what this one cannot read. */
    record Stored(String ref, String text, String annex) {}

    /** The first text of a name and version stays, and its annex with it. */
    Uni<Void> store(List<PolicyFile> files) {
        List<Tuple> rows = files.stream().map(PolicyTable::row).toList();
        return pool.preparedQuery(STORE).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(PolicyFile file) {
        var policy = file.policy();
        return Tuple.of(policy.name(), policy.version(), file.text(), file.annex());
    }

    Uni<List<Stored>> others(Collection<String> knownRefs) {
        return pool.preparedQuery(OTHERS)
                .execute(Tuple.of(knownRefs.toArray(String[]::new)))
                .map(PolicyTable::stored);
    }

    private static List<Stored> stored(RowSet<Row> rows) {
        List<Stored> stored = new ArrayList<>();
        for (Row row : rows) {
            String ref = row.getString("name") + "@" + row.getInteger("version");
            stored.add(new Stored(ref, row.getString("body"), row.getString("annex")));
        }
        return stored;
    }

    Uni<Optional<String>> text(String name, int version) {
        return pool.preparedQuery(TEXT)
                .execute(Tuple.of(name, version))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext()
                            ? Optional.of(row.next().getString("body"))
                            : Optional.empty();
                });
    }
}
