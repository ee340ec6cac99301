package org.redress.scenario;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.redress.outbox.Relays;
import org.redress.scenario.text.Stage;
import org.redress.support.TestTokens;

/** The running service: REST on a test clock of the scenario's own, emails from the mail sink. */
@Dependent
public class HttpStage implements Stage {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final AtomicInteger ORDERS = new AtomicInteger();

    private final Shop shop = new Shop();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Inject DataSource database;
    @Inject Relays relays;

    /** Files of the buyer that no dispute has named yet. */
    private final List<String> files = new ArrayList<>();

    /** What was seen since anything last happened; null: nothing yet. */
    private Seen seen;

    /** What had been written by then, by party. */
    private final Map<String, List<Letter>> written = new HashMap<>();

    private Instant now = Shop.OPENING;
    private OrderDraft draft;
    private Sale sale;

    @Override
    public void registers(String policy, Duration promised, List<Item> items, long shipping) {
        List<Map<String, Object>> lines = new ArrayList<>();
        long sum = shipping;
        for (Item item : items) {
            Map<String, Object> line =
                    new HashMap<>(
                            Map.of("id", item.id(), "title", "A " + item.id(), "quantity", 1));
            line.put("goods", item.goods());
            line.put("tax", item.tax());
            line.put("digital", item.digital());
            lines.add(line);
            sum += item.goods() + item.tax();
        }
        draft = OrderDraft.order().policy(OwnPolicy.insteadOf(policy)).shipping(shipping);
        draft.promised(promised.toString())
                .with("lines", lines)
                .with("payment", Map.of("reference", "pay-" + draft.id(), "amount", sum));
        sale = shop.sells(draft);
        ORDERS.incrementAndGet();
    }

    /** How many were registered so far. */
    static int orders() {
        return ORDERS.get();
    }

    @Override
    public No does(Deed deed, Instant at) {
        timeGoesTo(at);
        forget();
        boolean opens = deed.action().equals("disputes");
        if (opens) {
            deed.body().put("evidence", List.copyOf(files));
        }
        Reply reply =
                deed.action().equals("bounce")
                        ? bounced(deed.who())
                        : HttpDeeds.sent(sale, person(deed.who(), deed.user()), deed);
        if (reply.status() < 300) {
            keepFiles(deed, opens, reply);
            return null;
        }
        if (reply.status() >= 500 || reply.status() == 400) {
            throw new AssertionError(deed + ": " + reply.status() + " " + reply.body());
        }
        Map<String, Object> told = reply.response().jsonPath().getMap("facts");
        Map<String, String> facts = new HashMap<>();
        if (told != null) {
            told.forEach((name, value) -> facts.put(name, String.valueOf(value)));
        }
        return new No(reply.text("code"), facts);
    }

    /** The marketplace tells of it, as its mail provider would. */
    private Reply bounced(String party) {
        relays.drain().await().atMost(LONGEST_WAIT);
        String id = new HttpLetters(database, UUID.fromString(sale.id)).latestTo(party);
        return shop.marketplace.posts("/v1/bounces", Map.of("messageId", id));
    }

    private void keepFiles(Deed deed, boolean opens, Reply reply) {
        if (opens) {
            files.clear();
        }
        boolean forAnOpening =
                deed.action().equals("evidence")
                        && deed.dispute() == 0
                        && deed.who().equals("buyer");
        if (forAnOpening) {
            files.add(reply.text("id"));
        }
    }

    /** Mediators and assistants are somebody by name, the others by their part in the order. */
    private Person person(String who, String user) {
        return switch (who) {
            case "buyer" -> draft.buyer();
            case "seller" -> draft.seller();
            case "marketplace" -> shop.marketplace;
            default -> new Person(user + "-" + run, who);
        };
    }

    @Override
    public void timeGoesTo(Instant at) {
        if (at.isBefore(now)) {
            throw new AssertionError("time goes back, to " + at);
        }
        if (at.isAfter(now)) {
            forget();
            shop.timeGoesTo(at);
            now = at;
        }
    }

    private void forget() {
        seen = null;
        written.clear();
    }

    @Override
    public Seen sees() {
        if (seen == null) {
            seen = look();
        }
        return seen;
    }

    private Seen look() {
        JsonPath order = sale.order().response().jsonPath();
        long held = order.getLong("money.held");
        return new Seen(
                held,
                HttpSight.lines(order.getList("lines")),
                HttpSight.disputes(order.getList("disputes")),
                held == order.getLong("money.captured") ? List.of() : paid());
    }

    private List<Paid> paid() {
        List<Paid> paid = new ArrayList<>();
        for (Map<String, Object> entry : sale.timeline()) {
            if (entry.get("type").equals("lines-settled")) {
                paid.addAll(HttpSight.paid(entry));
            }
        }
        return paid;
    }

    @Override
    public List<Letter> letters(String party) {
        if (written.isEmpty()) {
            relays.drain().await().atMost(LONGEST_WAIT);
        }
        var letters = new HttpLetters(database, UUID.fromString(sale.id));
        return written.computeIfAbsent(party, letters::to);
    }

    @Override
    public List<Step> ahead() {
        JsonPath forecast = get(shop.marketplace, sale.path() + "/forecast");
        return HttpSight.steps(forecast.getList("ifNobodyActs"));
    }

    @Override
    public List<Choice> choices(String party, int dispute) {
        String path = dispute == 0 ? sale.path() : "/v1/disputes/" + sale.id + "-" + dispute;
        List<Map<String, Object>> actions =
                get(person(party, party), path).getList("allowedActions");
        return actions.stream()
                .map(it -> new Choice((String) it.get("action"), HttpSight.instant(it, "until")))
                .toList();
    }

    @Override
    public Chance chance(String reason) {
        return reasons().stream()
                .filter(it -> HttpSight.map(it, "reason").get("code").equals(reason))
                .map(HttpSight::chance)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Rule rule(String reason) {
        return reasons().stream()
                .map(it -> HttpSight.map(it, "reason"))
                .filter(it -> it.get("code").equals(reason))
                .map(HttpSight::rule)
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, Object>> reasons() {
        return get(draft.buyer(), sale.path() + "/eligibility").getList("reasons");
    }

    private static JsonPath get(Person person, String path) {
        return person.gets(path).accepted().response().jsonPath();
    }

    /** A policy text of the user's own, published once. */
    static void publish(String text) {
        given().auth()
                .oauth2(TestTokens.token("marketplace", "marketplace"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/yaml; charset=UTF-8")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/v1/policies")
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }
}
