package org.redress.accesslog;

import java.util.UUID;
import org.redress.order.OrderId;

/**
 * One look, or one refusal. Ids and codes only.
 *
 * @param roles what the caller's token allows
 * @param relation as what he stands to the order; null where it is about none, or he is a stranger
 * @param operation for example {@code GET /v1/orders/{id}/timeline}
 * @param target what beside the order is named in the address: a dispute, a file, an account; else
 *     null
 * @param items how many rows a list answered, else null
 * @param filter what a list was asked for, else null
 */
public record AccessEntry(
        String subject,
        String roles,
        String relation,
        String operation,
        UUID order,
        String target,
        int status,
        Integer items,
        String filter) {

    private static final int REFUSED = 400;

    boolean isRefusal() {
        return status >= REFUSED;
    }

    short bucket() {
        return OrderId.bucket(order == null ? OrderId.named("access", subject) : order);
    }
}
