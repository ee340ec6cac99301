package org.redress.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redress.platform.Randomness;
import org.redress.support.TestPostgres;
import org.redress.task.Tasks;

class OutboxGaugesTest {

    private static Vertx vertx;
    private static Pool pool;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void open() {
        var database = TestPostgres.fresh();
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), database.user(), database.password())
                .load()
                .migrate();
        vertx = Vertx.vertx();
        pool = TestPools.of(vertx, database);
    }

    @AfterAll
    static void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
    }

    @Test
    void every_topic_that_has_a_relay_is_measured_also_an_empty_one() {
        var random = new Randomness();
        var relays =
                new Relays(
                        new Outbox(pool, new Tasks(random)),
                        new TestOutbox(),
                        random,
                        new RelayCounts(meters));
        relays.relay("mail", messages -> Uni.createFrom().item(List.of()));
        relays.relay("a-new-topic", messages -> Uni.createFrom().item(List.of()));
        pool.query(
                        """
                        insert into outbox
                            (bucket, order_id, event_number, place, topic, kind, recipient, test_clock, created_at)
                        select 1, gen_random_uuid(), n, 1, 'mail', 'withdrawn', 'buyer', n = 3,
                            now() - interval '1 hour'
                        from generate_series(1, 3) n\
                        """)
                .execute()
                .await()
                .indefinitely();

        new OutboxGauges(pool, relays, meters).sample().await().indefinitely();

        assertEquals(2, gauge("redress.outbox.waiting", "mail"));
        assertEquals(3_600, gauge("redress.outbox.age.seconds", "mail"), 60);
        assertEquals(0, gauge("redress.outbox.waiting", "a-new-topic"));
        assertNull(meters.find("redress.outbox.waiting").tag("topic", "payment").gauge());
    }

    private double gauge(String name, String topic) {
        return meters.get(name).tag("topic", topic).gauge().value();
    }
}
