package org.redress.task;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.redress.order.Caretaker;

/** An order that could not be decided or written, however often it was tried, is a task. */
@ApplicationScoped
class ParkedOrders implements Caretaker {

    private static final String WHAT =
            "Find out why the order cannot be decided (its row holds the last error), remove the cause,"
                    + " and read the order: that brings it back.";

    private final Tasks tasks;

    ParkedOrders(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Uni<Void> parked(SqlConnection connection, UUID order) {
        return tasks.raise(
                connection,
                new NewTask("order-parked", order.toString(), order, WHAT, new JsonObject()));
    }
}
