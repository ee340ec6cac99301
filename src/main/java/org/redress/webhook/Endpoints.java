package org.redress.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.platform.Problem;
import org.redress.platform.Randomness;
import org.redress.webhook.Endpoint.Draft;

/**
 * The register of webhook endpoints. Every change is made in the caller's transaction, on the row
 * as it is locked there, and raises the version. An id nobody has answers empty.
 */
@ApplicationScoped
public class Endpoints {

    private static final String EVERY_DISPUTE = "dispute.*";

    private final Pool pool;
    private final Randomness randomness;
    private final WebhookConfig config;
    private final Waiting waiting = new Waiting();

    Endpoints(Pool pool, Randomness randomness, WebhookConfig config) {
        this.pool = pool;
        this.randomness = randomness;
        this.config = config;
    }

    /** An endpoint whose secret is new. */
    public record Keyed(Endpoint endpoint, Secret secret) {}

    /**
     * Events from now on are told.
     *
     * @throws Problem.ProblemException {@code webhook-url-refused}, {@code unknown-event-type},
     *     {@code too-many-endpoints}
     */
    public Uni<Keyed> create(SqlClient client, Draft draft) {
        check(draft);
        var secret = Secret.of(randomness.key());
        var row = columns(draft).addUUID(randomness.id()).addString(secret.text());
        return client.preparedQuery(
                        """
                        insert into webhook_endpoint (url, description, types, test_clocks, id, secret)
                        select $1::text, $2::text, $3::text[], $4::boolean, $5::uuid, $6::text
                        where (select count(*) from webhook_endpoint) < $7::int
                        returning\s\
                        """
                                + Endpoint.COLUMNS)
                .execute(row.addInteger(config.endpoints()))
                .map(rows -> endpoint(rows).orElseThrow(this::tooMany))
                .map(endpoint -> new Keyed(endpoint, secret));
    }

    /** Oldest first; there are never more than are allowed. */
    public Uni<List<Endpoint>> list() {
        return pool.preparedQuery(
                        "select "
                                + Endpoint.COLUMNS
                                + " from webhook_endpoint order by created_at, id")
                .execute()
                .map(Endpoints::endpoints);
    }

    public Uni<Optional<Endpoint>> find(UUID id) {
        return pool.preparedQuery(
                        "select " + Endpoint.COLUMNS + " from webhook_endpoint where id = $1")
                .execute(Tuple.of(id))
                .map(Endpoints::endpoint);
    }

    /**
     * Waits for whoever else changes it.
     *
     * @param version as the caller has seen it, null if he does not say
     * @throws Problem.ProblemException {@code version-changed}
     */
    public Uni<Optional<Endpoint>> lock(SqlClient client, UUID id, Integer version) {
        return client.preparedQuery(
                        "select "
                                + Endpoint.COLUMNS
                                + " from webhook_endpoint where id = $1 for no key update")
                .execute(Tuple.of(id))
                .map(Endpoints::endpoint)
                .invoke(found -> found.ifPresent(endpoint -> requireVersion(endpoint, version)));
    }

    private static void requireVersion(Endpoint endpoint, Integer version) {
        if (version != null && endpoint.version() != version) {
            throw Problem.of(
                            412,
                            "version-changed",
                            "The endpoint has changed since; look at it again.",
                            Map.of("version", String.valueOf(endpoint.version())))
                    .exception();
        }
    }

    /**
     * Says the same as {@link #create} about a bad draft. Another address has all its time before
     * it, and gets at once what waited for the one before.
     */
    public Uni<Optional<Endpoint>> update(SqlClient client, UUID id, Draft draft) {
        check(draft);
        return lock(client, id, null)
                .chain(found ->
                        change(
                                        client,
                                        "failing_since = case when url = $1 then failing_since end,"
                                                + " url = $1, description = $2, types = $3, test_clocks = $4"
                                                + " where id = $5",
                                        columns(draft).addUUID(id))
                                .call(() ->
                                        found.isEmpty() || found.get().url().equals(draft.url())
                                                ? Uni.createFrom().voidItem()
                                                : waiting.anew(client, id)));
    }

