package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stored state has places, no names, so what each place means must not change under rows that
 * were written before (rule 12).
 */
class StateJsonTest {

    private static final Path FORMAT = Path.of("src/test/resources/formats/state-3.txt");
    private static final Path STATE = Path.of("src/test/resources/formats/state-3.json");
    private static final Path EVENTS = Path.of("src/test/resources/formats/events-3.jsonl");
    private static final String OLD = "src/test/resources/formats/%s-%d.%s";

    @Test
    @Tag("FP7")
    void every_place_of_the_state_means_what_it_meant() throws IOException {
        Map<String, String> shapes = new TreeMap<>();
        shape(ProtectedOrder.class, shapes);
        String text =
                shapes.entrySet().stream()
                        .map(it -> it.getKey() + " " + it.getValue())
                        .collect(Collectors.joining("\n", "", "\n"));
        write(FORMAT, text);

        assertEquals(
                Files.readString(FORMAT),
                text,
                "Rows of this format exist. Raise OrderJson.FORMAT and read both, or rebuild the states.");
    }

    @Test
    void a_state_and_its_events_of_this_format_are_read_alike() throws IOException {
        var replayed = replay(EVENTS);
        write(STATE, StateJson.write(replayed) + "\n");
        var read = OrderJson.state(Files.readString(STATE).strip());

        assertEquals(replayed, read);
        assertEquals(Files.readString(STATE).strip(), StateJson.write(read));
    }

    /**
     * Rows of format 1 know of no chargeback, of no payment that arrived or failed, and of no last
     * change; rows of formats 1 and 2 of no earlier chargeback.
     */
    @ParameterizedTest
    @ValueSource(shorts = {1, 2})
    @Tag("FP7")
    void a_state_and_its_events_of_an_older_format_are_read_alike(short format) throws IOException {
        String old = Files.readString(Path.of(OLD.formatted("state", format, "json"))).strip();
        var events = Path.of(OLD.formatted("events", format, "jsonl"));
        var read = OrderJson.state(old, format);

        assertEquals(OrderJson.asKnownTo(format, replay(events)), read);
        assertEquals(read, OrderJson.state(StateJson.write(read)));
        assertThrows(IllegalStateException.class, () -> OrderJson.state(old));
    }

    private static ProtectedOrder replay(Path events) throws IOException {
        return Life.replay(Files.readAllLines(events).stream().map(OrderJson::event).toList());
    }

    @Test
    void reading_is_strict() throws IOException {
        String state = Files.readString(STATE).strip();
        for (String broken :
                List.of(
                        state + "1",
                        state.replaceFirst("\\d+", "null"),
                        state.replaceFirst("\"EUR\",", ""),
                        state.replaceFirst("\\[\"settled\"", "[\"lost\""),
                        "[1]",
                        "{}",
                        "null,")) {
            assertThrows(IllegalStateException.class, () -> OrderJson.state(broken), broken);
        }
    }

    @Test
    void a_disputed_order_stays_in_its_row() throws IOException {
        int bytes = Files.readString(STATE).strip().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 1_500, "it takes " + bytes);
    }

    /** Records by name, with their components in order; what is sealed lists its kinds. */
    private static void shape(Type type, Map<String, String> shapes) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(it -> shape(it, shapes));
        } else if (type instanceof Class<?> kind && !shapes.containsKey(kind.getName())) {
            if (kind.isRecord()) {
                var components = List.of(kind.getRecordComponents());
                shapes.put(
                        kind.getName(),
                        components.stream()
                                .map(StateJsonTest::component)
                                .collect(Collectors.joining(", ", "(", ")")));
                components.forEach(it -> shape(it.getGenericType(), shapes));
            } else if (kind.isSealed()) {
                var kinds = List.of(kind.getPermittedSubclasses());
                shapes.put(
                        kind.getName(),
                        kinds.stream()
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(" | ")));
                kinds.forEach(it -> shape(it, shapes));
            }
        }
    }

    private static String component(RecordComponent component) {
        return component.getGenericType().getTypeName().replaceAll("\\b[a-z]+\\.(?=\\w)", "")
                + " "
                + component.getName();
    }

    private static void write(Path file, String text) throws IOException {
        if (Boolean.getBoolean("redress.write-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
