package org.redress.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Turns a policy's text into a tree: bounded, one document, each key once, and without anchors,
 * aliases and tags, which would let a small file mean a large one.
 */
final class PolicyYaml {

    static final int LONGEST_BYTES = 65_536;
    private static final int DEEPEST = 12;

    private static final ObjectReader YAML =
            new YAMLMapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private PolicyYaml() {}

    static JsonNode tree(String file, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw wrong(file, "expected a text of at most " + LONGEST_BYTES + " bytes");
        }
        try {
            refuseTricks(file, text);
            return YAML.readTree(text);
        } catch (JsonProcessingException notYaml) {
            var place = notYaml.getLocation();
            throw wrong(
                    file,
                    "is not valid YAML: "
                            + notYaml.getOriginalMessage()
                            + (place == null ? "" : " (line " + place.getLineNr() + ")"));
        } catch (IOException | YAMLException notYaml) {
            throw wrong(file, "is not valid YAML: " + notYaml.getMessage());
        }
    }

    private static void refuseTricks(String file, String text) throws IOException {
        try (var parser = (YAMLParser) YAML.getFactory().createParser(text)) {
            int depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean named = parser.isCurrentAlias() || parser.getObjectId() != null;
                if (named || parser.getTypeId() != null) {
                    int line = parser.currentTokenLocation().getLineNr();
                    throw wrong(file, "expected no anchor, alias or tag (line " + line + ")");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth > DEEPEST) {
                    throw wrong(file, "expected at most " + DEEPEST + " levels");
                }
            }
        }
    }

    private static PolicyFileException wrong(String file, String expected) {
        return new PolicyFileException(file, "", expected);
    }
}
