package org.redress.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.api.Timelines.Entry;
import org.redress.kernel.Party;
import org.redress.notice.MailDeliveries;
import org.redress.notice.MailDelivery;
import org.redress.notice.MailFate;
import org.redress.task.Task;
import org.redress.task.TaskList;

/**
 * What a timeline shows beside the order's own events: to the team the tasks it gave and who closed
 * them, and what became of its emails, each party's own to itself. Emails that were simply accepted
 * are shown when asked for. Such entries have no number, for no event of the chain is theirs.
 */
@ApplicationScoped
class Beside {

    private static final Set<Party> TEAM =
            Set.of(Party.MARKETPLACE, Party.OPERATOR, Party.SUPERVISOR);

    private final TaskList tasks;
    private final MailDeliveries mails;
    private final ObjectMapper json;

    Beside(TaskList tasks, MailDeliveries mails, ObjectMapper json) {
        this.tasks = tasks;
        this.mails = mails;
        this.json = json;
    }

    /**
     * These events of an order or a dispute, and after them what stands beside them.
     *
     * @param proof whether emails that were accepted are asked for, too
     */
    Uni<List<Entry>> with(List<Entry> events, Sight sight, boolean proof) {
        return mails.of(sight.order().id())
                .map(found -> both(events, mails(found, events, sight.party(), proof)));
    }

    /** The order's tasks after all of that. */
    Uni<List<Entry>> withTasks(List<Entry> entries, Sight sight) {
        return TEAM.contains(sight.party())
                ? tasks.ofOrder(sight.order().id()).map(found -> both(entries, tasks(found)))
                : Uni.createFrom().item(entries);
    }

    private List<Entry> mails(
            List<MailDelivery> mails, List<Entry> events, Party party, boolean proof) {
        Set<Integer> numbers = events.stream().map(Entry::number).collect(Collectors.toSet());
        return mails.stream()
                .filter(mail -> numbers.contains(mail.event()))
                .filter(mail -> proof || mail.fate() != MailFate.ACCEPTED)
                .filter(mail -> mayKnow(party, mail))
                .map(this::entry)
                .toList();
    }

    private static boolean mayKnow(Party party, MailDelivery mail) {
        boolean trades = party == Party.BUYER || party == Party.SELLER;
        return !trades || mail.recipient().equals(party.name().toLowerCase(Locale.ROOT));
    }

    private Entry entry(MailDelivery mail) {
        Map<String, Object> details = new TreeMap<>();
        details.put("messageId", mail.messageId());
        details.put("event", mail.event());
        details.put("notice", mail.kind());
        details.put("recipient", mail.recipient());
        if (mail.status() != null) {
            details.put("status", mail.status());
        }
        String type = "notice-" + mail.fate().name().toLowerCase(Locale.ROOT);
        return entry(type, "service", mail.at().toString(), details, null);
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
