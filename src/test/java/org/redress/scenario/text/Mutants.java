package org.redress.scenario.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redress.policy.PolicyFile;
import org.redress.policy.PolicyFileException;
import org.redress.policy.PolicyFiles;

/**
 * Every way to change one value of a preset a little: each length and count shorter and longer,
 * each switch and word to every other one, each element of a list left out. The files are walked as
 * they are, and the words are those that the loader names, so a new field is covered without a
 * change here.
 */
final class Mutants {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** They say nothing that is obeyed. */
    private static final Set<String> WORDS_ONLY =
            Set.of("/name", "/version", "/about", "/inferred");

    private static final Pattern DAYS = Pattern.compile("(\\d+) working days");
    private static final Pattern ONE_OF =
            Pattern.compile("expected (?:one of )?([a-z-]+(?:(?:, | or )[a-z-]+)*), found");
    private static final Pattern OR_WORD = Pattern.compile("or '([a-z-]+)'");
    private static final Pattern MISSING = Pattern.compile("(\\S+?):? is missing");

    private final Map<String, JsonNode> presets = new TreeMap<>();

    /** What the presets say at each path. */
    private final Map<String, Set<JsonNode>> values = new TreeMap<>();

    /** The words that the loader knows at each path. */
    private final Map<String, Set<String>> words = new TreeMap<>();

    Mutants(List<PolicyFile> files) {
        for (PolicyFile file : files) {
            JsonNode tree = tree(file.text());
            ((ObjectNode) tree).set("inferred", NODES.arrayNode());
            presets.put(file.policy().name(), tree);
            gather(tree, "");
        }
    }

