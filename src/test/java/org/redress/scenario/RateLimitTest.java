package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** A caller with a small quota of his own meets its end over HTTP; everybody else goes on. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RateLimitTest {
    /** In the test's configuration. */
    private static final Person LIMITED = new Person("limited-caller", "buyer");

    private static final int QUOTA = 5;

    @Test
    @Tag("FS9")
    void one_request_too_many_is_refused_and_says_when_to_come_again() {
        for (int n = QUOTA; n > 0; n--) {
            var taken = LIMITED.gets("/v1/orders").accepted();
            var told = taken.response().getHeaders().getValues("RateLimit");
            String left = "\"caller\";r=" + (n - 1) + ";";
            assertTrue(told.stream().anyMatch(it -> it.startsWith(left)), told.toString());
        }

        var refused = LIMITED.gets("/v1/orders").problem(429, "rate-limited");

        assertEquals(String.valueOf(QUOTA), refused.fact("requests"));
        assertNotNull(refused.header("Retry-After"));
        assertEquals(
                "nosniff", refused.header("X-Content-Type-Options"), "like every other answer");
        LIMITED.posts("/v1/orders/x/receipt", null).problem(429, "rate-limited");
        new Person("another-caller", "buyer").gets("/v1/orders").accepted();
    }

    /** API4: whoever asks for a million gets a hundred, or a no. */
    @Test
    @Tag("FS10")
    void every_list_has_a_largest_page() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().accept("application/json").get("/q/openapi").jsonPath().getMap("paths");
        var uncapped = new ArrayList<String>();
        var capped = new ArrayList<String>();
        paths.forEach((path, operations) -> {
            for (var parameter : parameters(operations.get("get"))) {
                if ("limit".equals(parameter.get("name"))) {
                    var most = ((Map<?, ?>) parameter.get("schema")).get("maximum");
                    (most instanceof Number it && it.intValue() <= 500 ? capped : uncapped)
                            .add(path);
                }
            }
        });

        assertEquals(List.of(), uncapped);
        assertTrue(capped.size() >= 10, capped.toString());
        new Person("shop", "marketplace")
                .gets("/v1/orders?limit=101")
                .problem(400, "invalid-field");
        new Person("shop", "marketplace")
                .gets("/v1/events?limit=501")
                .problem(400, "invalid-field");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parameters(Map<String, Object> operation) {
        var found = operation == null ? null : operation.get("parameters");
        return found == null ? List.of() : (List<Map<String, Object>>) found;
    }
}
