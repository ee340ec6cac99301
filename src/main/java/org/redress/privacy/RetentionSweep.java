package org.redress.privacy;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Erases a little at a time, on every replica; what fails is tried again at a later tick. */
@ApplicationScoped
class RetentionSweep {

    private final RetentionWalk walk;
    private final AccountErasures accounts;
    private final OtherTexts others;
    private final RetentionConfig config;

    RetentionSweep(
            RetentionWalk walk,
            AccountErasures accounts,
            OtherTexts others,
            RetentionConfig config) {
        this.walk = walk;
        this.accounts = accounts;
        this.others = others;
        this.config = config;
    }

    @Scheduled(every = "${redress.retention.every:10s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return quietly(walk.step(config.orders()))
                .chain(() -> quietly(accounts.step()))
                .chain(() -> quietly(others.empty(config.answers())));
    }

    @Scheduled(every = "${redress.retention.others-every:1h}", concurrentExecution = SKIP)
    Uni<Void> hourly() {
        return quietly(others.step(config.others()));
    }

    private static Uni<Void> quietly(Uni<?> work) {
        return work.onFailure()
                .invoke(failure -> Log.warn("retention waits for its next tick", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
