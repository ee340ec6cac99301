package org.redress.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;
import org.redress.task.Tasks;

/** A message that is parked is a task, which ends when a person, or the message, has seen to it. */
record ParkedTasks(Tasks tasks) {

    /** Who ends a task when nobody else does. */
    private static final String SERVICE = "redress";

    Uni<Void> raise(SqlConnection connection, String topic, List<OutboxMessage> parked) {
        return each(
                parked,
                message -> tasks.raise(connection, ParkedMessage.of(topic, message).task()));
    }

    /** These will not come back: {@code why} says what became of them. */
    Uni<Void> settle(SqlConnection connection, String topic, List<OutboxMessage> over, String why) {
        return each(
                over,
                message ->
                        tasks.settle(
                                connection, ParkedMessage.of(topic, message).task(), SERVICE, why));
    }

    private static Uni<Void> each(
            List<OutboxMessage> messages, Function<OutboxMessage, Uni<? extends Void>> step) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUniAndConcatenate(step)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
