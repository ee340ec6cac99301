package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.access.AccessTable;
import org.redress.access.Role;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/**
 * Which fields each role sees in each view, held in golden files; and what nobody sees of others.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS2")
class ViewsTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "views");

    /** Fields of moments that no case is in; none of them tells of a person. */
    private static final Set<String> RARE =
            new TreeSet<>(
                    Set.of(
                            "dispute deliveredWindowEndsAt",
                            "dispute mediation.drafts[].terms.expiresAt",
                            "dispute mediation.drafts[].terms.freight",
                            "dispute mediation.drafts[].terms.id",
                            "dispute mediation.proposals[].terms.freight",
                            "dispute ruling.terms.freight",
                            "dispute ruling.terms.id",
                            "dispute sellerOffer.freight",
                            "order disputes[].deliveredWindowEndsAt",
                            "order disputes[].mediation.drafts[].terms.expiresAt",
                            "order disputes[].mediation.drafts[].terms.freight",
                            "order disputes[].mediation.drafts[].terms.id",
                            "order disputes[].mediation.proposals[].terms.freight",
                            "order disputes[].ruling.terms.freight",
                            "order disputes[].ruling.terms.id",
                            "order disputes[].sellerOffer.freight",
                            "order lines[].confirmedAt",
                            "order lines[].extension.asked",
                            "order onTheWay[].amount",
                            "order onTheWay[].kind",
                            "order onTheWay[].number",
                            "order onTheWay[].plannedAt",
                            "order-eligibility reasons[].advisedFrom",
                            "order-eligibility reasons[].advisedUntil",
                            "order-eligibility reasons[].from",
                            "order-eligibility reasons[].until",
                            "order-payments [].reason",
                            "order-payments [].retriedAs",
                            "order-timeline [].due",
                            "report allowedActions[]",
                            "report decision.standing",
                            "report role",
                            "report withdrawnAt",
                            "signals signals[].signal"));

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, List<JsonNode>> ANSWERS = new HashMap<>();

    private static ShownCases cases;
    private static String task;

    @Inject Pool pool;
    @Inject Tasks tasks;

    /** A view: whose row it is, and where a person finds it in a sale. */
    private record View(String operation, BiFunction<Sale, Person, List<String>> places) {}

    private static final Map<String, View> VIEWS =
            Map.ofEntries(
                    of("order", "GET /v1/orders/{id}", Sale::path),
                    of(
                            "order-timeline",
                            "GET /v1/orders/{id}/timeline",
                            it -> it.path() + "/timeline"),
                    of(
                            "order-forecast",
                            "GET /v1/orders/{id}/forecast",
                            it -> it.path() + "/forecast"),
                    of(
                            "order-explanation",
                            "GET /v1/orders/{id}/explanation",
                            it -> it.path() + "/explanation"),
                    of(
                            "order-payments",
                            "GET /v1/orders/{id}/payments",
                            it -> it.path() + "/payments"),
                    of("order-ledger", "GET /v1/orders/{id}/ledger", it -> it.path() + "/ledger"),
                    of(
                            "order-evidence",
                            "GET /v1/orders/{id}/evidence",
                            it -> it.path() + "/evidence"),
                    of(
                            "order-eligibility",
                            "GET /v1/orders/{id}/eligibility",
                            it -> it.path() + "/eligibility"),
                    inDisputes("dispute", "GET /v1/disputes/{id}", ""),
                    inDisputes("dispute-timeline", "GET /v1/disputes/{id}/timeline", "/timeline"),
                    inDisputes("dispute-forecast", "GET /v1/disputes/{id}/forecast", "/forecast"),
                    inDisputes(
                            "dispute-explanation",
                            "GET /v1/disputes/{id}/explanation",
                            "/explanation"),
                    inDisputes("dispute-evidence", "GET /v1/disputes/{id}/evidence", "/evidence"),
                    Map.entry(
                            "return",
                            new View("GET /v1/disputes/{id}/return", ViewsTest::returned)),
                    Map.entry(
                            "orders",
                            new View("GET /v1/orders", (sale, who) -> List.of("/v1/orders"))),
                    Map.entry("disputes", new View("GET /v1/disputes", ViewsTest::disputes)),
                    Map.entry("reports", new View("GET /v1/reports", ViewsTest::reports)),
                    Map.entry("report", new View("GET /v1/reports/{id}", ViewsTest::report)),
                    Map.entry(
                            "account",
                            new View(
                                    "GET /v1/accounts/{id}",
                                    (sale, who) -> accounts(sale, who, role -> ""))),
                    Map.entry(
                            "signals",
                            new View("GET /v1/accounts/{id}/signals", ViewsTest::signals)),
                    Map.entry("event", new View("GET /v1/events/{id}", ViewsTest::events)),
                    Map.entry(
                            "task",
                            new View(
                                    "GET /v1/tasks/{id}",
                                    (sale, who) -> List.of("/v1/tasks/" + task))));

    private static Map.Entry<String, View> of(
            String name, String operation, java.util.function.Function<Sale, String> place) {
        return Map.entry(name, new View(operation, (sale, who) -> List.of(place.apply(sale))));
    }

    private static Map.Entry<String, View> inDisputes(String name, String operation, String path) {
        return Map.entry(
                name,
                new View(
                        operation,
                        (sale, who) ->
                                who
                                        .gets(sale.path())
                                        .accepted()
                                        .response()
                                        .jsonPath()
                                        .<String>getList("disputes.id")
                                        .stream()
                                        .map(id -> "/v1/disputes/" + id + path)
                                        .toList()));
    }

    /** The team looks at its own cases among all, a party at all that are its own. */
    private static List<String> disputes(Sale sale, Person who) {
        boolean party = Set.of("buyer", "seller").contains(who.role());
        return List.of(
                "/v1/disputes?limit=100" + (party ? "" : "&mediator=" + cases.mediator.id()));
    }

    /** The same of reports. */
    private static List<String> reports(Sale sale, Person who) {
        boolean team = Set.of("mediator", "operator").contains(who.role());
        String cases = team ? "?limit=100&kind=intellectual-property&status=decided" : "";
        return List.of("/v1/reports" + cases);
    }

    private static List<String> report(Sale sale, Person who) {
        if (sale != cases.talks) {
            return List.of();
        }
        String id = cases.reports.getOrDefault(who.role(), cases.reports.get("buyer"));
        return List.of("/v1/reports/" + id);
    }

    private static List<String> returned(Sale sale, Person who) {
        return sale == cases.returned
                ? List.of("/v1/disputes/" + sale.id + "-2/return")
                : List.of();
    }

    /** A party looks at its own account, everybody else at both. */
    private static List<String> accounts(Sale sale, Person who, UnaryOperator<String> path) {
        var both = List.of("buyer", "seller");
        return sale != cases.talks
                ? List.of()
                : both.stream()
                        .filter(role -> !both.contains(who.role()) || role.equals(who.role()))
                        .map(role -> "/v1/accounts/" + cases.as(role, sale).id() + path.apply(role))
                        .toList();
    }

    private static List<String> signals(Sale sale, Person who) {
        String clock = "&testClock=" + cases.shop.clock();
        return accounts(sale, who, role -> "/signals?role=" + role + clock);
    }

    private static List<String> events(Sale sale, Person who) {
        int last = (int) cases.shop.marketplace.gets(sale.path()).accepted().number("version");
        return Stream.iterate(1, number -> number <= last, number -> number + 1)
                .map(number -> "/v1/events/evt_" + sale.id + "_" + number)
                .toList();
    }

    @BeforeEach
    void open() {
        if (cases != null) {
            return;
        }
        cases = new ShownCases();
        cases.judges();
        Eventually.within(
                SOON,
                "all payments arrive",
                () -> cases.all().stream().allMatch(ViewsTest::isPaid));
        String subject = UUID.randomUUID().toString();
        var facts = new JsonObject().put("amount", 1);
        var raised =
                new NewTask(
                        "shown", subject, UUID.fromString(cases.settled.id), "Look at it.", facts);
        tasks.raise(pool, raised).await().indefinitely();
        var open = cases.operator.gets("/v1/tasks?kind=shown&limit=100").accepted();
        task = open.text("items.find { it.subject == '" + subject + "' }.id");
        cases.operator
                .posts("/v1/tasks/" + task + "/closing", Map.of("reason", "Done."))
                .accepted();
    }

    private static boolean isPaid(Sale sale) {
        var stages =
                cases.operator
                        .gets(sale.path() + "/payments")
                        .accepted()
                        .response()
                        .jsonPath()
                        .<String>getList("stage");
        return stages.stream().allMatch(stage -> Set.of("done", "charged-back").contains(stage));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order",
                "order-timeline",
                "order-forecast",
                "order-explanation",
                "order-payments",
                "order-ledger",
                "order-evidence",
                "order-eligibility",
                "dispute",
                "dispute-timeline",
                "dispute-forecast",
                "dispute-explanation",
                "dispute-evidence",
                "return",
                "orders",
                "disputes",
                "reports",
                "report",
                "account",
                "signals",
                "event",
                "task"
            })
    void a_view_shows_each_role_the_fields_of_its_golden_file(String name) throws Exception {
        View view = VIEWS.get(name);
        var roles = AccessTable.find(view.operation()).orElseThrow().roles();
        Map<String, Set<String>> seen = new TreeMap<>();
        for (String role : roles) {
            for (JsonNode answer : answers(view, role)) {
                paths(
                        "",
                        answer,
                        path -> seen.computeIfAbsent(path, it -> new TreeSet<>()).add(role));
            }
        }
        String written = "# " + view.operation() + "\n" + lines(seen, roles);
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("redress.write-docs")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written);
        }
        assertEquals(
                Files.readString(file).replace("\r\n", "\n"),
                written,
                "if it is meant so, run ./mvnw -q -Dtest=ViewsTest,AccessTableTest -Dredress.write-docs=true test");
    }

    /** Nothing changes while these tests run, so each is asked for once. */
    private static List<JsonNode> answers(View view, String role) throws Exception {
        String key = view.operation() + " " + role;
        if (!ANSWERS.containsKey(key)) {
            ANSWERS.put(key, asked(view, role));
        }
        return ANSWERS.get(key);
    }

    private static List<JsonNode> asked(View view, String role) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (Sale sale : cases.all()) {
            Person who = cases.as(role, sale);
            for (String place : view.places().apply(sale, who)) {
                answers.add(JSON.readTree(who.gets(place).accepted().body()));
            }
        }
        return answers;
    }

    /** A field and, if not everybody of these sees it, who does. */
    private static String lines(Map<String, Set<String>> seen, Set<String> roles) {
        return seen.entrySet().stream()
                .map(entry ->
                        entry.getKey()
                                + (entry.getValue().equals(roles)
                                        ? ""
                                        : ": " + ordered(entry.getValue()))
                                + "\n")
                .collect(Collectors.joining());
    }

    private static String ordered(Set<String> roles) {
        return Role.NAMES.stream().filter(roles::contains).collect(Collectors.joining(", "));
    }

    /** Of a list one path for all items, but what happened is told apart by its type. */
    private static void paths(
            String path, JsonNode node, java.util.function.Consumer<String> found) {
        boolean cursor = path.equals("next") && node.isTextual();
        if (node.isNull() || cursor) {
            return;
        }
        if (node.isArray()) {
            node.forEach(item -> paths(path + "[]", item, found));
        } else if (node.isObject()) {
            String type = node.has("type") ? "(" + node.get("type").asText() + ")" : "";
            node.properties()
                    .forEach(field -> {
                        String name =
                                field.getKey().equals("details")
                                        ? "details" + type
                                        : field.getKey();
                        paths(path.isEmpty() ? name : path + "." + name, field.getValue(), found);
                    });
        } else {
            found.accept(path);
        }
    }

    @Test
    void every_view_has_its_golden_file() throws Exception {
        try (var files = Files.list(GOLDEN)) {
            assertEquals(
                    new TreeSet<>(VIEWS.keySet()),
                    files.map(it -> it.getFileName().toString().replace(".txt", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /**
     * So that a new field does not come unseen: it has to be shown in a case, and its golden file
     * told.
     */
    @Test
    void every_field_of_a_view_stands_in_its_golden_file() throws Exception {
        Set<String> missing = new TreeSet<>();
        for (String view : ViewFields.views()) {
            Set<String> told =
                    Files.readAllLines(GOLDEN.resolve(view + ".txt")).stream()
                            .map(line -> line.split(": ")[0])
                            .collect(Collectors.toSet());
            ViewFields.of(view).stream()
                    .filter(field -> !told.contains(field))
                    .forEach(field -> missing.add(view + " " + field));
        }
        assertEquals(RARE, missing);
    }

    @Test
    void nobody_sees_an_email_address_and_only_the_team_who_decides() throws Exception {
        for (View view : VIEWS.values()) {
            for (String role : AccessTable.find(view.operation()).orElseThrow().roles()) {
                String all = answers(view, role).toString();
                assertFalse(all.contains("@example.com"), view.operation() + " as " + role);
                if (Set.of("buyer", "seller").contains(role)) {
                    for (Person decides : List.of(cases.mediator, cases.assistant)) {
                        assertFalse(all.contains(decides.id()), view.operation() + " as " + role);
                    }
                    assertFalse(all.contains(ShownCases.DRAFT), view.operation() + " as " + role);
                }
            }
        }
    }

    @Test
    void a_providers_reference_is_for_the_marketplace_and_the_operator() throws Exception {
        for (View view : VIEWS.values()) {
            for (String role : AccessTable.find(view.operation()).orElseThrow().roles()) {
                if (!Set.of("marketplace", "operator").contains(role)) {
                    String all = answers(view, role).toString();
                    assertFalse(all.contains("pay-"), view.operation() + " as " + role);
                    for (Sale sale : cases.all()) {
                        assertFalse(
                                all.contains("cb-" + sale.id), view.operation() + " as " + role);
                    }
                }
            }
        }
    }

    @Test
    void a_file_is_nowhere_to_be_seen_by_whom_it_is_not_open_to() throws Exception {
        var evidence = VIEWS.get("order-evidence");
        assertTrue(answers(evidence, "mediator").toString().contains(ShownCases.SEALED));
        assertFalse(answers(evidence, "buyer").toString().contains(ShownCases.SEALED));
        assertTrue(answers(evidence, "buyer").toString().contains(ShownCases.UNNAMED));
        for (String role : List.of("seller", "mediator", "assistant", "reader")) {
            assertFalse(answers(evidence, role).toString().contains(ShownCases.UNNAMED), role);
        }
        assertEquals(2, attached("buyer"), "the two of his own, not the sealed one");
        assertEquals(2, attached("seller"), "what the opening named and his own");
        assertEquals(2, attached("mediator"), "what belongs to a dispute");
        assertEquals(3, attached("marketplace"));
    }

    private static long attached(String role) {
        return cases
                .as(role, cases.talks)
                .gets(cases.talks.path() + "/timeline")
                .accepted()
                .response()
                .jsonPath()
                .<String>getList("type")
                .stream()
                .filter("evidence-attached"::equals)
                .count();
    }

    @Test
    void an_address_is_for_the_two_who_agreed_on_the_return_and_who_decides_about_it() {
        var told = Set.of("marketplace", "buyer", "seller", "mediator", "supervisor", "operator");
        for (String role : Role.NAMES) {
            Person who = cases.as(role, cases.returned);
            String timeline = who.gets(cases.returned.path() + "/timeline").accepted().body();
            assertEquals(told.contains(role), timeline.contains(ShownCases.ADDRESS), role);
        }
    }

    @Test
    void no_party_finds_out_by_the_queues_filter_who_decides() {
        Person buyer = cases.talks.buyer.person();
        var found = buyer.gets("/v1/disputes?mediator=" + cases.mediator.id()).accepted();
        assertEquals(0, found.number("items.size()"));
    }
}
