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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redress.kernel.Party;
import org.redress.kernel.Refusal;
import org.redress.order.LifecycleTable.Outcome;
import org.redress.order.LifecycleTable.Sample;
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

            Each cell says what a command by the party that may send it leads to: the next state in bold with the
            events, or the code of the refusal. *anyone else* lists the codes that every other party gets. Time acts
            before every command, and at its own deadlines without one; those stand in the tables of timed exits. No
            open state is without one.
            """;

    private final StringBuilder page = new StringBuilder();

    static String write() {
        var written = new LifecyclePage();
        written.page.append(TOP);
        written.lines();
        written.disputes("seven-day", TestPolicies.SEVEN_DAY);
        written.disputes("express-2", TestPolicies.EXPRESS_2);
        written.disputes(
                "a strict policy (a counter restarts the turn, a rejection escalates)",
                TestPolicies.STRICT);
        written.disputes(
                "a claim policy (silence calls the mediator, and so may the buyer at any time)",
                TestPolicies.ANY_TIME);
        return written.page.toString();
    }

    private void lines() {
        List<State> states = LifecycleTable.lineStates();
        page.append(
                "\n## A line of the order\n\nPolicy `seven-day`, one line, shipped on day 1.\n\n");
        diagram(states, scene -> LifecycleTable.orderCommands(), LifecycleTable::lineWord);
        table(states, scene -> LifecycleTable.orderCommands(), LifecycleTable::lineOutcome);
        exits(states, LifecycleTable::lineWord);
    }

    private void disputes(String name, Policy policy) {
        List<State> states = LifecycleTable.disputeStates(policy);
        page.append("\n## A dispute under ").append(name).append("\n\n");
        diagram(states, LifecycleTable::disputeCommands, LifecyclePage::disputeWord);
        table(states, LifecyclePage::allInDispute, LifecycleTable::disputeOutcome);
        exits(states, LifecyclePage::disputeWord);
    }

    private static List<Sample> allInDispute(Scene scene) {
        return Stream.concat(
                        LifecycleTable.disputeCommands(scene).stream(),
                        LifecycleTable.orderCommands().stream().filter(LifecyclePage::matters))
                .toList();
    }

    /** Of the order's own commands those that end a dispute, are suspended by it, or follow it. */
    private static boolean matters(Sample sample) {
        return Set.of(
                        "record tracking: delivered",
                        "confirm receipt",
                        "refund in full",
                        "open a dispute")
                .contains(sample.words());
    }

    private static String disputeWord(Scene scene) {
        return LifecycleTable.disputeWord(scene.order.disputes().getFirst().status());
    }

    private void table(
            List<State> states,
            Function<Scene, List<Sample>> samples,
            Function<Scene, Outcome> outcome) {
        page.append("| command | by |");
        states.forEach(state -> page.append(' ').append(state.name()).append(" |"));
        page.append(" anyone else |\n|---|---|")
                .append("---|".repeat(states.size() + 1))
                .append('\n');
        int rows = samples.apply(states.getLast().scene().get()).size();
        for (int row = 0; row < rows; row++) {
            Set<String> others = new TreeSet<>();
            List<String> cells = new ArrayList<>();
            Sample shown = null;
            for (State state : states) {
                Scene scene = state.scene().get();
                shown = samples.apply(scene).get(row);
                others.addAll(refusalsOfOthers(state, shown));
                scene.does(shown.actor(), shown.command(), State.now(scene));
                cells.add(cell(outcome.apply(scene)));
            }
            page.append("| ").append(shown.words()).append(" | ").append(shown.actor().code());
            page.append(" | ").append(String.join(" | ", cells));
            page.append(" | ").append(others.isEmpty() ? "the same" : String.join(", ", others));
            page.append(" |\n");
        }
    }

    private static Set<String> refusalsOfOthers(State state, Sample sample) {
        Set<String> codes = new TreeSet<>();
        for (Party party : Party.values()) {
            if (!LifecycleTable.mayAct(sample.command()).contains(party)) {
                Scene scene = state.scene().get();
                scene.does(party, sample.command(), State.now(scene));
                Refusal refusal = scene.last.refusal();
                codes.add(refusal == null ? "ALLOWED" : refusal.code().code());
            }
        }
        return codes;
    }

    private static String cell(Outcome outcome) {
        if (outcome.isRefused()) {
            return outcome.refusal();
        }
        return "**"
                + outcome.to()
                + "**"
                + (outcome.events().isEmpty() ? "" : "<br>" + String.join(", ", outcome.events()));
    }

    private void exits(List<State> states, Function<Scene, String> word) {
        page.append(
                "\n| timed exit of | when | by the rule | what happens | then |\n|---|---|---|---|---|\n");
        for (State state : states) {
            Scene scene = state.scene().get();
            if (scene.order == null) {
                continue;
            }
            var next = scene.order.nextDeadline();
            if (next.isEmpty()) {
                page.append("| ")
                        .append(state.name())
                        .append(" | - | - | nothing any more | - |\n");
                continue;
            }
            Instant since = scene.history.getLast().at();
            scene.timePasses(next.get().at());
            page.append("| ").append(state.name());
            page.append(" | ").append(days(since, next.get().at())).append(" after the last event");
            page.append(" | `").append(scene.last.events().getFirst().because().rule()).append('`');
            page.append(" | ").append(String.join(", ", scene.happened()));
            page.append(" | ").append(word.apply(scene)).append(" |\n");
        }
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
                Scene scene = state.scene().get();
                scene.does(sample.actor(), sample.command(), State.now(scene));
                arrow(
                        arrows,
                        from,
                        word.apply(scene),
                        sample.actor().code() + ": " + sample.words());
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
        page.append("```\n\n");
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
