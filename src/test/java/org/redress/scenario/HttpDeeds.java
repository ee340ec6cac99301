package org.redress.scenario;

import io.restassured.builder.MultiPartSpecBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redress.scenario.text.Stage.Deed;

/** What somebody does, as a request. */
final class HttpDeeds {

    private static final String TEXT = "As I have said.";

    /** They have nothing to say but that they are done. */
    private static final Set<String> WITHOUT_BODY =
            Set.of(
                    "rejection",
                    "escalation",
                    "withdrawal",
                    "assignment",
                    "hand-back",
                    "appeal-waiver",
                    "proposals/acceptance",
                    "proposals/rejection",
                    "drafts/signature");

    private static final Map<String, String> PATHS =
            Map.of(
                    "retraction", "tracking-retractions",
                    "return-address", "return/address",
                    "return-shipment", "return/shipment",
                    "return-receipt", "return/receipt");

    /** The words that a request must bring, by the field's name. */
    private static final Map<String, String> WORDS =
            Map.of(
                    "disputes", "text",
                    "proposals", "text",
                    "appeal", "text",
                    "evidence-requests", "what",
                    "ruling", "grounds",
                    "drafts", "grounds",
                    "corrections", "reason",
                    "return-address", "address",
                    "return-receipt", "note");

    private HttpDeeds() {}

    static Reply sent(Sale sale, Person person, Deed deed) {
        if (deed.action().equals("evidence")) {
            return attached(sale, person, deed);
        }
        if (deed.action().equals("evidence-removal")) {
            String file = "/v1/evidence/" + sale.id + "-e" + deed.body().get("file");
            return new Reply(
                    person.asked()
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .delete(file));
        }
        Object body = WITHOUT_BODY.contains(deed.action()) ? null : body(sale, deed);
        return person.posts(place(sale, deed) + "/" + path(deed), body);
    }

    private static String place(Sale sale, Deed deed) {
        return deed.dispute() == 0 ? sale.path() : "/v1/disputes/" + sale.id + "-" + deed.dispute();
    }

    private static String path(Deed deed) {
        return switch (deed.action()) {
            case "proposals/acceptance" ->
                    "proposals/" + deed.body().get("proposal") + "/acceptance";
            case "proposals/rejection" -> "proposals/" + deed.body().get("proposal") + "/rejection";
            case "drafts/signature" -> "drafts/" + deed.body().get("draft") + "/signature";
            default -> PATHS.getOrDefault(deed.action(), deed.action());
        };
    }

    private static Map<String, Object> body(Sale sale, Deed deed) {
        Map<String, Object> body = new HashMap<>();
        deed.body().forEach((name, value) -> body.put(field(name), plain(value)));
        String words = WORDS.get(deed.action());
        if (words != null) {
            body.put(words, TEXT);
        }
        if (deed.action().equals("extension") && deed.dispute() > 0) {
            body.put("why", TEXT);
        }
        if (deed.action().equals("disputes")) {
            body.putIfAbsent("lines", shipped(sale));
            body.remove("blocked");
        }
        return body;
    }

    private static String field(String name) {
        return name.equals("event") ? "carrierEventId" : name;
    }

    /** Numbers, lists and yes or no stay; instants and lengths are written. */
    private static Object plain(Object value) {
        return value instanceof Number || value instanceof List || value instanceof Boolean
                ? value
                : value.toString();
    }

    private static List<String> shipped(Sale sale) {
        List<Map<String, Object>> lines = sale.order().response().jsonPath().getList("lines");
        List<String> shipped =
                lines.stream()
                        .filter(line -> line.get("shippedAt") != null)
                        .map(line -> (String) line.get("id"))
                        .toList();
        return shipped.isEmpty()
                ? lines.stream().map(line -> (String) line.get("id")).toList()
                : shipped;
    }

    private static Reply attached(Sale sale, Person person, Deed deed) {
        String kind = (String) deed.body().get("kind");
        int bytes = ((Number) deed.body().get("bytes")).intValue();
        var file =
                new MultiPartSpecBuilder(HttpFiles.of(kind, bytes))
                        .controlName("file")
                        .fileName("file" + HttpFiles.ending(kind))
                        .mimeType(HttpFiles.type(kind))
                        .build();
        return new Reply(
                person.asked()
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .multiPart("kind", kind)
                        .multiPart(file)
                        .post(place(sale, deed) + "/evidence"));
    }
}
