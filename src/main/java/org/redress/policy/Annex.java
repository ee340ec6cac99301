package org.redress.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was referred to when a policy was first seen, kept with the policy: a later holiday library
 * or catalogue changes no running case (rule 9).
 */
final class Annex implements References {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode tree;

    private Annex(JsonNode tree) {
        this.tree = tree;
    }

    static Annex parse(String policy, String text) {
        try {
            return new Annex(JSON.readTree(text));
        } catch (JsonProcessingException broken) {
            throw new PolicyFileException("annex of " + policy, "", broken.getOriginalMessage());
        }
    }

    @Override
    public Optional<Set<LocalDate>> holidays(String country) {
        return Optional.ofNullable(tree.path("holidays").get(country)).map(Annex::dates);
    }

    private static Set<LocalDate> dates(JsonNode list) {
        Set<LocalDate> dates = new TreeSet<>();
        list.forEach(date -> dates.add(LocalDate.parse(date.textValue())));
        return dates;
    }

    @Override
    public Optional<JsonNode> catalogue(String name) {
        return Optional.ofNullable(tree.path("catalogues").get(name));
    }

    /** Passes on what another source knows, and notes what was asked for. */
    static final class Gathering implements References {

        private final References known;
        private final ObjectNode noted = JSON.createObjectNode();

        Gathering(References known) {
            this.known = known;
        }

        @Override
        public Optional<Set<LocalDate>> holidays(String country) {
            var holidays = known.holidays(country);
            holidays.ifPresent(dates -> {
                var list = noted.withObjectProperty("holidays").putArray(country);
                new TreeSet<>(dates).forEach(date -> list.add(date.toString()));
            });
            return holidays;
        }

        @Override
        public Optional<JsonNode> catalogue(String name) {
            var catalogue = known.catalogue(name);
            catalogue.ifPresent(tree -> noted.withObjectProperty("catalogues").set(name, tree));
            return catalogue;
        }

        /** As it is stored. */
        String text() {
            return noted.toString();
        }
    }
}
