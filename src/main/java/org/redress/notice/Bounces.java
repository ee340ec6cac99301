package org.redress.notice;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/**
 * Emails that a server had accepted and that came back, as the marketplace's mail provider tells.
 */
@ApplicationScoped
public class Bounces {

    private static final String WHAT =
            "This email came back, so its recipient was not told: reach them in another way. Once the"
                    + " address works again, lift its suppression.";

    private final MailDeliveries deliveries;
    private final Recipients recipients;
    private final Tasks tasks;
    private final Undeliverable undeliverable;
    private final Pool pool;

    Bounces(
            MailDeliveries deliveries,
            Recipients recipients,
            Tasks tasks,
            Undeliverable undeliverable,
            Pool pool) {
        this.undeliverable = undeliverable;
        this.pool = pool;
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.tasks = tasks;
    }

    /**
     * @param permanent nobody is at the address; it gets no mail any more
     * @param status the enhanced status of the report, null if it has none
     */
    public record Bounce(MessageId message, boolean permanent, String status) {}

    /** In the caller's transaction; answers the email, empty if no server ever accepted it. */
    public Uni<Optional<MailDelivery>> take(SqlConnection connection, Bounce bounce) {
        return deliveries
                .accepted(connection, bounce.message())
                .call(found ->
                        found.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : take(connection, bounce, found.get()));
    }

    /**
     * Tells the order, once that is committed; to be repeated with the report until it does not
     * fail.
     */
    public Uni<Void> tellOrder(Bounce bounce) {
        return deliveries
                .accepted(pool, bounce.message())
                .chain(found ->
                        found.filter(MailDelivery::isOfOrder)
                                .map(undeliverable::tell)
                                .orElse(Uni.createFrom().voidItem()));
    }

    private Uni<Void> take(SqlConnection connection, Bounce bounce, MailDelivery mail) {
        return deliveries
                .bounced(connection, bounce.message(), bounce.status())
                .chain(isNews ->
                        isNews
                                ? tasks.raise(connection, task(bounce, mail))
                                : Uni.createFrom().voidItem())
                .chain(() -> suppress(connection, bounce, mail));
    }

    private Uni<Void> suppress(SqlConnection connection, Bounce bounce, MailDelivery mail) {
        return bounce.permanent() && !mail.testClock()
                ? recipients.suppress(
                        connection, mail.address(), MailFate.BOUNCED, mail.messageId())
                : Uni.createFrom().voidItem();
    }

    private static NewTask task(Bounce bounce, MailDelivery mail) {
        var facts =
                new JsonObject()
                        .put("messageId", mail.messageId())
                        .put("kind", mail.kind())
                        .put("recipient", mail.recipient())
                        .put("permanent", bounce.permanent());
        return new NewTask(
                "mail-bounced",
                bounce.message().toString(),
                mail.isOfOrder() ? mail.order() : null,
                WHAT,
                facts);
    }
}
