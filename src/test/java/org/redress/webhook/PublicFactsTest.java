package org.redress.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeEvent;
import org.redress.kernel.TextRef;
import org.redress.order.OrderEvent;

/** Every event has its public facts, and none of them leads to a person. */
class PublicFactsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields that say who or where somebody is. */
    private static final Set<String> PERSONAL =
            Set.of(
                    "mediator",
                    "assistant",
                    "carrier",
                    "trackingNumber",
                    "place",
                    "fact",
                    "providerReference",
                    "paymentReference",
                    "buyer",
                    "seller");

    @Test
    void every_type_of_event_is_listed() {
        assertEquals(kinds().keySet(), new java.util.TreeSet<>(PublicFacts.types()));
    }

    @Test
    void every_fact_is_a_field_of_its_event_and_holds_nothing_personal() {
        kinds().forEach((type, kind) -> {
            for (String path : PublicFacts.fields(type)) {
                Type found = kind;
                for (String name : path.split("\\.")) {
                    assertFalse(PERSONAL.contains(name), type + " " + path);
                    found = component(found, name, type + " " + path).getGenericType();
                }
                assertHarmless(found, type + " " + path, new HashSet<>());
            }
        });
    }

    private static void assertHarmless(Type type, String where, Set<Type> seen) {
        if (type instanceof ParameterizedType of) {
            Arrays.stream(of.getActualTypeArguments())
                    .forEach(it -> assertHarmless(it, where, seen));
        } else if (type instanceof Class<?> kind && kind.isRecord() && seen.add(kind)) {
            assertFalse(kind == TextRef.class, where);
            for (RecordComponent part : kind.getRecordComponents()) {
                assertFalse(PERSONAL.contains(part.getName()), where + " " + part.getName());
                assertHarmless(part.getGenericType(), where, seen);
            }
        }
    }

    private static RecordComponent component(Type type, String name, String where) {
        assertTrue(type instanceof Class<?> kind && kind.isRecord(), where);
        var found =
                Arrays.stream(((Class<?>) type).getRecordComponents())
                        .filter(it -> it.getName().equals(name))
                        .findFirst();
        return found.orElseThrow(() -> new AssertionError("no such field: " + where));
    }

    @Test
    void a_real_opening_is_told_like_this() throws IOException {
        UUID order = UUID.fromString("f75ef9ea-f4ee-89d4-be2a-fdc7d1c11401");
        String sample =
                Files.readAllLines(Path.of("src/test/resources/formats/events-1.jsonl")).get(2);

        var event =
                PublicEvent.of(
                        new PublicEvent.Key(order, 3),
                        "dispute.opened",
                        "A-1",
                        false,
                        JSON.readTree(sample));

        assertEquals(
                JSON.readTree(
                        """
                        {"id": "evt_f75ef9ea-f4ee-89d4-be2a-fdc7d1c11401_3", "type": "dispute.opened",
                         "timestamp": "2026-01-06T10:00:00.123456Z",
                         "data": {"order": "f75ef9ea-f4ee-89d4-be2a-fdc7d1c11401", "orderId": "A-1", "sequence": 3,
                          "actor": "buyer", "policy": "claim-15@1", "rule": "opening",
                          "dispute": "f75ef9ea-f4ee-89d4-be2a-fdc7d1c11401-1",
                          "details": {"lines": [0, 1], "reason": "IN_TRANSIT",
                           "request": {"id": 1, "terms": {"remedy": "REFUND", "amount": 9520, "coversShipping": true}},
                           "endsAt": "2026-01-21T10:00:00.123456Z", "capAt": "2026-01-21T10:00:00.123456Z"}}}\
                        """),
                JSON.valueToTree(event));
    }

    @Test
    void more_time_is_told_with_the_request_it_is_for() throws IOException {
        String sample =
                Files.readAllLines(Path.of("src/test/resources/formats/events-3.jsonl")).stream()
                        .filter(it -> it.contains("turn-extended"))
                        .findFirst()
                        .orElseThrow();

        var event = JSON.readTree(sample).at("/event/event");

        assertEquals(
                JSON.readTree(
                        """
                        {"party": "BUYER", "request": 0, "more": "PT48H", "until": "2026-01-23T10:00:00.123456Z",
                         "capAt": "2026-01-23T10:00:00.123456Z"}\
                        """),
                PublicFacts.of("dispute.turn-extended", event));
    }

    @Test
    void an_event_of_a_newer_release_is_told_without_facts() throws IOException {
        var body =
                JSON.readTree(
                        "{\"event\":{\"type\":\"brand-new\",\"who\":\"ann\"},\"actor\":\"TIME\","
                                + "\"at\":\"2026-01-06T10:00:00Z\"}");

        var event =
                PublicEvent.of(
                        new PublicEvent.Key(new UUID(1, 2), 9), "brand-new", "A", true, body);

        assertNull(event.data().details());
        assertEquals("time", event.data().actor());
        assertTrue(event.data().testClock());
    }

    @Test
    void an_id_leads_back_to_its_event() {
        var key = new PublicEvent.Key(new UUID(1, 2), 9);
        assertEquals(key, PublicEvent.Key.parse(key.id()).orElseThrow());
        for (String other :
                new String[] {
                    "", "evt_", key.id() + "0000000000", key.id().toUpperCase(), "evt_1_1"
                }) {
            assertTrue(PublicEvent.Key.parse(other).isEmpty(), other);
        }
    }

    private static TreeMap<String, Class<?>> kinds() {
        var kinds = new TreeMap<String, Class<?>>();
        Stream.of(OrderEvent.class.getPermittedSubclasses())
                .filter(it -> it != OrderEvent.InDispute.class)
                .forEach(it -> kinds.put(kebab(it), it));
        for (Class<?> kind : DisputeEvent.class.getPermittedSubclasses()) {
            kinds.put("dispute." + kebab(kind), kind);
        }
        assertNotNull(kinds.get("dispute.opened"));
        return kinds;
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
