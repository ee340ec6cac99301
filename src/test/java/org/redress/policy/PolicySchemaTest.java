package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.policy.BrokenFiles.Broken;

/** The published schema and the loader say the same about a file's form. */
class PolicySchemaTest {

    private static final JsonNode SCHEMA = json(Presets.schema());
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SCHEMA);

    static List<PolicyFile> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void every_preset_is_valid(PolicyFile preset) {
        assertEquals(Set.of(), complaints(preset.text()));
    }

    @ParameterizedTest
    @MethodSource("org.redress.policy.BrokenFiles#all")
    void what_the_loader_refuses_by_its_form_the_schema_refuses_too(Broken broken) {
        assertEquals(broken.bySchema(), !complaints(broken.text()).isEmpty());
    }

    @Test
    void the_schema_is_a_valid_one_itself() {
        var metaSchema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(json("{\"$ref\": \"" + SCHEMA.get("$schema").asText() + "\"}"));

        assertEquals(Set.of(), metaSchema.validate(SCHEMA));
    }

    @Test
    void its_fields_are_those_of_the_records() {
        assertEquals(components(Policy.class, "calendar", "inferred"), properties(SCHEMA, false));
        assertEquals(components(Policy.Protection.class), fields("protection"));
        assertEquals(components(Policy.Opening.class), fields("opening"));
        assertEquals(List.of("catalogue", "overrides"), fields("reasons"));
        assertEquals(components(Negotiation.class), fields("negotiation"));
        assertEquals(components(Policy.Tracking.class), fields("tracking"));
        assertEquals(components(Policy.Withdrawal.class), fields("withdrawal"));
        assertEquals(components(Policy.Review.class), fields("review"));
        assertEquals(components(Policy.Returns.class), fields("returns"));
        assertEquals(components(Policy.Exchange.class), fields("exchange"));
        assertEquals(components(Policy.Settlement.class), fields("settlement"));
        assertEquals(components(Policy.Limits.class), fields("limits"));
        assertEquals(components(Policy.From.class), properties(definition("from"), true));
        assertEquals(components(ReasonRule.class), properties(definition("reasonRule"), true));
        assertEquals(
                components(ReasonRule.EvidenceRule.class),
                properties(definition("evidenceRule"), false));
        assertEquals(
                new TreeSet<>(codes()),
                new TreeSet<>(
                        properties(SCHEMA.at("/properties/opening/properties/exceptions"), true)));
    }

    /** An optional field is one that the loader does without. */
    @Test
    void what_the_schema_requires_the_loader_misses() {
        var preset = TestPolicies.preset("seven-day");
        for (String section : properties(SCHEMA, false)) {
            assertFalse(isRead(preset.text().replaceFirst("\n" + section + ":", "\nx:")), section);
        }
        for (String section : List.of("protection", "negotiation", "review", "returns", "limits")) {
            for (String field : fields(section)) {
                String text =
                        preset.text()
                                .replaceFirst(
                                        "(?s)(\n" + section + ":.*?\n)  " + field + ": [^\n]*\n",
                                        "$1");
                assertFalse(isRead(text), section + "." + field);
            }
        }
    }

    @Test
    void every_field_is_in_the_docs() throws IOException {
        String docs = Files.readString(Path.of("docs/policies.md"));
        List<String> missing =
                allFields(SCHEMA)
                        .filter(name -> !codes().contains(name))
                        .filter(name -> !docs.contains("`" + name + "`"))
                        .distinct()
                        .toList();

        assertEquals(List.of(), missing);
    }

    private static Stream<String> allFields(JsonNode schema) {
        JsonNode properties = schema.get("properties");
        Stream<String> here = properties == null ? Stream.of() : names(properties).stream();
        return Stream.concat(here, schema.valueStream().flatMap(PolicySchemaTest::allFields));
    }

    private static Set<ValidationMessage> complaints(String text) {
        return VALIDATOR.validate(PolicyYaml.tree("shop.yaml", text));
    }

    private static boolean isRead(String text) {
        try {
            PolicyFiles.read("shop.yaml", text);
            return true;
        } catch (PolicyFileException refused) {
            return false;
        }
    }

    private static List<String> components(Class<? extends Record> type, String... more) {
        return Stream.concat(
                        Arrays.stream(type.getRecordComponents()).map(it -> it.getName()),
                        Stream.of(more))
                .sorted()
                .toList();
    }

    private static List<String> fields(String section) {
        return properties(SCHEMA.at("/properties/" + section), false);
    }

    private static List<String> properties(JsonNode schema, boolean optional) {
        List<String> names = names(schema.get("properties"));
        assertFalse(schema.get("additionalProperties").booleanValue());
        if (!optional) {
            assertEquals(names.size(), schema.get("required").size());
        }
        return names.stream().sorted().toList();
    }

    private static List<String> names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode definition(String name) {
        JsonNode definition = SCHEMA.at("/$defs/" + name);
        assertTrue(definition.isObject(), name);
        return definition;
    }

    private static Set<String> codes() {
        return Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toSet());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
