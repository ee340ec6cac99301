package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bill of materials of this build holds nothing that is known to be broken (FS15). */
@Tag("FS15")
class AdvisoriesIT {
    private static final Path BILL = Path.of("target", "bom.json");
    private static final Path ADVISORIES = Path.of("security", "advisories.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Component(String name, String version) {}

    @Test
    void the_bill_of_materials_names_what_is_packaged() throws IOException {
        var names = components().stream().map(Component::name).toList();

        assertTrue(names.contains("io.quarkus:quarkus-rest"), names.toString());
        assertTrue(names.contains("io.netty:netty-codec-http"), names.toString());
        assertTrue(names.contains("org.postgresql:postgresql"), names.toString());
        assertFalse(names.contains("com.tngtech.archunit:archunit"), "nothing of the tests");
        var root = JSON.readTree(BILL.toFile());
        assertEquals("CycloneDX", root.at("/bomFormat").asText());
        assertEquals("redress", root.at("/metadata/component/name").asText());
    }

    @Test
    void every_listed_version_is_answered() throws IOException {
        var found = new ArrayList<String>();
        for (var advisory : advisories()) {
            for (var component : components()) {
                if (concerns(advisory, component) && !advisory.has("answer")) {
                    found.add(component + ": " + advisory.get("ids"));
                }
            }
        }

        assertEquals(List.of(), found);
    }

    @Test
    void every_answer_names_what_shows_it() throws IOException {
        for (var advisory : advisories()) {
            assertEquals(advisory.has("answer"), advisory.has("shownBy"), advisory.toString());
            for (var path : list(advisory.path("shownBy")).toList()) {
                assertTrue(Files.exists(Path.of(path.asText())), path.asText());
            }
        }
    }

    @Test
    void versions_are_compared_number_by_number() {
        assertTrue(isBefore("4.1.9.Final", "4.1.10"));
        assertTrue(isBefore("3.34.1", "3.34.7"));
        assertTrue(isBefore("3.33.3", "3.33.3.3"));
        assertFalse(isBefore("4.1.136.Final", "4.1.136"));
        assertFalse(isBefore("3.40", "3.39.5"));
        var known = new Component("io.netty:netty-codec-http", "4.1.120.Final");
        assertTrue(advisories().stream().anyMatch(it -> concerns(it, known)), "the check can find");
    }

    private static boolean concerns(JsonNode advisory, Component component) {
        return list(advisory.get("components")).anyMatch(it -> it.asText().equals(component.name))
                && list(advisory.get("affected")).anyMatch(it -> holds(it, component.version));
    }

    private static boolean holds(JsonNode range, String version) {
        return !isBefore(version, range.path("from").asText("0"))
                && (!range.has("before") || isBefore(version, range.get("before").asText()));
    }

    private static boolean isBefore(String version, String other) {
        int[] one = numbers(version);
        int[] two = numbers(other);
        return IntStream.range(0, Math.max(one.length, two.length))
                        .map(i -> Integer.compare(at(one, i), at(two, i)))
                        .filter(difference -> difference != 0)
                        .findFirst()
                        .orElse(0)
                < 0;
    }

    private static int at(int[] numbers, int place) {
        return place < numbers.length ? numbers[place] : 0;
    }

    /** "4.1.130.Final" is 4, 1, 130: what begins with a letter says nothing here. */
    private static int[] numbers(String version) {
        return Stream.of(version.split("[.-]"))
                .takeWhile(part -> part.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static List<JsonNode> advisories() {
        try {
            return list(JSON.readTree(ADVISORIES.toFile())).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Component> components() throws IOException {
        return list(JSON.readTree(BILL.toFile()).get("components"))
                .map(it ->
                        new Component(
                                it.path("group").asText() + ":" + it.get("name").asText(),
                                it.get("version").asText()))
                .toList();
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
