package org.redress.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.redress.order.OrderId;

/**
 * An event as the marketplace is told it: thin, and without personal data. The same text in a
 * webhook and in the pull feed, on every try and every replay.
 *
 * @param id the same for all endpoints; whoever has seen it may forget it
 * @param type as the timeline names it, for example {@code dispute.opened}
 * @param timestamp when it happened, UTC; on a test clock that clock's instant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicEvent(String id, String type, String timestamp, Data data) {

    static final String PING = "ping";

    private static final String PREFIX = "evt_";

    /**
     * What happened.
     *
     * @param orderId the marketplace's own order id
     * @param sequence the event's number in its order, from 1 without a gap: receivers order by it
     * @param due when it was due if time did it, else absent
     * @param dispute the dispute it belongs to, absent if none
     * @param testClock true for a rehearsal, else absent
     * @param unreadable true where only the event's key can be told, for its content cannot be
     *     read; else absent
     * @param details what {@link PublicFacts} lists
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            UUID order,
            String orderId,
            Integer sequence,
            String actor,
            String due,
            String policy,
            String rule,
            String dispute,
            Boolean testClock,
            Boolean unreadable,
            @Schema(type = SchemaType.OBJECT, implementation = Object.class) ObjectNode details) {}

    /** Which event: one order's one number. */
    public record Key(UUID order, int number) {

        public String id() {
            return PREFIX + order + "_" + number;
        }

        short bucket() {
            return OrderId.bucket(order);
        }

        /** Empty for what is no id of an event. */
        public static Optional<Key> parse(String id) {
            if (!id.matches(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[1-9][0-9]{0,8}")) {
                return Optional.empty();
            }
            int end = id.lastIndexOf('_');
            return Optional.of(
                    new Key(
                            UUID.fromString(id.substring(PREFIX.length(), end)),
                            Integer.parseInt(id.substring(end + 1))));
        }
    }

    /** Told to try a receiver. */
    static PublicEvent ping(UUID endpoint, long number, String at) {
        var details = JsonNodeFactory.instance.objectNode().put("endpoint", endpoint.toString());
        return new PublicEvent(
                "ping_" + endpoint + "_" + number,
                PING,
                at,
                new Data(null, null, null, null, null, null, null, null, null, null, details));
    }

    static PublicEvent of(
            Key key, String type, String externalId, boolean testClock, JsonNode body) {
        JsonNode outer = body.path("event");
        JsonNode inner = outer.has("event") ? outer.get("event") : outer;
        JsonNode because = body.path("because");
        int dispute = dispute(outer);
        var data =
                new Data(
                        key.order(),
                        externalId,
                        key.number(),
                        body.path("actor").asText().toLowerCase(Locale.ROOT),
                        body.path("due").textValue(),
                        because.path("policy").textValue(),
                        because.path("rule").textValue(),
                        dispute == 0 ? null : key.order() + "-" + dispute,
                        testClock ? true : null,
                        null,
                        PublicFacts.of(type, inner));
        return new PublicEvent(key.id(), type, body.path("at").textValue(), data);
    }

    /** That there is such an event, for readers who must not stop at it and must not miss it. */
    static PublicEvent unreadable(
            Key key, String type, String at, String externalId, boolean testClock) {
        var data =
                new Data(
                        key.order(),
                        externalId,
                        key.number(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        testClock ? true : null,
                        true,
                        null);
        return new PublicEvent(key.id(), type, at, data);
    }

    private static int dispute(JsonNode event) {
        return switch (event.path("type").asText()) {
            case "in-dispute" -> event.path("number").asInt();
            case "evidence-attached" -> event.at("/evidence/dispute").asInt();
            default -> event.path("dispute").asInt();
        };
    }

    /** Fails for what is no event: nothing half-read is told as if it were whole. */
    static JsonNode body(ObjectMapper json, String text) {
        try {
            JsonNode body = json.readTree(text);
            if (!body.path("event").isObject() || !body.path("at").isTextual()) {
                throw new IllegalStateException("an event without its content or its instant");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON", e);
        }
    }
}
