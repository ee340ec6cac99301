package org.redress.scenario.text;

import com.fasterxml.jackson.databind.JsonNode;

/** A preset with one value changed; {@code tree} is the whole changed policy. */
record Mutant(String preset, String path, String before, String after, JsonNode tree) {

    @Override
    public String toString() {
        return preset + "  " + path + ": " + before + " -> " + after;
    }
}
