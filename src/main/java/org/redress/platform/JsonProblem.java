package org.redress.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is wrong with JSON, and where, in our words: the parser's own name classes of ours. */
final class JsonProblem {

    /** As far as a path that somebody else made up is told back to him. */
    private static final int TOLD = 300;

    private JsonProblem() {}

    static Problem of(JacksonException failure) {
        Map<String, String> facts = new TreeMap<>();
        String field = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        if (!field.isEmpty()) {
            facts.put("field", field.length() > TOLD ? field.substring(0, TOLD) : field);
        }
        var place = failure.getLocation();
        if (place != null && place.getLineNr() > 0) {
            facts.put("line", String.valueOf(place.getLineNr()));
            facts.put("column", String.valueOf(place.getColumnNr()));
        }
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                    Problem.of(400, "unknown-field", "There is no field of this name here.", facts);
            case MismatchedInputException mismatch ->
                    Problem.of(
                            400,
                            "malformed-json",
                            "This value cannot stand here: it is of another kind, out of range, or has"
                                    + " characters that are not allowed.",
                            facts);
            default ->
                    Problem.of(
                            400,
                            "malformed-json",
                            "The body is not JSON, or has a name twice, or is nested too deep, or has too"
                                    + " long a number or name.",
                            facts);
        };
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getFieldName() == null
                                ? String.valueOf(step.getIndex())
                                : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