    /** The secret so far is used beside the new one for {@code keep}; an older one no more. */
    public Uni<Optional<Keyed>> rotate(SqlClient client, UUID id, Duration keep) {
        var secret = Secret.of(randomness.key());
        return change(
                        client,
                        "previous_secret = secret, secret = $2,"
                                + " previous_until = clock_timestamp() + $3::bigint * interval '1 millisecond'"
                                + " where id = $1",
                        Tuple.of(id, secret.text(), keep.toMillis()))
                .map(found -> found.map(endpoint -> new Keyed(endpoint, secret)));
    }

    /**
     * What was missed is told now, and what waits is tried anew. With {@code skipMissed} nothing
     * that happened before is told any more: not what came while it was disabled, and not what
     * waits; the latter stays in the log as {@code skipped}. Without it nothing changes where it is
     * enabled already.
     */
    public Uni<Optional<Endpoint>> enable(SqlClient client, UUID id, boolean skipMissed) {
        return lock(client, id, null)
                .chain(found ->
                        found.isEmpty() || found.get().isEnabled() && !skipMissed
                                ? Uni.createFrom().item(found)
                                : enabled(client, id, skipMissed));
    }

    private Uni<Optional<Endpoint>> enabled(SqlClient client, UUID id, boolean skipMissed) {
        String place =
                skipMissed
                        ? ", feed_since = pg_current_snapshot(),"
                                + " feed_transaction = pg_snapshot_xmin(pg_current_snapshot()),"
                                + " feed_order = '00000000-0000-0000-0000-000000000000', feed_number = 0"
                        : "";
        return change(
                        client,
                        "status = 'enabled', disabled_why = null, disabled_at = null, failing_since = null"
                                + place
                                + " where id = $1",
                        Tuple.of(id))
                .call(() -> skipMissed ? waiting.skip(client, id) : waiting.anew(client, id));
    }

    /** Nothing is sent from now on; what is under way may still arrive. */
    public Uni<Optional<Endpoint>> disable(SqlClient client, UUID id) {
        return change(
                client,
                "status = 'disabled', disabled_why = coalesce(disabled_why, 'asked'),"
                        + " disabled_at = coalesce(disabled_at, clock_timestamp()) where id = $1",
                Tuple.of(id));
    }

    /** Its log goes with it. */
    public Uni<Void> delete(SqlClient client, UUID id) {
        return client.preparedQuery("delete from webhook_delivery where endpoint_id = $1")
                .execute(Tuple.of(id))
                .chain(() ->
                        client.preparedQuery("delete from webhook_endpoint where id = $1")
                                .execute(Tuple.of(id)))
                .replaceWithVoid();
    }

    private static Uni<Optional<Endpoint>> change(SqlClient client, String change, Tuple values) {
        String sql = "update webhook_endpoint set version = version + 1, %s returning %s";
        return client.preparedQuery(sql.formatted(change, Endpoint.COLUMNS))
                .execute(values)
                .map(Endpoints::endpoint);
    }

    private static Tuple columns(Draft draft) {
        return Tuple.tuple()
                .addString(draft.url())
                .addString(draft.description())
                .addArrayOfString(draft.types().toArray(String[]::new))
                .addBoolean(draft.testClocks());
    }

    private void check(Draft draft) {
        try {
            Target.of(draft.url(), config.allow().orElse(Set.of()));
        } catch (TargetRefused refused) {
            throw Problem.of(
                            400,
                            "webhook-url-refused",
                            "Webhooks go to a public https address on port 443 only.",
                            Map.of("reason", refused.reason()))
                    .exception();
        }
        for (String type : draft.types()) {
            if (!type.equals(EVERY_DISPUTE) && !PublicFacts.types().contains(type)) {
                throw Problem.of(
                                400,
                                "unknown-event-type",
                                "There is no such type of event.",
                                Map.of("type", type))
                        .exception();
            }
        }
    }

    private Problem.ProblemException tooMany() {
        return Problem.of(
                        409,
                        "too-many-endpoints",
                        "No more endpoints can be made; delete one first.",
                        Map.of("limit", String.valueOf(config.endpoints())))
                .exception();
    }

    private static Optional<Endpoint> endpoint(RowSet<Row> rows) {
        return endpoints(rows).stream().findFirst();
    }

    private static List<Endpoint> endpoints(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Endpoint::of).toList();
    }
}
