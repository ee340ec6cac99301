package org.redress.scenario;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.PostgresResource;

/** A marketplace publishes rules of its own over HTTP. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublishingTest {

    private final String name = "ours-" + UUID.randomUUID();
    private final Person marketplace = new Person("shop", "marketplace");
    private final Person buyer = new Person("bo", "buyer");

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/plain", "text/plain; charset=UTF-8"})
    void a_published_policy_is_on_offer_with_its_very_text(String type) {
        String text = ours(1);

        var published = publishes(text, type, UUID.randomUUID().toString());

        assertEquals(201, published.status(), published.body());
        assertEquals(name, published.text("name"));
        assertEquals(1, published.number("version"));
        assertFalse(published.text("about").isBlank());
        var read = buyer.gets("/v1/policies/" + name).accepted();
        assertEquals(text, read.text("text"));
        assertEquals(1, read.number("version"));
        var names = buyer.gets("/v1/policies").accepted().response().jsonPath().getList("name");
        assertTrue(names.contains(name));
    }

    @Test
    void an_order_can_be_registered_with_it_at_once() {
        publishes(ours(1)).accepted();

        var sale = new Shop().sells(OrderDraft.lamp().policy(name));

        assertEquals(name + "@1", sale.order().text("policy"));
    }

    @Test
    void the_same_text_again_changes_nothing_whatever_its_line_ends() {
        publishes(ours(1)).accepted();

        assertEquals(200, publishes(ours(1)).status());
        assertEquals(200, publishes(ours(1).replace("\n", "\r\n")).status());
    }

    @Test
    void a_repeated_key_answers_as_the_first_time() {
        var key = UUID.randomUUID().toString();
        var first = publishes(ours(1), "text/plain", key);
        var again = publishes(ours(1), "text/plain", key);

        assertEquals(201, again.status());
        assertEquals(first.body(), again.body());
        assertEquals("true", again.header("Idempotent-Replayed"));
        publishes(ours(2), "text/plain", key).problem(422, "idempotency-key-reused");
    }

    @Test
    void another_text_needs_another_version() {
        publishes(ours(1)).accepted();
        String changed = ours(1).replace("sellerTurn: P7D", "sellerTurn: P6D");

        var refused = publishes(changed).problem(409, "policy-changed");

        assertEquals(name, refused.fact("name"));
        assertEquals("1", refused.fact("version"));
        assertEquals(ours(1), buyer.gets("/v1/policies/" + name).accepted().text("text"));
        assertEquals(201, publishes(changed.replace("version: 1", "version: 2")).status());
        assertEquals(2, buyer.gets("/v1/policies/" + name).accepted().number("version"));
    }

    @Test
    void the_newest_version_is_on_offer_whenever_it_came() {
        publishes(ours(10)).accepted();
        publishes(ours(9)).accepted();

        assertEquals(10, buyer.gets("/v1/policies/" + name).accepted().number("version"));
    }

    @Test
    void working_days_of_any_country_can_be_chosen() {
        String german =
                ours(1).replace("calendar: none", "calendar: {country: DE, zone: Europe/Berlin}")
                        .replace("payWithin: P7D", "payWithin: 5 working days");

        assertEquals(201, publishes(german).status());
    }

    @ParameterizedTest
    @CsvSource({
        "sellerTurn: P7D, sellerTurn: a week, negotiation.sellerTurn, an ISO-8601 duration",
        "grace: none, gracious: none, protection.grace, is missing",
        "version: 1, version: none, version, a whole number",
        "name: , nom: , name, is missing",
        "'version: 1', 'version: [', '', is not valid YAML"
    })
    void a_wrong_file_is_refused_and_the_field_named(
            String right, String wrong, String field, String expected) {
        var refused = publishes(ours(1).replace(right, wrong)).problem(400, "policy-invalid");

        assertEquals(field, refused.fact("field"));
        assertTrue(refused.fact("expected").contains(expected), refused.body());
    }

    @Test
    void an_empty_and_a_large_body_are_refused() {
        publishes("").problem(400, "policy-invalid");
        var large = publishes(ours(1) + "#".repeat(70_000)).problem(400, "policy-invalid");

        assertTrue(large.fact("expected").contains("65536 bytes"));
    }

    @Test
    void only_a_marketplace_publishes_and_only_yaml() {
        for (String role : List.of("buyer", "seller", "mediator", "operator")) {
            publishes(new Person("x", role), ours(1), "text/plain", "key")
                    .problem(403, "forbidden");
        }
        assertEquals(415, marketplace.posts("/v1/policies", "{}").status());
        buyer.gets("/v1/policies/" + name).problem(404, "not-found");
    }

    @Test
    void a_key_is_needed_as_for_every_write() {
        var reply =
                new Reply(
                        marketplace
                                .asked()
                                .contentType("text/plain; charset=UTF-8")
                                .body(ours(1))
                                .post("/v1/policies"));

        reply.problem(400, "idempotency-key-missing");
    }

    @Test
    void the_form_of_a_policy_is_published() {
        var schema = buyer.gets("/v1/policies/schema").accepted();

        assertEquals("application/schema+json", schema.response().contentType().split(";")[0]);
        assertTrue(schema.body().contains("\"negotiation\""));
    }

    /** As seven-day, under a name of our own. */
    private String ours(int version) {
        return buyer.gets("/v1/policies/seven-day")
                .accepted()
                .text("text")
                .replace("name: seven-day", "name: " + name)
                .replace("version: 1", "version: " + version);
    }

    private Reply publishes(String text) {
        return publishes(text, "application/yaml", UUID.randomUUID().toString());
    }

    private Reply publishes(String text, String type, String key) {
        return publishes(marketplace, text, type, key);
    }

    private static Reply publishes(Person person, String text, String type, String key) {
        var asText =
                encoderConfig()
                        .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .defaultContentCharset(UTF_8);
        return new Reply(
                person.asked()
                        .config(RestAssured.config().encoderConfig(asText))
                        .contentType(type)
                        .header("Idempotency-Key", key)
                        .body(text)
                        .post("/v1/policies"));
    }
}
