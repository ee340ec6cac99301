package org.redress.deadline;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redress.order.Lookout;
import org.redress.order.Slice;
import org.redress.platform.Randomness;

/**
 * Take everything that is due, several batches at a time. What one worker, or another replica, has
 * locked is not there for the others, so they need not agree on who takes what.
 */
@ApplicationScoped
class Workers {

    private final Batches batches;
    private final Lookout lookout;
    private final ClockGuard clock;
    private final Randomness randomness;
    private final SweepConfig config;

    Workers(
            Batches batches,
            Lookout lookout,
            ClockGuard clock,
            Randomness randomness,
            SweepConfig config) {
        this.batches = batches;
        this.lookout = lookout;
        this.clock = clock;
        this.randomness = randomness;
        this.config = config;
    }

    /** How many orders a step has claimed, and whether there may be more. */
    private record Step(int claimed, boolean goesOn) {}

    /** Answers how many orders were claimed. */
    Uni<Integer> drain() {
        return switch (config.buckets()) {
            case ALL -> oldestFirst();
            case EACH -> abreast(() -> steps(this::overDueBuckets));
        };
    }

    /** One batch is mostly enough; only if it was full the others come to help. */
    private Uni<Integer> oldestFirst() {
        var slice = Slice.ofAll(config.batch());
        return batches.run(slice)
                .chain(first ->
                        first.claimed() < slice.limit()
                                ? Uni.createFrom().item(first.claimed())
                                : abreast(() -> oldestFirst(new Course(clock::count), slice))
                                        .map(more -> first.claimed() + more));
    }

    private Uni<Integer> oldestFirst(Course course, Slice slice) {
        return steps(() -> next(course, slice));
    }

    private Uni<Step> next(Course course, Slice all) {
        Slice slice = course.next(all);
        return batches.run(slice)
                .map(swept -> new Step(swept.claimed(), course.goesOn(slice, swept)));
    }

    /** A batch in each bucket where orders are due; every worker begins with another one. */
    private Uni<Step> overDueBuckets() {
        return lookout.dueBuckets(clock.until())
                .chain(due -> inTurn(rotated(due)))
                .map(claimed -> new Step(claimed, claimed > 0));
    }

    private Uni<Integer> inTurn(List<Short> buckets) {
        return Multi.createFrom()
                .iterable(buckets)
                .onItem()
                .transformToUniAndConcatenate(
                        bucket -> batches.run(Slice.ofAll(config.batch()).in(bucket)))
                .collect()
                .with(Collectors.summingInt(swept -> swept.claimed()));
    }

    private List<Short> rotated(List<Short> due) {
        List<Short> buckets = new ArrayList<>(due);
        Collections.rotate(buckets, (int) (randomness.fraction() * buckets.size()));
        return buckets;
    }

    private Uni<Integer> abreast(Supplier<Uni<Integer>> worker) {
        var all = IntStream.range(0, config.workers()).mapToObj(_ -> worker.get()).toList();
        return Uni.join()
                .all(all)
                .andCollectFailures()
                .map(claimed -> claimed.stream().mapToInt(Integer::intValue).sum());
    }

    private static Uni<Integer> steps(Supplier<Uni<Step>> step) {
        return Multi.createBy()
                .repeating()
                .uni(step::get)
                .whilst(Step::goesOn)
                .collect()
                .with(Collectors.summingInt(Step::claimed));
    }
}
