package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.redress.support.ApiFile;
import org.redress.support.ApiFile.Operation;
import org.redress.support.PostgresResource;

/** Text stays text: in statements, paths of JSON, templates, emails and the log. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS8")
class InjectionTest {
    static final List<String> CORPUS =
            List.of(
                    "' or '1'='1",
                    "'; drop table protected_order; --",
                    "x' union select body from personal --",
                    "1 or 1=1",
                    "none' or mediator is null --",
                    "\\'; select pg_sleep(10); --",
                    "$1",
                    ":caller",
                    "?1",
                    "%",
                    "_%",
                    "a||pg_sleep(10)",
                    "$.*",
                    "{event,event}",
                    "${jndi:ldap://127.0.0.1/x}",
                    "#{7*7} ${7*7} {7*7} {{7*7}}",
                    "{#each}{/each}{inject:vertx}",
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "=cmd|' /C calc'!A0",
                    "%s%n%x%p",
                    "../../../etc/passwd",
                    "`id`; $(id)",
                    "\u202Egnp.exe");

    private final Shop shop = new Shop();

    @ParameterizedTest
    @FieldSource("CORPUS")
    void a_filter_finds_what_is_so_called_and_nothing_else(String text) {
        shop.sells(lamp()).seller.ships();
        var everybody =
                new Person(
                        "nobody-" + UUID.randomUUID(), "marketplace,mediator,operator,supervisor");
        for (Operation operation : ApiFile.read().operations()) {
            boolean list = operation.method().equals("GET") && !operation.path().contains("{");
            for (var parameter : list ? operation.parametersIn("query") : List.<JsonNode>of()) {
                String name = parameter.get("name").asText();
                var request = everybody.asked().queryParam(name, text);
                Reply reply = new Reply(request.get(operation.path()));
                boolean refused = reply.status() == 400 || reply.status() == 404;
                assertTrue(
                        refused || items(reply) == 0,
                        () -> operation.name() + "?" + name + "=" + text + ": " + reply.body());
            }
        }
    }

    private static int items(Reply reply) {
        List<Object> items = reply.accepted().response().jsonPath().getList("items");
        return items == null ? 1 : items.size();
    }

    @ParameterizedTest
    @FieldSource("CORPUS")
    void a_text_is_kept_and_shown_as_it_was_written(String text) {
        var draft = lamp();
        draft.with("buyer", named(draft.buyer(), text)).with("seller", named(draft.seller(), text));
        draft.with("lines", List.of(line(text)));
        Sale sale = shop.sells(draft);
        sale.seller.ships();

        sale.buyer.person().posts(sale.path() + "/messages", Map.of("text", text)).accepted();
        var opening = Map.of("lines", List.of("lamp"), "reason", "in-transit", "text", text);
        sale.buyer.person().posts(sale.path() + "/disputes", opening).accepted();

        assertEquals(text, sale.entry("dispute.opened").get("text"));
        assertEquals(text, sale.order().text("lines[0].title"));
        assertEquals("held 2700", sale.money());
    }

    private static Map<String, Object> line(String title) {
        return Map.of("id", "lamp", "title", title, "quantity", 1, "goods", 2000, "tax", 200);
    }

    private static Map<String, Object> named(Person person, String name) {
        return new HashMap<>(
                Map.of("id", person.id(), "name", name, "email", OrderDraft.mailbox(person)));
    }

    @Test
    void a_template_in_a_name_is_a_name_in_the_email() {
        var draft = lamp();
        draft.with("buyer", named(draft.buyer(), "Bo {7*7} {inject:vertx} <b>&amp;"));

        Sale sale = shop.sells(draft);

        sale.buyer.mail("your payment is protected").says("Bo {7*7} {inject:vertx} <b>&amp;");
    }

    @Test
    void no_value_begins_a_line_of_the_log() {
        String forged = "forged-" + UUID.randomUUID();
        List<String> ends = List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u001b[2K", "\u0000");
        var records = new ConcurrentLinkedQueue<LogRecord>();
        Handler collecting = collecting(records);
        Logger root = Logger.getLogger("");
        root.addHandler(collecting);
        try {
            for (String end : ends) {
                sendEverywhere("x" + end + forged);
            }
        } finally {
            root.removeHandler(collecting);
        }
        List<String> lines = new ArrayList<>();
        for (LogRecord record : records) {
            var written = new StringWriter();
            written.append(ExtLogRecord.wrap(record).getFormattedMessage());
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(written));
            }
            if (written.toString().contains(forged)) {
                lines.add(record.getLoggerName() + ": " + written);
            }
        }
        assertEquals("", String.join("\n", lines), "values of callers in the log");
    }

    private static Handler collecting(ConcurrentLinkedQueue<LogRecord> records) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                records.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private void sendEverywhere(String value) {
        var draft = lamp();
        shop.tries(draft.with("buyer", named(draft.buyer(), value)));
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.person().posts(sale.path() + "/messages", Map.of("text", value));
        sale.buyer
                .person()
                .posts(
                        sale.path() + "/disputes",
                        Map.of("lines", List.of(value), "reason", value, "text", value));
        shop.marketplace.posts("/v1/orders", Map.of(value, value));
        shop.marketplace.posts("/v1/orders", "{" + value);
        shop.marketplace.gets("/v1/accounts/{id}", value);
        shop.marketplace.gets("/v1/policies/{name}", value);
        shop.marketplace.gets("/v1/orders/{id}", value);
        shop.marketplace.gets("/{path}", value);
        new Person("op", "operator").gets("/v1/tasks?kind={kind}", value);
        new Person("med", "mediator").gets("/v1/disputes?mediator={m}", value);
        new Reply(
                shop.marketplace
                        .asked()
                        .contentType("application/yaml; charset=UTF-8")
                        .body(("name: " + value).getBytes(StandardCharsets.UTF_8))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .post("/v1/policies"));
    }
}
