package org.redress.order;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redress.kernel.Party;
import org.redress.kernel.Refusal;
import org.redress.order.LifecycleCommands.Sample;
import org.redress.order.LifecycleTable.Outcome;
import org.redress.order.LifecycleTable.State;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** Writes what the core does with every state and command as docs/lifecycle.md. */
final class LifecyclePage {

    private static final String TOP =
            """
            # The life of an order

            Generated from the core by `LifecycleTest`: do not edit. After a change of the rules write it anew with
            `./mvnw -q -Dtest=LifecycleTest -Dredress.write-docs=true test`.

            For every state: what each command of the party that may send it leads to, with the events in their order;
            which commands are refused, by the code of the refusal; what any other party is told; and what time does
            by itself. Time acts before every command. No open state is without a timed exit.
            """;

    private final StringBuilder page = new StringBuilder();

    static String write() {
        var written = new LifecyclePage();
        written.page.append(TOP);
        written.lines();
        written.disputes("seven-day", TestPolicies.SEVEN_DAY);
        for (String preset : List.of("claim-15", "strict-5", "moderator-5", "express-2")) {
            written.differences(preset, Scene.preset(preset));
        }
        written.differences(
                "seven-day` with `bounces: {extendBy: P2D, beyondCap: true}", TestPolicies.BOUNCES);
        return written.page.toString();
    }

    private void lines() {
        List<State> states = LifecycleTable.lineStates();
        page.append("\n## A line of the order\n\n");
        page.append("Policy `seven-day`, one line, shipped on day 1.\n\n");
        diagram(states, scene -> LifecycleCommands.onOrder(), LifecycleTable::lineWord);
        for (State state : states) {
            chapter(state, LifecycleCommands.onOrder(), LifecycleTable::lineOutcome);
            exit(state, LifecycleTable::lineWord);
        }
    }

    private void disputes(String name, Policy policy) {
        List<State> states = LifecycleTable.disputeStates(policy);
        page.append("\n## A dispute under `").append(name).append("`\n\n");
        diagram(states, LifecycleCommands::inDispute, LifecyclePage::disputeWord);
        for (State state : states) {
            chapter(state, allInDispute(state.scene().get()), LifecycleTable::disputeOutcome);
            exit(state, LifecyclePage::disputeWord);
        }
    }

    private void differences(String name, Policy policy) {
        page.append("\n## What is otherwise under `").append(name).append("`\n");
        Map<String, State> known = new LinkedHashMap<>();
        LifecycleTable.disputeStates(TestPolicies.SEVEN_DAY)
                .forEach(state -> known.put(state.name(), state));
        for (State state : LifecycleTable.disputeStates(policy)) {
            State same = known.get(state.name());
            if (same == null) {
                chapter(state, allInDispute(state.scene().get()), LifecycleTable::disputeOutcome);
                exit(state, LifecyclePage::disputeWord);
                continue;
            }
            List<Sample> other = new ArrayList<>();
            for (Sample sample : allInDispute(state.scene().get())) {
                if (!LifecycleTable.disputeOutcome(tried(state, sample))
                        .equals(LifecycleTable.disputeOutcome(tried(same, sample)))) {
                    other.add(sample);
                }
            }
            if (!other.isEmpty() || !exitOf(state).equals(exitOf(same))) {
                chapter(state, other, LifecycleTable::disputeOutcome);
                exit(state, LifecyclePage::disputeWord);
            }
        }
    }

    private static String exitOf(State state) {
        var page = new LifecyclePage();
        page.exit(state, LifecyclePage::disputeWord);
        return page.page.toString();
    }

    private static List<Sample> allInDispute(Scene scene) {
        return Stream.concat(
                        LifecycleCommands.inDispute(scene).stream(),
                        LifecycleCommands.onOrder().stream().filter(LifecyclePage::matters))
                .toList();
    }

    /** Of the order's own commands those that end a dispute, are suspended by it, or follow it. */
    private static boolean matters(Sample sample) {
        return Set.of(
                        "record tracking: delivered",
                        "retract the delivery",
                        "confirm receipt",
                        "extend protection",
                        "refund in full",
                        "record a chargeback",
                        "chargeback won",
                        "chargeback lost",
                        "open a dispute")
                .contains(sample.words());
    }

    private static String disputeWord(Scene scene) {
        return LifecycleTable.disputeWord(scene);
    }

