package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.redress.kernel.Because;
import org.redress.order.OrderId;

/** Everything that happened, in order, with who, when, when due, and why (B08). */
@ApplicationScoped
public class Timelines {

    private static final String EVENTS =
            """
            select e.number, e.type, e.body, t.body as text
            from order_event e
            left join personal t on t.bucket = e.bucket and t.order_id = e.order_id and t.kind = 'text'
                and t.ref = (coalesce(e.body::jsonb #>> '{event,event,text,id}',
                    e.body::jsonb #>> '{event,event,matter,text,id}',
                    e.body::jsonb #>> '{event,event,grounds,id}',
                    e.body::jsonb #>> '{event,event,request,what,id}',
                    e.body::jsonb #>> '{event,event,proposal,text,id}',
                    e.body::jsonb #>> '{event,event,draft,grounds,id}',
                    e.body::jsonb #>> '{event,event,address,id}',
                    e.body::jsonb #>> '{event,event,note,id}',
                    e.body::jsonb #>> '{event,event,why,id}',
                    e.body::jsonb #>> '{event,text,id}'))::uuid
            where e.bucket = $1 and e.order_id = $2 order by e.number\
            """;

    private final Sights sights;
    private final Pool pool;
    private final ObjectMapper json;
    private final SecurityIdentity identity;
    private final Beside beside;

    Timelines(
            Sights sights, Pool pool, ObjectMapper json, SecurityIdentity identity, Beside beside) {
        this.beside = beside;
        this.sights = sights;
        this.pool = pool;
        this.json = json;
        this.identity = identity;
    }

    /**
     * One event; {@code due} stands only where time acted, {@code text} where a person wrote one.
     * What stands beside the events has neither number nor {@code because}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            Integer number,
            String type,
            String actor,
            String at,
            String due,
            @Schema(implementation = Because.class) JsonNode because,
            @Schema(implementation = Object.class) JsonNode details,
            String text) {}

    /** Why one event happened; {@code policy} is name and version. */
    public record Reason(
            int number,
            String type,
            String at,
            String rule,
            String policy,
            Map<String, String> facts,
            String sentence) {

        static Reason of(Entry entry) {
            JsonNode because = entry.because();
            Map<String, String> facts = new TreeMap<>();
            because.get("facts")
                    .properties()
                    .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
            var told =
                    new Because(
                            because.get("policy").asText(), because.get("rule").asText(), facts);
            return new Reason(
                    entry.number(),
                    entry.type(),
                    entry.at(),
                    told.rule(),
                    told.policy(),
                    told.facts(),
                    Sentences.of(told));
        }
    }

    public Uni<List<Reason>> whyOfOrder(String id) {
        return orderSight(id)
                .chain(sight -> entries(sight, 0))
                .map(entries -> entries.stream().map(Reason::of).toList());
    }

    public Uni<List<Reason>> whyOfDispute(String id) {
        DisputeId dispute = DisputesResource.parse(id);
        return disputeSight(dispute)
                .chain(sight -> entries(sight, dispute.number()))
                .map(entries -> entries.stream().map(Reason::of).toList());
    }

    /** {@code proof}: with the emails that were accepted, too. */
    public Uni<List<Entry>> ofOrder(String id, boolean proof) {
        return orderSight(id)
                .chain(sight ->
                        entries(sight, 0)
                                .chain(events -> beside.with(events, sight, proof))
                                .chain(entries -> beside.withTasks(entries, sight)));
    }

    private Uni<Sight> orderSight(String id) {
        return sights.ofOrder(OrdersResource.order(id), identity);
    }

    public Uni<List<Entry>> ofDispute(String id, boolean proof) {
        DisputeId dispute = DisputesResource.parse(id);
        return disputeSight(dispute)
                .chain(sight ->
                        entries(sight, dispute.number())
                                .chain(events -> beside.with(events, sight, proof)));
    }

    private Uni<Sight> disputeSight(DisputeId dispute) {
        return sights.ofOrder(dispute.order(), identity)
                .invoke(sight -> Sights.dispute(sight, dispute.number()));
    }

    private Uni<List<Entry>> entries(Sight sight, int dispute) {
        UUID order = sight.order().id();
        return pool.preparedQuery(EVENTS)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(rows -> entries(rows, sight, dispute));
    }

    private List<Entry> entries(Iterable<Row> rows, Sight sight, int dispute) {
        List<Entry> entries = new ArrayList<>();
        var telling = new Telling(sight);
        for (Row row : rows) {
            JsonNode body = read(row.getString("body"));
            boolean asked = dispute == 0 || isOf(dispute, body.get("event"));
            if (telling.tells(row.getString("type"), body) && asked) {
                entries.add(entry(row, body, telling));
            }
        }
        return entries;
    }

    private static boolean isOf(int dispute, JsonNode event) {
        String type = event.get("type").asText();
        return type.startsWith("chargeback-")
                || type.equals("in-dispute") && event.get("number").asInt() == dispute
                || type.equals("correction-granted") && event.get("dispute").asInt() == dispute
                || type.equals("lines-settled") && event.get("dispute").asInt() == dispute
                || type.equals("message-posted") && event.get("dispute").asInt() == dispute
                || type.equals("evidence-attached")
                        && event.at("/evidence/dispute").asInt() == dispute;
    }

    private Entry entry(Row row, JsonNode body, Telling telling) {
        String type = row.getString("type");
        String text = telling.words(type, row.getString("text"));
        return new Entry(
                row.getInteger("number"),
                type,
                body.get("actor").asText().toLowerCase(java.util.Locale.ROOT),
                body.get("at").asText(),
                body.has("due") ? body.get("due").asText() : null,
                telling.because(body),
                telling.details(type, body.get("event")),
                text == null ? null : read(text).get("text").asText());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
