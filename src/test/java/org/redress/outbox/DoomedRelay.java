package org.redress.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.redress.outbox.Attempt.Delivered;
import org.redress.platform.Randomness;
import org.redress.support.TestPostgres;
import org.redress.task.Tasks;

/**
 * A process with a relay in it, which one message kills: {@code url user password poison}, where
 * poison is an event's number. What leaves is written down at once. Exit 0: nothing is due.
 */
final class DoomedRelay {

    static final int KILLED = 137;

    private DoomedRelay() {}

    public static void main(String[] args) {
        var vertx = Vertx.vertx();
        var pool = TestPools.of(vertx, new TestPostgres(args[0], args[1], args[2]));
        int poison = Integer.parseInt(args[3]);
        Delivery delivery =
                messages -> {
                    Uni<Void> done = Uni.createFrom().voidItem();
                    for (var message : messages) {
                        done =
                                done.invoke(() -> die(message, poison))
                                        .chain(() ->
                                                pool.preparedQuery("insert into sent values ($1)")
                                                        .execute(Tuple.of(message.eventNumber())))
                                        .replaceWithVoid();
                    }
                    return done.map(ignored -> delivered(messages));
                };
        new Relay(
                        "mail",
                        delivery,
                        new Outbox(pool, new Tasks(new Randomness())),
                        new TestOutbox(),
                        new Randomness(),
                        new RelayCounts(new SimpleMeterRegistry()))
                .run()
                .await()
                .indefinitely();
        System.exit(0);
    }

    private static List<Attempt> delivered(List<OutboxMessage> messages) {
        return messages.stream().<Attempt>map(Delivered::new).toList();
    }

    private static void die(OutboxMessage message, int poison) {
        if (message.eventNumber() == poison) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
