package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.ApiFile;
import org.redress.support.ApiFile.Operation;
import org.redress.support.PostgresResource;
import org.redress.support.RawHttp;
import org.redress.support.RawHttp.Answer;
import org.redress.support.TestTokens;

/** Addresses, queries and headers have bounds, and mean one thing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS6")
@Tag("FS10")
class RequestBoundsTest {
    private static final int PATIENCE = 5000;
    private static final String[] EVERYBODY = {
        "marketplace", "buyer", "seller", "mediator", "supervisor", "assistant", "operator"
    };

    private final Shop shop = new Shop();
    @TestHTTPResource URI service;

    @Test
    void no_operation_takes_a_parameter_that_it_does_not_know_or_takes_one_twice() {
        var neighbours = new Neighbours();
        List<String> taken = new ArrayList<>();
        for (Operation operation : ApiFile.read().operations()) {
            Person caller = neighbours.whoMay(operation.name());
            String path = path(operation, neighbours.own(operation.path(), caller.role()));
            var unknown = caller.writing(null).queryParam("colour", "red");
            add(taken, operation, "unknown-parameter", unknown, path);
            for (var parameter : operation.parametersIn("query")) {
                String name = parameter.get("name").asText();
                if (parameter.get("schema").path("type").asText().equals("array")) {
                    continue;
                }
                var twice = caller.writing(null).queryParam(name, "1", "2");
                add(taken, operation, "repeated-parameter", twice, path);
            }
        }
        assertEquals("", String.join("\n", taken));
    }

    private static void add(
            List<String> taken,
            Operation operation,
            String code,
            io.restassured.specification.RequestSpecification request,
            String path) {
        request.header("Idempotency-Key", UUID.randomUUID().toString());
        if (operation.node().has("requestBody")) {
            var content = operation.node().get("requestBody").get("content").fieldNames().next();
            if (content.startsWith("multipart")) {
                request.contentType(content).multiPart("file", "x");
            } else {
                request.config(asText(content)).contentType(content).body("{}");
            }
        }
        Reply reply = new Reply(request.request(operation.method(), path));
        if (reply.status() != 400 || !code.equals(reply.text("code"))) {
            taken.add(operation.name() + ": " + reply.status() + " " + reply.body());
        }
    }

    private static RestAssuredConfig asText(String type) {
        var asText = EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT);
        return RestAssuredConfig.config().encoderConfig(asText);
    }

    private static String path(Operation operation, String id) {
        return operation
                .path()
                .replace("{id}", id)
                .replaceAll("(proposals|drafts|payments)/\\{[^}]+}", "$1/1")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders?limit=",
                "/v1/orders?limit=1e3",
                "/v1/orders?limit=0x10",
                "/v1/orders?limit=10000000",
                "/v1/payments?testClocks=yes",
                "/v1/orders?status=",
                "/v1/payments?limit=101",
                "/v1/events?limit=501",
                "/v1/outbox?limit=101",
                "/v1/suppressions?limit=101",
                "/v1/ledger/verification?limit=501",
                "/v1/tasks?limit=101",
                "/v1/reports?limit=101",
                "/v1/disputes?limit=101",
                "/v1/events?testClocks=1",
                "/v1/disputes?dueBefore=99999999999999999999999999999999999999999"
            })
    void a_value_out_of_bounds_is_refused(String path) throws IOException {
        Answer answer = get(path, "");

        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.body().contains("\"invalid-field\""), answer.body());
    }

    @Test
    void no_list_is_longer_than_its_bound() {
        Sale sale = shop.sells(lamp());
        String ids = "line=lamp&".repeat(101);

        sale.buyer.person().gets(sale.path() + "/eligibility?" + ids.substring(0, 999)).accepted();
        sale.buyer
                .person()
                .gets(sale.path() + "/eligibility?" + ids.substring(0, ids.length() - 1))
                .problem(400, "invalid-field");
    }

    @Test
    void what_is_too_long_for_the_server_is_refused_by_it() throws IOException {
        assertEquals(414, get("/v1/orders?cursor=" + "a".repeat(9000), "").status());
        assertEquals(414, get("/v1/orders/" + "a".repeat(9000), "").status());
        assertEquals(431, get("/v1/orders", "X-Long: " + "a".repeat(17_000) + "\r\n").status());
        assertEquals(200, get("/v1/orders", "X-Long: " + "a".repeat(8_000) + "\r\n").status());
    }

    @Test
    void more_than_a_hundred_headers_are_refused() throws IOException {
        assertEquals(200, get("/v1/orders", "X-A: a\r\n".repeat(90)).status());

        Answer answer = get("/v1/orders", "X-A: a\r\n".repeat(101));

        assertProblem(answer, 431, "too-many-headers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "Content-Type", "Idempotency-Key", "If-Match", "Host"})
    void a_header_that_decides_is_there_once(String header) throws IOException {
        Answer answer = get("/v1/orders", (header + ": x\r\n").repeat(2));

        assertProblem(answer, 400, "repeated-header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/%zz",
                "/v1/orders/%",
                "/v1/orders/%2",
                "/v1/orders?status=%zz",
                "/v1/orders?%",
                "/v1/orders?cursor=%f"
            })
    void an_address_that_cannot_be_decoded_is_refused_by_the_server(String path)
            throws IOException {
        assertEquals(400, get(path, "").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/%00",
                "/v1/orders/%ff",
                "/v1/accounts/%00",
                "/v1/policies/%00",
                "/v1/events/%00",
                "/v1/evidence/%00",
                "/v1/tasks/%00",
                "/v1/outbox/%00",
                "/v1/reports/%00",
                "/v1/test-clocks/%00",
                "/v1/webhook-endpoints/%00",
                "/v1/disputes/%00",
                "/v1/accounts/%0d%0aSet-Cookie:x",
                "/v1/orders/%F0%9F%98%80"
            })
    void an_id_that_is_none_is_not_found(String path) throws IOException {
        assertProblem(get(path, ""), 404, "not-found");
    }

    @Test
    void an_id_of_any_length_is_only_not_found() throws IOException {
        for (String of : List.of("orders", "disputes", "accounts", "policies", "events", "tasks")) {
            assertProblem(get("/v1/" + of + "/" + "9".repeat(5000), ""), 404, "not-found");
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.type());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
    }

    private Answer get(String path, String headers) throws IOException {
        String bearer =
                headers.startsWith("Authorization")
                        ? ""
                        : "Authorization: Bearer "
                                + TestTokens.token("somebody", EVERYBODY)
                                + "\r\n";
        String request =
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + bearer
                        + headers
                        + "\r\n";
        return new RawHttp(service).send(request, PATIENCE).answers().getFirst();
    }
}
