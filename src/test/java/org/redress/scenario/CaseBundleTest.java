package org.redress.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.evidence.EvidenceConfig;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/**
 * A case leaves the service as a file that proves itself, and shows every byte that was changed.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FF6")
class CaseBundleTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject EvidenceConfig evidence;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    @TempDir Path folder;

    private final Person operator = new Person("operator-1", "operator");
    private final Attachment photo = Attachment.photo();
    private Sale sale;
    private Verifier verifier;

    /** A dispute with files, words and an agreement; the money has moved. */
    @BeforeEach
    void aCase() throws Exception {
        sale = new Shop().sells(lamp());
        sale.seller.ships();
        String file = photo.by(sale.buyer).accepted().text("id");
        Attachment.document().by(sale.buyer).accepted();
        var opening =
                Map.of(
                        "reason",
                        "damaged",
                        "lines",
                        List.of("lamp"),
                        "text",
                        "It is broken.",
                        "amount",
                        1000,
                        "evidence",
                        List.of(file));
        sale.buyer.person().posts(sale.path() + "/disputes", opening).accepted();
        var words = Map.of("text", "=SUM(A1) \u4f60\u597d, sorry");
        sale.seller.person().posts("/v1/disputes/" + sale.id + "-1/messages", words).accepted();
        sale.seller.accepts(1);
        sale.moneyArrives();
        String key = operator.gets("/v1/bundle-key").accepted().text("pem");
        verifier = Verifier.in(folder, key);
    }

    @Test
    void a_bundle_is_proven_without_the_service() throws Exception {
        for (Person person : List.of(sale.marketplace.person(), operator)) {
            byte[] bundle = bundle(person);

            assertEquals(List.of(), verifier.finds(bundle));
            var files = Verifier.files(bundle);
            assertArrayEquals(photo.content(), files.get("evidence/1.bin"));
            assertTrue(text(files, "evidence/1.json").contains("\"name\":\"lamp.jpg\""));
            assertTrue(files.containsKey("evidence/2.bin"));
            assertTrue(text(files, "policy.yaml").contains("seven-day"));
            var entries = new JsonArray(text(files, "timeline.json"));
            assertTrue(entries.encode().contains("\u4f60\u597d, sorry"));
            assertEquals(
                    sale.order().number("version"),
                    files.keySet().stream().filter(it -> it.startsWith("events/")).count());
        }
    }

    @Test
    void nobodys_address_and_no_party_is_in_it() throws Exception {
        var files = Verifier.files(bundle(operator));
        var all =
                files.values().stream()
                        .map(it -> new String(it, UTF_8))
                        .collect(Collectors.joining());

        for (String word : List.of("@example.com", "Bo Buyer", "Sal Seller")) {
            assertFalse(all.contains(word), word);
        }
        files.keySet()
                .forEach(name -> assertTrue(name.matches("([a-z]+/)?[a-z0-9-]+\\.[a-z]+"), name));
    }

    @Test
    void a_flipped_byte_in_any_file_is_found() throws Exception {
        var files = Verifier.files(bundle(operator));
        assertTrue(
                files.keySet()
                        .containsAll(
                                Set.of(
                                        "manifest.txt",
                                        "manifest.sig",
                                        "chain.txt",
                                        "postings.txt",
                                        "texts.txt",
                                        "evidence.txt",
                                        "evidence/1.json",
                                        "evidence/1.bin",
                                        "events/000001.json",
                                        "policy.yaml",
                                        "policy-annex.json",
                                        "timeline.json",
                                        "public-key.pem")),
                files.keySet().toString());
        for (String name : files.keySet()) {
            byte[] content = files.get(name);
            for (int place : List.of(0, content.length / 2, content.length - 2)) {
                var flipped = new LinkedHashMap<>(files);
                flipped.put(name, flipped(content, place));

                var found = verifier.finds(Verifier.zip(flipped));

                assertFalse(found.isEmpty(), name + " at " + place);
            }
        }
    }

    @Test
    void a_file_more_or_less_is_found() throws Exception {
        var files = Verifier.files(bundle(operator));
        assertEquals(List.of(), verifier.finds(Verifier.zip(files)));
        for (String name : files.keySet()) {
            var less = new LinkedHashMap<>(files);
            less.remove(name);
            assertFalse(verifier.finds(Verifier.zip(less)).isEmpty(), name);
        }
        var more = new LinkedHashMap<>(files);
        more.put("evidence/9.bin", new byte[1]);
        assertEquals(
                List.of("evidence/9.bin: not in the manifest"), verifier.finds(Verifier.zip(more)));
    }

    @Test
    void another_key_has_not_signed_it() throws Exception {
        String other = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";
        Files.writeString(
                verifier.key(),
                "-----BEGIN PUBLIC KEY-----\n" + other + "\n-----END PUBLIC KEY-----\n");

        assertEquals(
                List.of("manifest.sig: not this key's signature of manifest.txt"),
                verifier.finds(bundle(operator)));
    }

    /** The service signs what it has: whoever changed its tables is found by its own bundle. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update order_event set body = replace(body, 'lamp', 'lump') where number = 1",
                "update order_event set body = concat(body, ' ') where number = 3",
                "update order_event set hash = sha256('x') where number = 2",
                "delete from order_event where number = 2",
                "update posting set amount = amount + 1 where event_number = 1",
                "delete from posting where event_number > 1",
                "update personal set body = replace(body, 'sorry', 'happy') where kind = 'text'",
                "update personal set body = replace(body, 'lamp.jpg', 'lump.jpg') where kind = 'evidence'"
            })
    void a_row_that_was_changed_is_found(String sql) throws Exception {
        assertEquals(List.of(), verifier.finds(bundle(operator)));
        String table = sql.split(" ")[sql.startsWith("delete") ? 2 : 1];
        String ours = " order_id = '" + sale.id + "'";
        try (var database = new TestPostgres(url, user, password).connect();
                var statement = database.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("create temp table kept as select * from " + table + " where" + ours);
            try {
                assertTrue(statement.executeUpdate(sql + " and" + ours) > 0);

                assertFalse(verifier.finds(bundle(operator)).isEmpty());
            } finally {
                restore(statement, table, ours);
            }
        }
    }

    private static void restore(java.sql.Statement statement, String table, String ours)
            throws SQLException {
        statement.execute("delete from " + table + " where" + ours);
        statement.execute("insert into " + table + " select * from kept");
    }

    @Test
    void bytes_that_were_changed_on_disk_make_no_bundle() throws Exception {
        Path stored = evidence.directory().resolve(sale.id.substring(0, 2)).resolve(sale.id);
        try (var files = Files.list(stored)) {
            Path file = files.findFirst().orElseThrow();
            Files.write(file, flipped(Files.readAllBytes(file), 3));
        }

        operator.gets(sale.path() + "/bundle").problem(500, "evidence-damaged");
    }

    @Test
    void the_verifier_is_a_program() throws Exception {
        byte[] bundle = bundle(operator);
        assertEquals(0, run(bundle));
        var files = Verifier.files(bundle);
        files.put("chain.txt", flipped(files.get("chain.txt"), 1));
        assertEquals(1, run(Verifier.zip(files)));
        assertTrue(Files.readAllLines(Verifier.SOURCE).size() < 200, "it is read in one go");
    }

    private int run(byte[] bundle) throws Exception {
        Path file = Files.write(folder.resolve("given.zip"), bundle);
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                Verifier.SOURCE.toString(),
                                file.toString(),
                                verifier.key().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out.txt").toFile())
                        .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @Test
    void parties_have_no_bundle_and_case_readers_only_what_is_a_case_of_theirs() throws Exception {
        for (Party party : List.of(sale.buyer, sale.seller, sale.mediator)) {
            party.person().gets(sale.path() + "/bundle").problem(403, "forbidden");
        }
        var supervisor = new Person("supervisor-1", "supervisor");
        supervisor.gets(sale.path() + "/bundle").problem(404, "not-found");
        operator.gets("/v1/orders/x/bundle").problem(404, "not-found");

        Sale escalated = new Shop().sells(lamp());
        escalated.seller.ships();
        Attachment.document().by(escalated.buyer).accepted();
        escalated.buyer.opens("in-transit", "lamp");
        escalated.seller.counters(1000);
        escalated.shop.daysGoTo(7);
        byte[] bundle =
                supervisor.gets(escalated.path() + "/bundle").accepted().response().asByteArray();

        assertEquals(List.of(), verifier.finds(bundle));
        var files = Verifier.files(bundle);
        assertEquals("evidence/1\twithheld\n", text(files, "evidence.txt"));
    }

    @Test
    void a_bundle_is_gone_from_this_machine_once_it_was_sent() throws IOException {
        for (int each = 0; each < 5; each++) {
            bundle(operator);
        }
        Eventually.within(SOON, "no bundle is left", () -> left() == 0);
    }

    private static long left() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(it -> it.getFileName().toString().startsWith("redress-bundle-"))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bundle(Person person) {
        var reply = person.gets(sale.path() + "/bundle").accepted();
        assertEquals("application/zip", reply.response().contentType());
        assertEquals(
                "attachment; filename=\"case-" + sale.id + ".zip\"",
                reply.header("Content-Disposition"));
        assertEquals("private, no-store", reply.header("Cache-Control"));
        return reply.response().asByteArray();
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), UTF_8);
    }

    private static byte[] flipped(byte[] content, int place) {
        byte[] other = content.clone();
        other[place] ^= 1;
        return other;
    }
}
