package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.redress.dispute.Ask;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.Register;
import org.redress.order.Work.Personal;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Span;
import org.redress.policy.TestPolicies;
import org.redress.support.TestPostgres;

/**
 * Puts many orders into a database, decided by the production core and written by the production
 * statements, without the way over HTTP.
 */
public final class OrderLoad implements AutoCloseable {
    private static final int BATCH = 250;
    private static final Policy POLICY = TestPolicies.SEVEN_DAY;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public OrderLoad(TestPostgres database) {
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        var options =
                PgConnectOptions.fromUri(database.url())
                        .setUser(database.user())
                        .setPassword(database.password());
        pool = new Pool(PgBuilder.pool().connectingTo(options).using(vertx).build());
    }

    /** What an order waits for. */
    public enum Kind {
        /** A dispute whose seller has not answered. */
        SILENT_SELLER,
        /** A parcel about which nobody complains. */
        PROTECTED
    }

    /**
     * {@code count} orders that fall due at {@code dueAt}, each some microseconds after the one
     * before.
     */
    public void load(String prefix, Kind kind, int count, Instant dueAt) {
        load(
                IntStream.range(0, count)
                        .mapToObj(i -> new Story(prefix + i, kind, dueAt.plusNanos(i * 1000L)))
                        .toList());
    }

    /** An order by its marketplace's id, what it waits for, and until when. */
    public record Story(String externalId, Kind kind, Instant dueAt) {}

    public void load(List<Story> stories) {
        for (int from = 0; from < stories.size(); from += BATCH) {
            var batch = stories.subList(from, Math.min(stories.size(), from + BATCH));
            var writes = new OrderWrites();
            batch.forEach(story -> add(writes, story.externalId(), story.kind(), story.dueAt()));
            pool.withTransaction(connection ->
                            writes.execute(connection).chain(() -> mailsAreSent(connection, batch)))
                    .await()
                    .indefinitely();
        }
    }

    /** The mails of the story so far are not what a test is about. */
    private static Uni<Void> mailsAreSent(SqlConnection connection, List<Story> stories) {
        var ids = stories.stream().map(story -> OrderId.of(story.externalId())).toList();
        return connection
                .preparedQuery(
                        "update outbox set status = 'done', done_at = created_at, next_try_at = null"
                                + " where status = 'waiting' and (bucket, order_id) in"
                                + " (select * from unnest($1::smallint[], $2::uuid[]))")
                .execute(
                        Tuple.of(
                                ids.stream().map(OrderId::bucket).toArray(Short[]::new),
                                ids.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static void add(OrderWrites writes, String externalId, Kind kind, Instant dueAt) {
        Instant begin =
                switch (kind) {
                    case SILENT_SELLER ->
                            dueAt.minus(((Span.Exact) POLICY.negotiation().sellerTurn()).length());
                    case PROTECTED -> dueAt.minus(POLICY.protection().cap());
                };
        List<Personal> papers = new ArrayList<>();
        var register = register(externalId, begin, papers);
        var life = live(null, register, Party.MARKETPLACE, begin);
        List<Occurrence<OrderEvent>> events = new ArrayList<>(life.events());
        life =
                live(
                        life.after(),
                        new RecordShipment(List.of(), "Post", "TR-1", begin),
                        Party.MARKETPLACE,
                        begin);
        events.addAll(life.events());
        if (kind == Kind.SILENT_SELLER) {
            var text = paper(externalId, "text", "{\"text\":\"Where is it?\"}", papers);
            life =
                    live(
                            life.after(),
                            new OpenDispute(
                                    List.of("1", "2"),
                                    Reason.IN_TRANSIT,
                                    false,
                                    null,
                                    Ask.refund(null),
                                    text,
                                    List.of(),
                                    false),
                            Party.BUYER,
                            begin);
            events.addAll(life.events());
        }
        writes.add(
                null,
                null,
                life.after(),
                events,
                life.after().nextDeadline().orElseThrow().at(),
                null);
        writes.addPersonal(register.id(), papers);
        writes.addRegistration(life.after(), null);
    }

    private static Life live(ProtectedOrder order, OrderCommand command, Party actor, Instant now) {
        Life life = Life.live(order, command, actor, POLICY, now);
        if (life.refusal() != null) {
            throw new IllegalStateException(life.refusal().toString());
        }
        return life;
    }

    private static Register register(String externalId, Instant paidAt, List<Personal> papers) {
        var buyer = paper(externalId, "buyer", contact("buyer-" + externalId), papers);
        var seller = paper(externalId, "seller", contact("seller-" + externalId), papers);
        var titles = paper(externalId, "titles", "{\"1\":\"A lamp\",\"2\":\"A bulb\"}", papers);
        return new Register(
                OrderId.of(externalId),
                externalId,
                "USD",
                new PartyRef("buyer-" + externalId, buyer),
                new PartyRef("seller-" + externalId, seller),
                "pay-" + externalId,
                paidAt,
                Duration.ofDays(20),
                titles,
                List.of(
                        new LineToRegister("1", 1, 2000, 200, false),
                        new LineToRegister("2", 3, 300, 30, false)),
                500);
    }

    private static String contact(String name) {
        return "{\"name\":\"%s\",\"email\":\"%s@example.com\",\"locale\":\"en\"}"
                .formatted(name, name);
    }

    private static TextRef paper(String order, String kind, String body, List<Personal> papers) {
        var id = OrderId.named("paper", order + kind);
        var salt = new byte[16];
        papers.add(new Personal(id, kind, salt, body));
        var digest = OrderId.sha256(salt, body.getBytes(StandardCharsets.UTF_8));
        return new TextRef(id, HexFormat.of().formatHex(digest));
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