    private static JsonNode tree(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void gather(JsonNode node, String path) {
        values.computeIfAbsent(path, it -> new LinkedHashSet<>()).add(node);
        children(node).forEach((name, child) -> gather(child, path + "/" + name));
    }

    private static Map<String, JsonNode> children(JsonNode node) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        if (node.isObject()) {
            node.fields().forEachRemaining(it -> children.put(it.getKey(), it.getValue()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            children.put(String.valueOf(i), node.get(i));
        }
        return children;
    }

    List<Mutant> of(String preset) {
        List<Mutant> mutants = new ArrayList<>();
        walk(preset, presets.get(preset), "", mutants);
        return mutants;
    }

    /**
     * Changes of the reason catalogue, as a preset would see them: all of it stands in its
     * overrides. What the seller may bring is shown in checklists only, and decides nothing.
     */
    List<Mutant> ofCatalogue(String preset, String catalogue) {
        JsonNode all = tree(catalogue).get("reasons");
        all.forEach(reason -> ((ObjectNode) reason).remove(List.of("liability", "hint", "seller")));
        JsonNode spread = presets.get(preset).deepCopy();
        put(spread, "/reasons/overrides", all);
        presets.put(preset, spread);
        gather(all, "/reasons/overrides");
        List<Mutant> mutants = new ArrayList<>();
        walk(preset, all, "/reasons/overrides", mutants);
        return mutants.stream().filter(it -> it.path().split("/").length > 3).toList();
    }

    private void walk(String preset, JsonNode node, String path, List<Mutant> mutants) {
        if (WORDS_ONLY.contains(path)) {
            return;
        }
        for (JsonNode other : instead(preset, path, node)) {
            mutants.add(mutant(preset, path, node, other));
        }
        children(node)
                .forEach((name, child) -> {
                    String inner = path + "/" + name;
                    walk(preset, child, inner, mutants);
                    boolean canGo =
                            node.isArray()
                                    || path.matches("/opening/exceptions|/reasons/overrides");
                    if (canGo) {
                        mutants.add(mutant(preset, inner, child, null));
                    }
                });
    }

    private Mutant mutant(String preset, String path, JsonNode before, JsonNode after) {
        JsonNode tree = presets.get(preset).deepCopy();
        put(tree, path, after);
        String gone = after == null ? "nothing" : after.toString();
        return new Mutant(preset, path.substring(1), before.toString(), gone, tree);
    }

    /** Sets a value; null takes it away. */
    private static void put(JsonNode tree, String path, JsonNode value) {
        int slash = path.lastIndexOf('/');
        JsonNode parent = tree.at(path.substring(0, slash));
        String name = path.substring(slash + 1);
        if (parent instanceof ArrayNode list) {
            if (value == null) {
                list.remove(Integer.parseInt(name));
            } else {
                list.set(Integer.parseInt(name), value);
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private Set<JsonNode> instead(String preset, String path, JsonNode node) {
        Set<JsonNode> others = new LinkedHashSet<>();
        if (node.isBoolean()) {
            others.add(BooleanNode.valueOf(!node.booleanValue()));
        } else if (node.isIntegralNumber()) {
            others.add(LongNode.valueOf(node.longValue() - 1));
            others.add(LongNode.valueOf(node.longValue() + 1));
        } else if (node.isTextual()) {
            insteadOfText(preset, path, node.textValue(), others);
        } else if (node.isEmpty()) {
            others.addAll(values.get(path));
        }
        others.remove(node);
        return others;
    }

    private void insteadOfText(String preset, String path, String text, Set<JsonNode> others) {
        if (path.equals("/calendar")) {
            return;
        }
        if (path.startsWith("/calendar/")) {
            String other = path.endsWith("zone") ? "UTC" : text.equals("CN") ? "US" : "CN";
            others.add(TextNode.valueOf(other));
            return;
        }
        for (String word : wordsAt(preset, path)) {
            others.add(TextNode.valueOf(word));
        }
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            int count = Integer.parseInt(days.group(1));
            others.add(TextNode.valueOf(count - 1 + " working days"));
            others.add(TextNode.valueOf(count + 1 + " working days"));
        } else if (text.startsWith("P")) {
            Duration length = Duration.parse(text);
            others.add(TextNode.valueOf(length.plusSeconds(1).toString()));
            others.add(TextNode.valueOf(length.minusSeconds(1).toString()));
        } else {
            others.addAll(values.get(path));
            others.add(TextNode.valueOf("P20D"));
            section(preset, path, others);
        }
    }

    /** The loader is asked with a word that nobody knows. */
    private Set<String> wordsAt(String preset, String path) {
        return words.computeIfAbsent(
                path,
                it -> {
                    String told = complaint(preset, path, TextNode.valueOf("no-such-word"));
                    Set<String> found = new LinkedHashSet<>();
                    Matcher oneOf = ONE_OF.matcher(told);
                    if (oneOf.find()) {
                        found.addAll(List.of(oneOf.group(1).split(", | or ")));
                    }
                    Matcher or = OR_WORD.matcher(told);
                    while (or.find()) {
                        found.add(or.group(1));
                    }
                    return found;
                });
    }

    private String complaint(String preset, String path, JsonNode value) {
        JsonNode tree = presets.get(preset).deepCopy();
        put(tree, path, value);
        try {
            PolicyFiles.read("a changed " + preset, tree.toString());
            return "";
        } catch (PolicyFileException no) {
            return no.getMessage();
        }
    }

    /** Where a section may stand instead, one with the fields that the loader misses. */
    private void section(String preset, String path, Set<JsonNode> others) {
        ObjectNode section = NODES.objectNode();
        int days = 9;
        String told = complaint(preset, path, section);
        for (Matcher missing = MISSING.matcher(told);
                missing.find() && days > 0;
                missing = MISSING.matcher(told)) {
            String name = missing.group(1).substring(missing.group(1).lastIndexOf('.') + 1);
            section.put(name, "P" + days-- + "D");
            told = fitted(preset, path, section, name);
        }
        if (told.isEmpty() && !section.isEmpty()) {
            others.add(section);
        }
    }

    /** The field as a length, or as whatever else the loader asks for there. */
    private String fitted(String preset, String path, ObjectNode section, String name) {
        String told = complaint(preset, path, section);
        if (told.contains("." + name) && told.contains("whole number")) {
            section.put(name, 1);
        } else if (told.contains("." + name) && told.contains("true or false")) {
            section.put(name, false);
        }
        return complaint(preset, path, section);
    }
}
