package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/**
 * One set-based statement: rows are collected, then sent as one array per column. The number of
 * rows written must be the number of rows given, or nothing of the transaction may be committed
 * (rule 5).
 */
final class SetWrite {

    private final String sql;
    private final Class<?>[] types;
    private final List<Object[]> rows = new ArrayList<>();

    SetWrite(String sql, Class<?>... types) {
        this.sql = sql;
        this.types = types;
    }

    void add(Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + sql);
        }
        rows.add(values);
    }

    void addAll(SetWrite other) {
        rows.addAll(other.rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Uni<Void> execute(SqlConnection connection) {
        return connection
                .preparedQuery(sql)
                .execute(columns())
                .invoke(result -> compare(result.rowCount()))
                .replaceWithVoid();
    }

    private void compare(int written) {
        if (written != rows.size()) {
            throw new RowsDiffer(sql, rows.size(), written);
        }
    }

    private Tuple columns() {
        Tuple tuple = Tuple.tuple();
        for (int column = 0; column < types.length; column++) {
            Object array = Array.newInstance(types[column], rows.size());
            for (int row = 0; row < rows.size(); row++) {
                Array.set(array, row, rows.get(row)[column]);
            }
            tuple.addValue(array);
        }
        return tuple;
    }

    /** Somebody else wrote first; the unit of work is to be run again on what stands now. */
    static final class RowsDiffer extends RuntimeException {
        RowsDiffer(String sql, int given, int written) {
            super(written + " of " + given + " rows written by: " + sql);
        }
    }
}