    private static Scene tried(State state, Sample sample) {
        Scene scene = state.scene().get();
        scene.does(sample.actor(), sample.command(), State.now(scene));
        return scene;
    }

    private void chapter(State state, List<Sample> samples, Function<Scene, Outcome> outcome) {
        page.append("\n### ").append(state.name()).append("\n\n");
        Map<String, List<String>> refused = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        List<String> rows = new ArrayList<>();
        for (Sample sample : samples) {
            Outcome result = outcome.apply(tried(state, sample));
            String who = sample.words() + " (" + sample.actor().code() + ")";
            if (result.isRefused()) {
                refused.computeIfAbsent(result.refusal(), code -> new ArrayList<>()).add(who);
            } else {
                rows.add(
                        "| %s | %s | %s |"
                                .formatted(who, result.to(), String.join(", ", result.events())));
            }
            others.addAll(refusalsOfOthers(state, sample));
        }
        if (!rows.isEmpty()) {
            page.append("| command (by) | leads to | events |\n|---|---|---|\n");
            rows.forEach(row -> page.append(row).append('\n'));
            page.append('\n');
        }
        refused.forEach((code, who) ->
                page.append("- `")
                        .append(code)
                        .append("`: ")
                        .append(String.join(", ", who))
                        .append('\n'));
        if (!others.isEmpty()) {
            page.append("- any other party: `").append(String.join("`, `", others)).append("`\n");
        }
    }

    private static Set<String> refusalsOfOthers(State state, Sample sample) {
        Set<String> codes = new TreeSet<>();
        for (Party party : Party.values()) {
            if (!Rights.of(sample.command()).contains(party)) {
                Scene scene = state.scene().get();
                scene.does(party, sample.command(), State.now(scene));
                Refusal refusal = scene.last.refusal();
                codes.add(refusal == null ? "ALLOWED" : refusal.code().code());
            }
        }
        return codes;
    }

    private void exit(State state, Function<Scene, String> word) {
        Scene scene = state.scene().get();
        if (scene.order == null) {
            return;
        }
        var next = scene.order.nextDeadline();
        if (next.isEmpty()) {
            page.append("- by itself: nothing any more\n");
            return;
        }
        Instant since = scene.history.getLast().at();
        scene.timePasses(next.get().at());
        page.append("- by itself, ").append(days(since, next.get().at()));
        page.append(" after the last event: ").append(word.apply(scene)).append(" (");
        page.append(String.join(", ", scene.happened())).append("; `");
        page.append(scene.last.events().getFirst().because().rule()).append("`)\n");
    }

    private static String days(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return time.toDays()
                + " D"
                + (time.toHoursPart() == 0 ? "" : " " + time.toHoursPart() + " h");
    }

    private void diagram(
            List<State> states,
            Function<Scene, List<Sample>> samples,
            Function<Scene, String> word) {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (State state : states) {
            Scene before = state.scene().get();
            String from = word.apply(before);
            for (Sample sample : samples.apply(before)) {
                String label = sample.actor().code() + ": " + sample.words();
                arrow(arrows, from, word.apply(tried(state, sample)), label);
            }
            if (before.order != null && before.order.nextDeadline().isPresent()) {
                before.timePasses(before.nextAt());
                arrow(arrows, from, word.apply(before), "time");
            }
        }
        page.append("```mermaid\nstateDiagram-v2\n");
        Set<String> words = new LinkedHashSet<>();
        states.forEach(state -> words.add(word.apply(state.scene().get())));
        arrows.keySet().forEach(arrow -> words.addAll(List.of(arrow.split(" -> "))));
        words.forEach(w ->
                page.append("    state \"").append(w).append("\" as ").append(id(w)).append('\n'));
        arrows.forEach((arrow, labels) ->
                page.append("    ")
                        .append(
                                Stream.of(arrow.split(" -> "))
                                        .map(LifecyclePage::id)
                                        .collect(joining(" --> ")))
                        .append(" : ")
                        .append(String.join("<br>", labels).replace(": ", " - "))
                        .append('\n'));
        page.append("```\n");
    }

    private static void arrow(
            Map<String, Set<String>> arrows, String from, String to, String label) {
        if (!from.equals(to)) {
            arrows.computeIfAbsent(from + " -> " + to, a -> new LinkedHashSet<>()).add(label);
        }
    }

    private static String id(String words) {
        return words.replaceAll("[^a-z]+", "_");
    }
}
