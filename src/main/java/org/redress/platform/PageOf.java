package org.redress.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list as of an instant; {@code next} is the cursor of the page after it, absent on the
 * last.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageOf<T>(List<T> items, String next, Instant asOf) {

    public static final int LARGEST = 100;

    /** No cursor of ours is longer. */
    public static final int CURSOR = 200;

    /** {@code rows} holds one row more than the page if there is another page. */
    public static <R, T> PageOf<T> of(
            List<R> rows, int size, Instant asOf, Function<R, T> view, Function<R, String> cursor) {
        boolean more = rows.size() > size;
        List<R> page = more ? rows.subList(0, size) : rows;
        String next = more ? cursor.apply(page.getLast()) : null;
        return new PageOf<>(page.stream().map(view).toList(), next, asOf);
    }
}
