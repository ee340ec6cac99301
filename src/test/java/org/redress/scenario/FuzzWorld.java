package org.redress.scenario;

import static org.redress.scenario.OrderDraft.lamp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.redress.support.TestTokens;

/**
 * What there is to ask about: orders at every stage of their life, and whoever has to do with them.
 */
final class FuzzWorld {
    static final List<String> ROLES =
            List.of(
                    "marketplace",
                    "buyer",
                    "seller",
                    "mediator",
                    "supervisor",
                    "assistant",
                    "reader",
                    "auditor",
                    "operator");
    private static final Set<String> MADE_HERE = Set.of("webhook-endpoints", "api-keys");
    private static final int KEPT = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shop shop = new Shop();
    private final List<Sale> sales = new CopyOnWriteArrayList<>();

    /** Ids that were answered, by the first word of the path that they belong to. */
    private final Map<String, List<String>> ids = new ConcurrentHashMap<>();

    /** Who got further than the door, by operation. */
    private final Map<String, Set<String>> entitled = new ConcurrentHashMap<>();

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String policy = shop.marketplace.gets("/v1/policies/seven-day").text("text");

    /** New orders in the place of those that the requests so far have worn out. */
    void renew() {
        List<Sale> fresh = new ArrayList<>();
        for (int stage = 0; stage < 6; stage++) {
            Sale sale = shop.sells(lamp().line("cup", 100, 10));
            fresh.add(sale);
            if (stage > 0) {
                sale.seller.ships("lamp");
            }
            if (stage > 1) {
                sale.buyer.opens("in-transit", "lamp");
            }
            if (stage > 2) {
                sale.seller.tries().rejects();
                sale.buyer.tries().escalates();
            }
            if (stage > 3) {
                post(sale.mediator, sale, "assignment", Map.of());
                post(
                        sale.mediator,
                        sale,
                        "evidence-requests",
                        Map.of("from", "buyer", "what", "?"));
                post(sale.mediator, sale, "proposals", Map.of("amount", 10, "text", "Half?"));
            }
            if (stage > 4) {
                sale.mediator.tries().rules(1000);
            }
        }
        sales.clear();
        sales.addAll(fresh);
    }

    private static void post(Party who, Sale sale, String what, Map<String, Object> body) {
        who.person().posts("/v1/disputes/" + sale.id + "-1/" + what, body);
    }

    Sale sale(Random random) {
        return sales.get(random.nextInt(sales.size()));
    }

    String clock() {
        return shop.clock();
    }

    /** A good registration on the shop's clock. */
    JsonNode registration() {
        return JSON.valueToTree(lamp().with("testClock", clock()).body());
    }

    /** A good policy, by a name that nobody else uses. */
    String policy(Random random) {
        String name = "fuzz-" + Long.toHexString(random.nextLong());
        return policy.replaceFirst("(?m)^name: .*$", "name: " + name);
    }

    /** Somebody with this role, who has to do with the sale if anybody of it has. */
    String bearer(String role, Sale sale) {
        String id =
                switch (role) {
                    case "buyer" -> sale.buyer.person().id();
                    case "seller" -> sale.seller.person().id();
                    case "mediator" -> sale.mediator.person().id();
                    case "marketplace" -> shop.marketplace.id();
                    default -> "some-" + role;
                };
        return tokens.computeIfAbsent(role + " " + id, it -> TestTokens.token(id, role));
    }

    void entitle(String operation, String role) {
        entitled.computeIfAbsent(operation, it -> ConcurrentHashMap.newKeySet()).add(role);
    }

    List<String> entitled(String operation) {
        return entitled.getOrDefault(operation, Set.of()).stream().sorted().toList();
    }

    /** Keeps the ids of an answer to be asked for later; of what others use, only those it made. */
    void learn(String method, String path, String body) {
        String kind = kind(path);
        if (MADE_HERE.contains(kind) && !method.equals("POST")) {
            return;
        }
        try {
            JsonNode answer = JSON.readTree(body);
            keep(kind, answer.path("id"));
            answer.path("items").forEach(item -> keep(kind, item.path("id")));
            answer.forEach(item -> keep(kind, item.path("id")));
            keep("cursor", answer.path("next"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException noJson) {
            // A file, which has no id.
        }
    }

    private void keep(String kind, JsonNode id) {
        if (id.isTextual()) {
            List<String> kept = ids.computeIfAbsent(kind, it -> new CopyOnWriteArrayList<>());
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            kept.add(id.asText());
        }
    }

    /** One that was answered before, or one of nothing. */
    String known(String kind, Random random) {
        List<String> kept = List.copyOf(ids.getOrDefault(kind, List.of()));
        return kept.isEmpty()
                ? UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt()}).toString()
                : kept.get(random.nextInt(kept.size()));
    }

    static String kind(String path) {
        return path.split("/").length > 2 ? path.split("/")[2].split("[?]")[0] : "";
    }

    /** Nobody else's events go to addresses that were only tried out, and no key is left over. */
    void leave() {
        for (String kind : MADE_HERE) {
            for (String id : ids.getOrDefault(kind, List.of())) {
                var request = new Person("some-operator", "operator").asked();
                request.header("Idempotency-Key", UUID.randomUUID().toString())
                        .delete("/v1/" + kind + "/" + id);
            }
        }
    }

    List<String> orders() {
        return sales.stream().map(sale -> sale.id).toList();
    }
}
