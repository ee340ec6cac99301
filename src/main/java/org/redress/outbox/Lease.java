package org.redress.outbox;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Messages that are under way do not come back, however long their batch takes; those of a relay
 * that was killed do, once nobody keeps them any more.
 *
 * @param lasts for so long they are kept at a time
 */
record Lease(Outbox outbox, Duration lasts) {

    /** So often it is renewed while it lasts, so that one renewal may fail. */
    private static final int RENEWALS = 3;

    /** After so many a batch has hung for twenty leases, and somebody else may try it. */
    private static final long MOST = 60;

    <T> Uni<T> during(List<OutboxMessage> messages, Uni<T> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    var renewals =
                            renewals(messages)
                                    .subscribe()
                                    .with(
                                            ignored -> {},
                                            failure ->
                                                    Log.errorf(failure, "a lease is not renewed"));
                    return work.onTermination().invoke(renewals::cancel);
                });
    }

    private Multi<Void> renewals(List<OutboxMessage> messages) {
        var pause = lasts.dividedBy(RENEWALS);
        return Multi.createFrom()
                .ticks()
                .startingAfter(pause)
                .every(pause)
                .onOverflow()
                .drop()
                .select()
                .first(MOST)
                .onItem()
                .transformToUniAndConcatenate(tick -> renew(messages));
    }

    private Uni<Void> renew(List<OutboxMessage> messages) {
        return outbox.keep(messages, lasts)
                .onFailure()
                .invoke(failure ->
                        Log.warnf(
                                failure,
                                "the lease of %d messages is not renewed",
                                messages.size()))
                .onFailure()
                .recoverWithNull();
    }
}
