package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.redress.kernel.Occurrence;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.OrderRegistered;
import org.redress.order.Purchase;

/**
 * Whatever somebody writes into any field, no line end of any kind reaches a header, and nothing
 * but words reaches a text (FE3). The values that become headers are looked at themselves: the
 * mailer that takes them is known to let them through (CVE-2026-102471).
 */
@Tag("FE3")
class HeaderPropertyTest {

    private static final List<Story.Told> ALL = List.copyOf(GoldenNoticeTest.ALL.values());

    @Property(tries = 300)
    void no_field_ends_a_header(
            @ForAll("hostile") String name,
            @ForAll("hostile") String title,
            @ForAll("hostile") String words,
            @ForAll("hostile") String order,
            @ForAll("place") int place) {
        Story.Told told = ALL.get(place);
        var file = hostile(told.file(), name, title, words, order);
        Letter letter =
                new NoticeComposer(Letters.WORDING, Letters.SITE, Letters.LINKS)
                        .compose(told.kind(), told.to(), file, told.policy());

        assertHeader(letter.subject());
        assertHeader(letter.thread());
        String to = MailAddress.of(letter.to());
        assertHeader(to);
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(to), to);
        if (letter.appointment() != null) {
            assertHeader(letter.appointment().uid());
            String calendar = new String(letter.appointment().file(), StandardCharsets.UTF_8);
            assertEquals(2, calendar.split("BEGIN:VEVENT", -1).length, calendar);
            assertEquals(2, ("\r\n" + calendar).split("\r\nEND:VEVENT", -1).length, calendar);
        }
        assertFalse(letter.html().contains("<script"), letter.html());
        assertText(letter.text());
    }

    @Property(tries = 500)
    void an_address_is_one_or_none_is_used(@ForAll("hostile") String email) {
        String shown;
        try {
            shown = MailAddress.of(Contact.of("Ann", email, "en"));
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertHeader(shown);
        assertTrue(shown.endsWith("<" + email + ">"), shown);
    }

    private static void assertHeader(String value) {
        assertFalse(value.isBlank());
        value.codePoints().forEach(point -> assertTrue(isSafe(point), () -> escaped(value)));
    }

    /** Only the letter's own line ends stand in it. */
    private static void assertText(String text) {
        text.codePoints()
                .filter(point -> point != '\n')
                .forEach(point -> assertTrue(isSafe(point), () -> escaped(text)));
    }

    private static boolean isSafe(int point) {
        int type = Character.getType(point);
        return !Character.isISOControl(point)
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.FORMAT
                && type != Character.SURROGATE;
    }

    private static String escaped(String value) {
        var escaped = new StringBuilder();
        value.chars()
                .forEach(c ->
                        escaped.append(
                                c < ' ' || c > 126 ? "\\u%04x".formatted(c) : "" + (char) c));
        return escaped.toString();
    }

    /** The same life with other words in every personal row and in the marketplace's order id. */
    private static CaseFile hostile(
            CaseFile file, String name, String title, String words, String order) {
        Map<UUID, Contact> contacts = new HashMap<>();
        file.contacts()
                .forEach((id, to) ->
                        contacts.put(id, new Contact(name, to.email(), to.locale(), to.zone())));
        Map<String, String> titles = new HashMap<>();
        file.titles().forEach((line, old) -> titles.put(line, title));
        Map<UUID, String> texts = new HashMap<>();
        file.texts().forEach((id, old) -> texts.put(id, words));
        var events = file.events().stream().map(event -> named(event, order)).toList();
        return new CaseFile(events, contacts, titles, texts, file.readAt());
    }

    private static Occurrence<OrderEvent> named(Occurrence<OrderEvent> occurrence, String order) {
        if (!(occurrence.event() instanceof OrderRegistered(Purchase p, var lines))) {
            return occurrence;
        }
        var purchase =
                new Purchase(
                        p.id(),
                        order,
                        p.currency(),
                        p.policy(),
                        p.buyer(),
                        p.seller(),
                        p.paymentReference(),
                        p.paidAt(),
                        p.promisedDelivery(),
                        p.titles());
        return occurrence.with(new OrderRegistered(purchase, lines));
    }

    @Provide
    Arbitrary<Integer> place() {
        return Arbitraries.integers().between(0, ALL.size() - 1);
    }

    /** Words between line ends and other characters that mean something in a mail. */
    @Provide
    Arbitrary<String> hostile() {
        var evil =
                Arbitraries.of(
                        "\r\n",
                        "\r",
                        "\n",
                        "\0",
                        "\u0085",
                        "\u2028",
                        "\u2029",
                        "\u000b",
                        "\f",
                        "\t",
                        "\u202e",
                        "\u200f",
                        "\ufeff",
                        "\ud800",
                        "\udfff",
                        "\u007f",
                        "\u001b[0m",
                        "\r\nBcc: evil@example.org\r\n",
                        "\r\n\r\n<script>alert(1)</script>",
                        "\r\n.\r\n",
                        "\nEND:VEVENT\n",
                        "<script>",
                        "=?UTF-8?Q?=0D=0A?=",
                        "\"",
                        "<",
                        ">",
                        ",",
                        ";",
                        "@");
        var plain = Arbitraries.strings().alpha().ofMaxLength(4);
        var any = Arbitraries.strings().all().ofMaxLength(3);
        return Arbitraries.oneOf(evil, plain, any)
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
