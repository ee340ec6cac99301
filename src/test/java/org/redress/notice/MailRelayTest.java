package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderId;
import org.redress.order.OrderRoad;
import org.redress.order.PartyRef;
import org.redress.order.Work;
import org.redress.outbox.Relays;
import org.redress.payment.Outcome;
import org.redress.payment.SimulatedGateway;
import org.redress.support.PostgresResource;
import org.redress.support.TestMail;

/**
 * The outgoing side end to end: from the road's outbox rows to real SMTP servers and the payment
 * provider.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(MailRelayTest.NoTicks.class)
class MailRelayTest {

    public static class NoTicks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redress.outbox.every",
                    "off",
                    "redress.sweep.every",
                    "off",
                    "redress.notice.send-within",
                    "3s");
        }
    }

    @Inject OrderRoad road;
    @Inject Relays relays;
    @Inject Pool pool;
    @Inject SimulatedGateway provider;
    @Inject NoticeComposer composer;

    @BeforeEach
    void quiet() {
        provider.reset();
        relays.drain().await().atMost(Duration.ofSeconds(30));
        for (var server : TestMail.values()) {
            server.stop();
            server.start();
        }
    }

    @Test
    @Tag("W19")
    void each_party_gets_one_email_in_text_and_html_with_a_message_id_of_its_own()
            throws Exception {
        UUID order = registered("Ann Buyer", "Desk lamp");

        relays.drain().await().indefinitely();

        var mails = TestMail.REAL.received(2);
        assertEquals(2, mails.size());
        var ids =
                mails.stream().map(mail -> header(mail, "Message-ID")).collect(Collectors.toSet());
        assertEquals(
                new TreeSet<>(
                        List.of("<" + order + ".1.2@localhost>", "<" + order + ".1.3@localhost>")),
                new TreeSet<>(ids));
        for (MimeMessage mail : mails) {
            assertEquals("auto-generated", header(mail, "Auto-Submitted"));
            assertEquals("<" + order + "@localhost>", header(mail, "References"));
            assertEquals("<" + order + "@localhost>", header(mail, "In-Reply-To"));
            var mixed = (Multipart) mail.getContent();
            assertEquals(2, mixed.getCount());
            String calendar = mixed.getBodyPart(1).getContentType();
            assertTrue(calendar.startsWith("text/calendar"), calendar);
            assertTrue(calendar.contains("method=PUBLISH"), calendar);
            assertEquals("deadline.ics", mixed.getBodyPart(1).getFileName());
            assertEquals(Part.ATTACHMENT, mixed.getBodyPart(1).getDisposition());
            var parts = alternatives(mail);
            assertEquals(2, parts.getCount());
            assertTrue(parts.getBodyPart(0).getContentType().startsWith("text/plain"));
            assertTrue(parts.getBodyPart(1).getContentType().startsWith("text/html"));
            assertTrue(((String) parts.getBodyPart(0).getContent()).contains("1 × Desk lamp: "));
            assertTrue(((String) parts.getBodyPart(1).getContent()).contains("1 × Desk lamp</td>"));
        }
        assertEquals(2, count("status = 'done'", order));
    }

    /** Text and HTML, beside the calendar file. */
    private static Multipart alternatives(MimeMessage mail) throws Exception {
        var first = ((Multipart) mail.getContent()).getBodyPart(0);
        assertTrue(first.getContentType().startsWith("multipart/alternative"));
        return (Multipart) first.getContent();
    }

    /** The service's own template engine may differ from the one that the golden files use. */
    @Test
    @Tag("A9")
    void the_service_writes_every_letter_as_its_golden_file_says() {
        GoldenNoticeTest.ALL.forEach((name, told) -> {
            var letter = composer.compose(told.kind(), told.to(), told.file(), told.policy());
            var golden = Letters.of(told);
            assertEquals(golden.subject(), letter.subject(), name);
            assertEquals(withoutSite(golden.text()), withoutSite(letter.text()), name);
        });
    }

    private static String withoutSite(String text) {
        return text.substring(0, text.indexOf("See the whole case"));
    }

    @Test
    @Tag("FE2")
    void a_second_try_carries_the_same_message_id() {
        UUID order = registered("Ann", "Desk lamp");
        relays.drain().await().indefinitely();

        again(order);
        relays.drain().await().indefinitely();

        var ids =
                TestMail.REAL.received(4).stream().map(mail -> header(mail, "Message-ID")).toList();
        assertEquals(4, ids.size());
        assertEquals(2, new TreeSet<>(ids).size());
    }

    @Test
    @Tag("FE1")
    void a_mail_server_that_is_down_delays_and_loses_nothing() {
        TestMail.REAL.stop();
        UUID order = registered("Ann", "Desk lamp");

        relays.drain().await().indefinitely();
        assertEquals(
                2, count("status = 'waiting' and last_error is not null and attempts >= 1", order));

        TestMail.REAL.start();
        again(order);
        relays.drain().await().indefinitely();
        assertEquals(2, TestMail.REAL.received(2).size());
        assertEquals(2, count("status = 'done'", order));
    }

    @Test
    @Tag("FE3")
    @Tag("FE4")
    void names_and_titles_end_no_header_and_are_no_html() throws Exception {
        String evil = "Ann\r\nBcc: evil@example.org\u2028X-Evil: 1, \"Bob\" <b@example.org>";
        registered(evil, "<script>alert(1)</script>\r\nSubject: evil");

        relays.drain().await().indefinitely();

        var mails = TestMail.REAL.received(2);
        assertEquals(2, mails.size());
        for (MimeMessage mail : mails) {
            assertNull(mail.getHeader("Bcc"));
            assertNull(mail.getHeader("X-Evil"));
            assertEquals(1, mail.getHeader("Subject").length);
            assertEquals(1, mail.getAllRecipients().length);
            var to = (InternetAddress) mail.getAllRecipients()[0];
            assertEquals(
                    "ann@example.org".equals(to.getAddress()) ? PlainText.line(evil, 100) : "Sam",
                    to.getPersonal());
            String html = (String) alternatives(mail).getBodyPart(1).getContent();
            assertFalse(html.contains("<script>"), html);
            assertTrue(html.contains("&lt;script&gt;"), html);
        }
    }

    @Test
    void mail_of_an_order_on_a_test_clock_goes_to_the_sink_only() throws Exception {
        UUID order = registered("Ann", "Desk lamp");
        sql("update outbox set test_clock = true where order_id = '" + order + "'");

        relays.drain().await().indefinitely();

        assertEquals(2, TestMail.SINK.received(2).size());
        assertEquals(0, TestMail.REAL.received(0).size());
    }

    @Test
    @Tag("W21")
    void a_payment_is_asked_with_one_key_until_it_is_known_and_then_told_to_the_order() {
        UUID order = registered("Ann", "Desk lamp");
        provider.behave(request -> new Outcome.Unknown("no answer"));
        send(order, Party.SELLER, new RefundInFull(List.of()));

        relays.drain().await().indefinitely();
        assertEquals(
                1,
                count(
                        "topic = 'payment' and status = 'waiting' and last_error = 'unknown outcome: no answer'",
                        order));

        provider.behave(request ->
                new Outcome.Done(SimulatedGateway.reference(request.key()), request.amount()));
        again(order);
        relays.drain().await().indefinitely();

        assertEquals(List.of(order + "-1"), List.copyOf(provider.calls().keySet()));
        assertEquals(1, count("topic = 'payment' and status = 'done'", order));
        assertEquals(
                1,
                sql(
                        "select count(*)::int from order_event where type = 'payment-completed' and order_id = '"
                                + order
                                + "'"));
    }

    @Test
    void a_completion_that_is_repeated_changes_nothing() {
        UUID order = registered("Ann", "Desk lamp");
        send(order, Party.SELLER, new RefundInFull(List.of()));
        relays.drain().await().indefinitely();

        again(order);
        relays.drain().await().indefinitely();

        assertEquals(
                1, provider.calls().get(order + "-1").size(), "what is done is not asked again");
        assertEquals(
                1,
                sql(
                        "select count(*)::int from order_event where type = 'payment-completed' and order_id = '"
                                + order
                                + "'"));
        assertEquals(1, count("topic = 'payment' and status = 'done'", order));
    }

    private UUID registered(String buyer, String title) {
        String externalId = "M-" + UUID.randomUUID();
        UUID order = OrderId.of(externalId);
        var command =
                new OrderCommand.Register(
                        order,
                        externalId,
                        "USD",
                        new PartyRef("b-1", ref(2)),
                        new PartyRef("s-1", ref(3)),
                        "pay-" + externalId,
                        null,
                        Duration.ofDays(30),
                        ref(4),
                        List.of(new LineToRegister("lamp", 1, 4_500, 855, false)),
                        900);
        var personal =
                List.of(
                        paper(
                                2,
                                "buyer",
                                Map.of(
                                        "name",
                                        buyer,
                                        "email",
                                        "ann@example.org",
                                        "locale",
                                        "en-US")),
                        paper(
                                3,
                                "seller",
                                Map.of(
                                        "name",
                                        "Sam",
                                        "email",
                                        "sam@example.org",
                                        "locale",
                                        "de-DE")),
                        paper(4, "titles", Map.of("lamp", title)));
        var repeat = new Work.Repeat("registrations", "test", externalId, new byte[32]);
        var terms =
                new Work.Terms(
                        null,
                        repeat,
                        personal,
                        "seven-day",
                        null,
                        scene -> new Work.Answer(201, "{}", null, false));
        var done =
                road.send(new Work(order, command, known -> Party.MARKETPLACE, terms))
                        .await()
                        .indefinitely();
        assertNotNull(done);
        return order;
    }

    private void send(UUID order, Party actor, OrderCommand command) {
        road.send(Work.by(actor, order, command)).await().indefinitely();
    }

    private static Work.Personal paper(int ref, String kind, Map<String, Object> body) {
        return new Work.Personal(ref(ref).id(), kind, new byte[16], new JsonObject(body).encode());
    }

    private static TextRef ref(int number) {
        return Story.ref(number);
    }

    private void again(UUID order) {
        sql(
                "update outbox set status = 'waiting', next_try_at = now(), done_at = null where order_id = '"
                        + order
                        + "'");
    }

    private int count(String where, UUID order) {
        return sql(
                "select count(*)::int from outbox where order_id = '" + order + "' and " + where);
    }

    private int sql(String sql) {
        var rows = pool.query(sql).execute().await().indefinitely();
        return sql.startsWith("select") ? rows.iterator().next().getInteger(0) : rows.rowCount();
    }

    private static String header(MimeMessage mail, String name) {
        try {
            String[] values = mail.getHeader(name);
            assertEquals(1, values == null ? 0 : values.length, name);
            return values[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
