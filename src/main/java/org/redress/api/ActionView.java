package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.redress.order.AllowedActions.Action;

/** What the caller may do, by its path, and until when it surely can. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionView(String action, Instant until) {
    static List<ActionView> all(List<Action> actions) {
        return actions.stream().map(a -> new ActionView(a.action(), a.until())).toList();
    }
}
