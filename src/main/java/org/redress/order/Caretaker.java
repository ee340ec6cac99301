package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/** Who is told, in the same transaction, of an order that now waits for a person. */
public interface Caretaker {

    Uni<Void> parked(SqlConnection connection, UUID order);
}
