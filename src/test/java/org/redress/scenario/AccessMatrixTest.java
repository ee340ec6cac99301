package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.access.AccessTable;
import org.redress.access.Relation;
import org.redress.access.Role;
import org.redress.access.Rule;
import org.redress.access.Subject;
import org.redress.scenario.ApiOperations.Operation;
import org.redress.scenario.Wire.Answer;
import org.redress.scenario.Wire.Ask;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/**
 * Every operation of the OpenAPI file as every role, on what is the caller's own, on what has to do
 * with him, on what is others' and on what does not exist: each answer is what the table says.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS1")
@Tag("FS3")
class AccessMatrixTest {

    private static Neighbours neighbours;
    private static List<Operation> operations;

    @TestHTTPResource("/")
    URI service;

    private Wire wire;
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void open() {
        String base = service.toString();
        wire = new Wire(URI.create(base.substring(0, base.length() - 1)));
        if (neighbours == null) {
            neighbours = new Neighbours();
            operations = ApiOperations.all();
        }
    }

    @Test
    void every_operation_of_the_api_has_a_row() {
        for (Operation operation : operations) {
            if (AccessTable.find(operation.name()).isEmpty()) {
                wrong.add(operation.name() + " has no row; AccessTableTest says which to add");
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(operations.size() >= AccessTable.RULES.size(), "as many as there are rows");
    }

    @Test
    void nobody_enters_without_a_token_and_no_role_where_the_table_has_none() {
        for (Operation operation : operations) {
            Rule rule = rule(operation);
            Ask ask = operation.about(own(operation, "buyer"), "buyer");
            boolean open = rule.subject() == Subject.OPEN;
            boolean published = rule.subject() == Subject.PUBLISHED;
            expect(operation, "nobody", ask.by(null), open ? "in" : "401 unauthorized");
            String tourist = TestTokens.token("tourist", "tourist");
            String roleless = TestTokens.token("roleless");
            expect(
                    operation,
                    "a tourist",
                    ask.by(tourist),
                    open || published ? "in" : "403 forbidden");
            expect(
                    operation,
                    "no role",
                    ask.by(roleless),
                    open || published ? "in" : "403 forbidden");
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void every_operation_answers_every_role_as_the_table_says() {
        for (Operation operation : operations) {
            Rule rule = rule(operation);
            for (String role : Role.NAMES) {
                if (rule.subject() != Subject.OPEN && rule.subject() != Subject.PUBLISHED) {
                    expect(operation, rule, role);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private void expect(Operation operation, Rule rule, String role) {
        String token = token(neighbours.as(role));
        Ask own = operation.about(own(operation, role), role).by(token);
        Ask foreign = operation.about(foreign(operation), role).by(token);
        Ask missing = operation.about(missing(operation), role).by(token);
        if (rule.relation(role) == null) {
            expect(operation, role + " on his own", own, "403 forbidden");
            expect(operation, role + " on others'", foreign, "403 forbidden");
            expect(operation, role + " on nothing", missing, "403 forbidden");
            return;
        }
        String in = isMaybeThere(operation, rule) ? "known or not" : "in";
        boolean himself = rule.subject() == Subject.ACCOUNT;
        switch (rule.relation(role)) {
            case ALL -> {
                expect(operation, role + " on his own", own, in);
                expect(operation, role + " on others'", foreign, in);
            }
            case OTHERS -> {
                expect(operation, role + " on others'", foreign, in);
                expect(operation, role + " on his own", own, himself ? "404 not-found" : in);
                boolean listed = rule.subject() == Subject.CASEWORK;
                if (!himself && !listed && !missing.path().equals(operation.path())) {
                    expect(operation, role + " on nothing", missing, "404 not-found");
                }
            }
            case OWN, ESCALATED -> {
                expect(operation, role + " on his own", own, in);
                if (!foreign.path().equals(own.path())) {
                    expectNothing(operation, role, foreign, missing);
                }
            }
        }
    }

    /**
     * What the service keeps, and what is asked for of an account or an order, need not be there.
     */
    private static boolean isMaybeThere(Operation operation, Rule rule) {
        return rule.subject() == Subject.SERVICE
                || rule.subject() == Subject.CASEWORK
                || operation.name().equals("GET /v1/accounts/{id}/erasure")
                || operation.name().matches("(GET|DELETE) .*/legal-hold");
    }

    /** Nothing is there, whatever the request holds. */
    private void expectNothing(Operation operation, String role, Ask foreign, Ask missing) {
        Answer unknown = expect(operation, role + " on nothing", missing, "404 not-found");
        same(
                operation,
                role,
                unknown,
                expect(operation, role + " on others'", foreign, "404 not-found"));
        if (foreign.body() != null) {
            String garbage = role + " on others' with garbage";
            same(
                    operation,
                    role,
                    unknown,
                    expect(operation, garbage, foreign.with("{"), "404 not-found"));
            expect(
                    operation,
                    role + " on nothing with garbage",
                    missing.with("{"),
                    "404 not-found");
        }
        if (!operation.isRead()) {
            var odd =
                    new Ask(
                            foreign.method(),
                            foreign.path(),
                            foreign.token(),
                            "odd",
                            foreign.type(),
                            foreign.body());
            same(
                    operation,
                    role,
                    unknown,
                    expect(operation, role + " with an odd header", odd, "404 not-found"));
        }
    }

    private void same(Operation operation, String role, Answer missing, Answer foreign) {
        if (!missing.body().equals(foreign.body())
                || !missing.headers().equals(foreign.headers())) {
            wrong.add(
                    operation.name() + " as " + role + ": others' and nothing differ: " + foreign);
        }
    }

    @Test
    void whoever_has_to_do_with_an_order_in_another_way_is_a_stranger_to_it() {
        String buyer = neighbours.buyer().id();
        for (Operation operation : operations) {
            Rule rule = rule(operation);
            Ask ask = operation.about(own(operation, "buyer"), "buyer");
            if (rule.subject() != Subject.ORDER || ask.path().equals(operation.path())) {
                continue;
            }
            for (String role : rule.roles()) {
                if (rule.relation(role) == Relation.OWN) {
                    String other = role.equals("buyer") ? neighbours.seller().id() : buyer;
                    expect(
                            operation,
                            "the other party as " + role,
                            ask.by(TestTokens.token(other, role)),
                            "404 not-found");
                }
                if (Set.of(Relation.ESCALATED, Relation.OTHERS).contains(rule.relation(role))) {
                    expect(
                            operation,
                            "the buyer as " + role,
                            ask.by(TestTokens.token(buyer, role)),
                            "404 not-found");
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void a_second_role_opens_no_door_that_the_first_has_not() {
        String order = neighbours.escalated.id;
        String both = TestTokens.token(neighbours.seller().id(), "seller", "buyer", "mediator");
        for (String name :
                List.of(
                        "GET /v1/orders/{id}/eligibility",
                        "POST /v1/orders/{id}/receipt",
                        "POST /v1/disputes/{id}/ruling",
                        "POST /v1/disputes/{id}/assignment")) {
            var operation =
                    operations.stream()
                            .filter(it -> it.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            String id = operation.names("disputes") ? order + "-2" : order;
            Ask ask = operation.about(id, "seller").by(both);
            Answer answer =
                    wire.send(
                            new Ask(ask.method(), ask.path(), both, null, ask.type(), ask.body()));
            assertEquals(403, answer.status(), name + ": " + answer);
        }
    }

    @Test
    void lists_hold_only_what_is_the_callers() {
        Person buyer = neighbours.buyer();
        assertEquals(List.of(neighbours.escalated.id), items(buyer, "/v1/orders", "id"));
        assertEquals(
                List.of(neighbours.escalated.id + "-1", neighbours.escalated.id + "-2"),
                items(buyer, "/v1/disputes", "id").stream().sorted().toList());
        assertEquals(List.of(neighbours.reports.get("buyer")), items(buyer, "/v1/reports", "id"));
        var reader = neighbours.as("reader");
        var reviewed = items(reader, "/v1/disputes?limit=100", "buyer");
        assertTrue(
                reviewed.contains(buyer.id())
                        && !reviewed.contains(neighbours.quiet.buyer.person().id()));
        var team = new Person(buyer.id(), "mediator");
        assertTrue(!items(team, "/v1/disputes?limit=100", "buyer").contains(buyer.id()));
    }

    private static List<String> items(Person person, String path, String field) {
        return person.gets(path).accepted().response().jsonPath().getList("items." + field);
    }

    private Answer expect(Operation operation, String who, Ask ask, String wanted) {
        Answer answer = wire.send(ask);
        boolean right =
                switch (wanted) {
                    case "in" -> answer.isGranted();
                    case "known or not" -> answer.isGranted() || answer.code().equals("not-found");
                    default -> answer.toString().equals(wanted);
                };
        if (!right || answer.status() >= 500 && answer.status() != 501) {
            wrong.add(
                    operation.name()
                            + " as "
                            + who
                            + ": wanted "
                            + wanted
                            + ", was "
                            + answer
                            + " "
                            + answer.body());
        }
        return answer;
    }

    private static Rule rule(Operation operation) {
        return AccessTable.find(operation.name())
                .orElseThrow(() -> new AssertionError(operation.name()));
    }

    private static String token(Person person) {
        return TestTokens.token(person.id(), person.role());
    }

    private static String own(Operation operation, String role) {
        return neighbours.own(operation.path(), role);
    }

    private static String foreign(Operation operation) {
        if (operation.names("accounts")) {
            return neighbours.quiet.buyer.person().id();
        }
        return operation.names("reports")
                ? neighbours.reports.get("")
                : of(operation, neighbours.quiet.id);
    }

    private static String missing(Operation operation) {
        return of(operation, UUID.randomUUID().toString());
    }

    private static String of(Operation operation, String order) {
        return Neighbours.within(operation.path(), order);
    }
}
