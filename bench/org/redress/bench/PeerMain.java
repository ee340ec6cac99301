package org.redress.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.redress.support.TestPostgres;

/**
 * Runs the jobs of one library. On each line it is asked to wait for a number of jobs until an
 * instant, and answers how many were done and when the first of them was; after the last it ends at
 * once, with whatever is under way.
 */
public final class PeerMain {
    static final String ANSWER = "bench: ";
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();

    private PeerMain() {}

    public static void main(String[] arguments) throws Exception {
        var database = new TestPostgres(arguments[1], arguments[2], arguments[3]);
        var questions = new BufferedReader(new InputStreamReader(System.in));
        var first = new AtomicLong();
        var done = new AtomicLong();
        try (var pool = Peer.pool(database)) {
            TimerLibrary.Job job =
                    order -> {
                        Settlement.of(order).write(pool);
                        first.compareAndSet(0, System.currentTimeMillis());
                        done.incrementAndGet();
                    };
            DrainPart.library(arguments[0]).start(pool, job);
            System.out.println(ANSWER + "ready");
            for (var line = questions.readLine(); line != null; line = questions.readLine()) {
                var words = line.split(" ");
                first.set(0);
                done.set(0);
                await(done, Long.parseLong(words[0]), Long.parseLong(words[1]));
                System.out.println(ANSWER + done.get() + " " + first.get());
            }
            Runtime.getRuntime().halt(0);
        }
    }

    private static void await(AtomicLong done, long wanted, long untilMillis) {
        while (done.get() < wanted && System.currentTimeMillis() < untilMillis) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
