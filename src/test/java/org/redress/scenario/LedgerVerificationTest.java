package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.order;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.order.OrderJson;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/** Rows are changed behind the service's back, its triggers off, and the proof says where (E16). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("E16")
class LedgerVerificationTest {

    private static final List<String> TABLES =
            List.of(
                    "order_event",
                    "posting",
                    "line_settlement",
                    "protected_order",
                    "order_listing");

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private final Person operator = new Person("operator-" + UUID.randomUUID(), "operator");
    private Connection database;
    private Sale sale;

    /** One line is paid back, one paid out, and one still held. */
    @BeforeEach
    void anOrder() throws SQLException {
        sale =
                new Shop()
                        .sells(
                                order().line("lamp", 2500, 200)
                                        .line("bulb", 500, 0)
                                        .line("book", 700, 0));
        sale.seller.ships("lamp", "bulb");
        sale.seller.refunds("lamp");
        sale.buyer.receives("bulb");
        sale.moneyArrives();
        database = new TestPostgres(url, user, password).connect();
        execute("set session_replication_role = replica");
        for (String table : TABLES) {
            execute("create temp table kept_" + table + " as select * from " + table + ours());
        }
    }

    @AfterEach
    void asItWas() throws SQLException {
        for (String table : TABLES) {
            execute("delete from " + table + ours());
            execute("insert into " + table + " select * from kept_" + table);
        }
        database.close();
    }

    @Test
    void an_order_that_is_as_its_events_tell_is_proven() {
        assertEquals(List.of(), findings());
    }

    /** The table, what is set there (nothing: rows are deleted), and in which of its rows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    order_event | body = concat(body, ' ') | number = 2 | 2 | hash chain
                    order_event | body = replace(body, 'lamp', 'lump') | number = 1 | 1 | hash chain
                    order_event | hash = sha256('x') | number = 3 | 3 | hash chain
                    order_event | type = 'other' | number = 2 | 2 | type of the event
                    order_event | at = at + interval '1 s' | number = 2 | 2 | instant of the event
                    order_event | | number = 2 | 2 | event
                    order_event | | number > 3 | 3 | version of the order
                    posting | amount = amount + 1 | event_number = 1 | 1 | posting 1
                    posting | to_account = 'refunded' | to_account = 'released' | | posting 1
                    posting | currency = 'USD' | event_number = 1 | 1 | posting 1
                    posting | instruction = 9 | event_number = 3 | 3 | posting 1
                    posting | | event_number = 1 | 1 | posting 1
                    posting | place = 7 | event_number = 1 | 1 | posting 7
                    line_settlement | refunded_goods = refunded_goods + 1 | line = 0 | 3 | settlement of line 0
                    line_settlement | released_goods = 499, released_tax = 1 | line = 1 | | settlement of line 1
                    line_settlement | cause = 'ruling' | line = 0 | 3 | settlement of line 0
                    line_settlement | | line = 0 | 3 | settlement of line 0
                    line_settlement | line = 2 | line = 0 | 3 | settlement of line 2
                    protected_order | version = version + 1 | true | | version of the order
                    protected_order | last_hash = sha256('x') | true | | last hash of the order
                    protected_order | state = replace(state, '2500', '2501') | true | | state
                    protected_order | state = '[' | true | | state
                    protected_order | | true | | order row
                    order_listing | held = held + 1 | true | | order list
                    order_listing | | true | | order list
                    """)
    void each_corruption_is_found_where_it_is(
            String table, String set, String rows, Integer event, String what) throws SQLException {
        String sql =
                (set == null ? "delete from " + table : "update " + table + " set " + set)
                        + ours()
                        + " and "
                        + rows;
        int changed = execute(sql);
        assertTrue(changed > 0, sql);

        var findings = findings();

        assertTrue(
                findings.stream()
                        .anyMatch(it ->
                                it.get("what").equals(what)
                                        && (event == null || event.equals(it.get("event")))),
                () -> sql + ": " + findings);
        findings.forEach(it -> {
            assertFalse(((String) it.get("expected")).isBlank());
            assertFalse(((String) it.get("found")).isBlank());
        });
    }

    /** What an older release has written lacks what was added since, and is none the worse. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    @Tag("FP7")
    void a_row_of_an_older_format_is_proven_by_what_it_can_know(int format) throws SQLException {
        execute(older(format));
        assertEquals(List.of(), findings());

        execute("update protected_order set state = replace(state, '2500', '2501')" + ours());
        assertEquals(List.of("state"), findings().stream().map(it -> it.get("what")).toList());
    }

    /** Changed once more, it knows what arrived before, and that it can still fail. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    @Tag("FP7")
    void a_row_of_an_older_format_knows_all_once_it_changes(int format) throws SQLException {
        execute(older(format));

        var message = Map.of("text", "Where is the book?");
        sale.buyer.person().posts(sale.path() + "/messages", message).accepted();
        sale.seller.mail("message");

        assertEquals(List.of(), findings());
        String arrived = "jsonb_array_length(state::jsonb #> '{5,3}') = 2 and format = ";
        String newest = "update protected_order set format = format" + ours() + " and " + arrived;
        assertEquals(1, execute(newest + OrderJson.FORMAT));
    }

    /** The places of the order are counted: its payments 5, chargeback 6, last change 7. */
    private String older(int format) {
        String places =
                format == 1
                        ? "state::jsonb - 7 - 6 #- '{5,5}' #- '{5,4}' #- '{5,3}'"
                        : "state::jsonb #- '{5,5}'";
        return "update protected_order set format = %d, state = (%s)::text"
                        .formatted(format, places)
                + ours();
    }

    @Test
    void only_an_operator_may_ask_and_only_with_a_cursor_that_was_answered() {
        String path = "/v1/ledger/verification";
        assertEquals(403, sale.marketplace.person().gets(path).status());
        operator.gets(path + "?cursor=x").problem(400, "bad-cursor");
        assertEquals(400, operator.gets(path + "?limit=501").status());
    }

    /** Portion by portion through all orders there are. */
    private List<Map<String, Object>> findings() {
        List<Map<String, Object>> all = new ArrayList<>();
        String cursor = "";
        do {
            var reply = operator.gets("/v1/ledger/verification?limit=50" + cursor).accepted();
            all.addAll(reply.response().jsonPath().<Map<String, Object>>getList("findings"));
            String next = reply.text("next");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);
        return all.stream().filter(it -> it.get("order").equals(sale.id)).toList();
    }

    private String ours() {
        return " where order_id = '" + sale.id + "'";
    }

    private int execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
