package org.redress.notice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.redress.notice.Recipients.Standing;
import org.redress.outbox.Attempt;
import org.redress.outbox.OutboxMessage;
import org.redress.outbox.Relays;

/** How every email leaves: written, held against its recipient, sent, and its fate recorded. */
@ApplicationScoped
class Mailing {

    private final Relays relays;
    private final Recipients recipients;
    private final Post post;
    private final MailDeliveries deliveries;

    Mailing(Relays relays, Recipients recipients, Post post, MailDeliveries deliveries) {
        this.relays = relays;
        this.recipients = recipients;
        this.post = post;
        this.deliveries = deliveries;
    }

    /** {@code heed} does what follows from their fates before these are recorded. */
    Uni<List<Attempt>> deliver(
            String topic,
            List<OutboxMessage> messages,
            Function<OutboxMessage, Uni<Letter>> desk,
            Function<List<Told>, Uni<List<Told>>> heed) {
        return relays.abreast(messages, (OutboxMessage message) -> tell(message, desk))
                .chain(heed::apply)
                .call(all -> deliveries.record(topic, all))
                .map(all -> all.stream().map(Told::attempt).toList());
    }

    private Uni<Told> tell(OutboxMessage message, Function<OutboxMessage, Uni<Letter>> desk) {
        return Uni.createFrom()
                .deferred(() -> desk.apply(message))
                .chain(letter -> tell(message, letter))
                .onFailure(ErasedException.class)
                .recoverWithItem(() -> Told.erased(message))
                .onFailure()
                .recoverWithItem(failure -> Told.failed(message, null, failure));
    }

    private Uni<Told> tell(OutboxMessage message, Letter letter) {
        byte[] address = Recipients.hash(letter.to().email());
        return message.testClock()
                ? send(message, letter, address)
                : recipients
                        .look(address)
                        .chain(standing -> tell(message, letter, address, standing));
    }

    private Uni<Told> tell(
            OutboxMessage message, Letter letter, byte[] address, Standing standing) {
        return switch (standing) {
            case Standing.Open _ -> send(message, letter, address);
            case Standing.Suppressed _ -> Uni.createFrom().item(Told.suppressed(message, address));
            case Standing.Full(var wait) -> {
                var why = "the address has had its share of mail for now";
                var later = new Attempt.Postponed(message, wait, why);
                yield Uni.createFrom().item(new Told(later, null, address, null));
            }
        };
    }

    private Uni<Told> send(OutboxMessage message, Letter letter, byte[] address) {
        return post.send(message, letter)
                .replaceWith(() -> Told.accepted(message, address))
                .onFailure()
                .recoverWithItem(failure -> Told.failed(message, address, failure));
    }
}
