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
    private final List<List<Object>> columns = new ArrayList<>();
    private int rows;

    SetWrite(String sql, Class<?>... types) {
        this.sql = sql;
        this.types = types;
        for (int i = 0; i < types.length; i++) {
            columns.add(new ArrayList<>());
        }
    }

    void add(Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + sql);
        }
        for (int column = 0; column < values.length; column++) {
            columns.get(column).add(values[column]);
        }
        rows++;
    }

    int size() {
        return rows;
    }

    /** Forgets all rows but the first {@code size}. */
    void cutTo(int size) {
        columns.forEach(column -> column.subList(size, rows).clear());
        rows = size;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    Uni<Void> execute(SqlConnection connection) {
        return connection
                .preparedQuery(sql)
                .execute(columns())
                .invoke(result -> compare(result.rowCount()))
                .replaceWithVoid();
    }

    private void compare(int written) {
        if (written != rows) {
            throw new RowsDiffer(sql, rows, written);
        }
    }

    private Tuple columns() {
        Tuple tuple = Tuple.tuple();
        for (int column = 0; column < types.length; column++) {
            var array = (Object[]) Array.newInstance(types[column], rows);
            tuple.addValue(columns.get(column).toArray(array));
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
