package org.redress.order;

import io.smallrye.mutiny.CompositeException;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Objects;
import org.redress.order.SetWrite.RowsDiffer;

/** What a failed unit of work tells about what to do next (rule 5). */
final class SqlFailure {

    private static final String ABORTED = "25P02";

    private SqlFailure() {}

    /** Somebody else was in the way; the same unit may succeed when run again. */
    static boolean isTransient(Throwable failure) {
        String state = state(failure);
        return "40001".equals(state) || "40P01".equals(state) || isOf(failure, RowsDiffer.class);
    }

    /** A value or a constraint: one order of the batch cannot be written, the others may. */
    static boolean isOfOneOrder(Throwable failure) {
        String state = state(failure);
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /**
     * A batch of the sweep may fail by one of its orders, whatever it is that does not work: a
     * value, a constraint, a row that is not there, a statement that takes too long. A lost server
     * or a schema that does not fit is nobody's fault among them.
     */
    static boolean isWorthHalving(Throwable failure) {
        String state = state(failure);
        return isOfOneOrder(failure)
                || isTransient(failure)
                || state != null
                        && (state.startsWith("21")
                                || state.startsWith("54")
                                || state.startsWith("P0")
                                || state.equals("57014"));
    }

    /** The lock was held for longer than a command may wait. */
    static boolean isLockTimeout(Throwable failure) {
        return "55P03".equals(state(failure));
    }

    static boolean violates(Throwable failure, String constraint) {
        return causes(failure).stream()
                .anyMatch(
                        f -> f instanceof PgException pg && constraint.equals(pg.getConstraint()));
    }

    /** The SQLSTATE behind a failure, null if there is none. */
    private static String state(Throwable failure) {
        return causes(failure).stream()
                .map(f -> f instanceof PgException pg ? pg.getSqlState() : null)
                .filter(Objects::nonNull)
                .filter(state -> !ABORTED.equals(state))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOf(Throwable failure, Class<?> type) {
        return causes(failure).stream().anyMatch(type::isInstance);
    }

    /**
     * Statements sent together fail together; all but the first say only that the transaction is
     * aborted.
     */
    private static List<Throwable> causes(Throwable failure) {
        return failure instanceof CompositeException several
                ? several.getCauses()
                : List.of(failure);
    }
}
