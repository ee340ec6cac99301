package org.redress.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Period;

/** Lets a test say when retention is looked at, and how long it is. */
@ApplicationScoped
public class TestRetention {
    private static final int BUCKETS = 256;

    @Inject RetentionWalk walk;
    @Inject AccountErasures accounts;
    @Inject OtherTexts others;

    /** Once round all buckets; answers how many orders were erased. */
    public int orders(Period keep) {
        int erased = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            erased += walk.step(keep).await().indefinitely();
        }
        return erased;
    }

    /** Everything that was asked for. */
    public void accounts() {
        while (account()) {
            // one more
        }
    }

    /** Some of one account's, or the end of it; answers whether any was waiting. */
    public boolean account() {
        return accounts.step().await().indefinitely();
    }

    public void others(Period keep) {
        others.step(keep).await().indefinitely();
        others.empty(keep).await().indefinitely();
    }
}
