package org.redress.account;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts an account's orders and disputes and says what stands out. Nothing is kept: it is read
 * from the events each time, by the same code that anybody else can run on them.
 */
@ApplicationScoped
public class Histories {

    private final TrailStore store;
    private final SignalConfig config;
    private final List<SignalSource> sources;

    Histories(TrailStore store, SignalConfig config, @All List<SignalSource> sources) {
        this.store = store;
        this.config = config;
        this.sources = sources;
    }

    /** How far back orders are counted if nobody says. */
    public Duration window() {
        return config.window();
    }

    /** The counts, and what stands out in all that is known. */
    public Uni<History> noticed(Question question) {
        return counted(question).chain(this::noticed);
    }

    /** The counts, and what stands out in them alone. */
    public Uni<History> counted(Question question) {
        Thresholds thresholds = config.thresholds();
        Instant recently = question.now().minus(thresholds.frequentWithin());
        return store.orders(question)
                .map(orders -> Tally.of(question.role(), orders))
                .chain(tally -> store.count(question, tally, recently, config.mostDisputedOrders()))
                .chain(tally ->
                        store.openNow(question)
                                .map(open ->
                                        new History(
                                                question,
                                                tally,
                                                open,
                                                thresholds.signals(tally, open))));
    }

    private Uni<History> noticed(History history) {
        Uni<History> sofar = Uni.createFrom().item(history);
        for (SignalSource source : sources) {
            sofar =
                    sofar.chain(known ->
                            source.notice(known.question()).map(signals -> with(known, signals)));
        }
        return sofar;
    }

    private static History with(History history, List<Signal> more) {
        List<Signal> all = new ArrayList<>(history.signals());
        all.addAll(more);
        return new History(
                history.question(), history.tally(), history.openNow(), List.copyOf(all));
    }
}
