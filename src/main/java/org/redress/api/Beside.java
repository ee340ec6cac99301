package org.redress.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.redress.api.Timelines.Entry;
import org.redress.kernel.Party;
import org.redress.task.Task;
import org.redress.task.TaskList;

/**
 * What a timeline shows beside the order's own events, to the team alone: tasks it gave, and who
 * closed them. Such entries have no number, for no event of the chain is theirs.
 */
@ApplicationScoped
class Beside {

    private static final Set<Party> TEAM =
            Set.of(Party.MARKETPLACE, Party.OPERATOR, Party.SUPERVISOR);

    private final TaskList tasks;
    private final ObjectMapper json;

    Beside(TaskList tasks, ObjectMapper json) {
        this.tasks = tasks;
        this.json = json;
    }

    /** The order's events, and after them what stands beside them. */
    Uni<List<Entry>> with(List<Entry> events, Sight sight) {
        return TEAM.contains(sight.party())
                ? tasks.ofOrder(sight.order().id()).map(found -> both(events, tasks(found)))
                : Uni.createFrom().item(events);
    }

    private static List<Entry> both(List<Entry> events, List<Entry> others) {
        List<Entry> all = new ArrayList<>(events);
        all.addAll(others);
        return all;
    }

    private List<Entry> tasks(List<Task> tasks) {
        return tasks.stream().flatMap(this::entries).toList();
    }

    private Stream<Entry> entries(Task task) {
        var details =
                Map.of(
                        "task", task.id(),
                        "kind", task.kind(),
                        "subject", task.subject(),
                        "facts", task.facts().getMap());
        var raised =
                entry("task-raised", "service", task.raisedAt().toString(), details, task.what());
        var closing = task.closing();
        return closing == null
                ? Stream.of(raised)
                : Stream.of(
                        raised,
                        entry(
                                "task-closed",
                                "operator",
                                closing.at().toString(),
                                Map.of("task", task.id(), "by", closing.by()),
                                closing.reason()));
    }

    private Entry entry(
            String type, String actor, String at, Map<String, Object> details, String text) {
        return new Entry(null, type, actor, at, null, null, json.valueToTree(details), text);
    }
}
