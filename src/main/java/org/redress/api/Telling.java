package org.redress.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.access.AccessTable;
import org.redress.access.Disclosure;
import org.redress.dispute.Evidence;
import org.redress.kernel.Party;

/** What one party is told of an order's events; they are to be asked about in their order. */
final class Telling {

    /**
     * Their details hold the provider's references, the marketplace's loss or its tasks, which are
     * not for the parties.
     */
    private static final Set<String> WITHOUT_DETAILS =
            Set.of(
                    "order-registered",
                    "payment-completed",
                    "payment-failed",
                    "paid-by-hand",
                    "chargeback-opened",
                    "chargeback-lost",
                    "correction-granted",
                    "refund-charged-back");

    /** Facts that name somebody of the house. */
    private static final Set<String> PEOPLE = Set.of("mediator", "assistant", "by");

    private static final String ADDRESS = "dispute.return-address-given";

    /** References to words, which are told as words, and to files, which are listed elsewhere. */
    private static final Set<String> REFERENCES =
            Set.of("text", "what", "grounds", "fact", "note", "why", "address", "file");

    private final Party party;
    private final Map<Integer, Evidence> files;

    /** Files that were taken back and that he has never seen. */
    private final Set<Integer> unseen = new HashSet<>();

    Telling(Sight sight) {
        party = sight.party();
        files =
                sight.order().file().evidence().stream()
                        .collect(Collectors.toMap(Evidence::number, Function.identity()));
    }

    /**
     * Drafts are for mediators, a file for whoever may look at it, and a correction for the
     * marketplace and its recipient.
     */
    boolean tells(String type, JsonNode body) {
        JsonNode event = body.get("event");
        return switch (type) {
            case "evidence-attached" -> tellsOfFile(event.get("evidence"));
            case "evidence-removed" -> !unseen.contains(event.get("number").asInt());
            case "dispute.ruling-drafted" -> !isOfTheOrder();
            default -> !isOfTheOrder() || !isCorrectionOfTheOther(event);
        };
    }

    private boolean isOfTheOrder() {
        return party == Party.BUYER || party == Party.SELLER;
    }

    /** As it stands now; of what was taken back, as it was brought. */
    private boolean tellsOfFile(JsonNode brought) {
        int number = brought.get("number").asInt();
        Evidence file = files.get(number);
        boolean open = file == null ? wasOpen(brought) : Disclosure.isOpen(file, party);
        if (!open) {
            unseen.add(number);
        }
        return open;
    }

    private boolean wasOpen(JsonNode brought) {
        var file =
                new Evidence(
                        brought.get("number").asInt(),
                        brought.path("dispute").asInt(),
                        Party.valueOf(brought.get("by").asText()),
                        null,
                        brought.path("sealed").asBoolean(false),
                        null,
                        null);
        return Disclosure.isOpen(file, party);
    }

    private boolean isCorrectionOfTheOther(JsonNode event) {
        String other = party == Party.BUYER ? "SELLER_CORRECTION" : "BUYER_CORRECTION";
        return List.of("/instruction/kind", "/again/kind", "/refund/kind").stream()
                .anyMatch(kind -> event.at(kind).asText().equals(other));
    }

    /** Null where they are for nobody to read. */
    JsonNode details(String type, JsonNode event) {
        if (WITHOUT_DETAILS.contains(type)) {
            return null;
        }
        ObjectNode details = (event.has("event") ? event.get("event") : event).deepCopy();
        details.remove("type");
        strip(details);
        if (isOfTheOrder()) {
            // Who decides a case is not for its parties.
            details.remove("mediator");
        }
        return details;
    }

    /** Who of the house it was is not for the parties: they are told as what he acted. */
    JsonNode because(JsonNode body) {
        JsonNode because = body.get("because");
        if (!isOfTheOrder() || !(because.get("facts") instanceof ObjectNode)) {
            return because;
        }
        JsonNode told = because.deepCopy();
        ObjectNode facts = (ObjectNode) told.get("facts");
        String actor = body.get("actor").asText().toLowerCase(Locale.ROOT);
        PEOPLE.stream()
                .filter(facts::has)
                .filter(fact -> !fact.equals("by") || isMoreTime(because))
                .forEach(fact -> facts.put(fact, actor));
        return told;
    }

    /** Elsewhere {@code by} is a length of time or a party. */
    private static boolean isMoreTime(JsonNode because) {
        return because.path("rule").asText().equals("deadline.extension");
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(REFERENCES);
        }
        node.forEach(Telling::strip);
    }

    /** A return's address is for those who may look at the return. */
    String words(String type, String words) {
        return type.equals(ADDRESS) && !seesReturns() ? null : words;
    }

    private boolean seesReturns() {
        return AccessTable.find("GET /v1/disputes/{id}/return")
                .filter(rule -> rule.roles().contains(party.code()))
                .isPresent();
    }
}
