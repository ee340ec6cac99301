package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.NoticeKind.*;
import static org.redress.policy.TestPolicies.SEVEN_DAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redress.dispute.Ask;
import org.redress.order.NoticeKind;
import org.redress.policy.Reason;

/** Every email, word for word: what a party reads is changed on purpose or not at all. */
@Tag("A9")
class GoldenNoticeTest {

    private static final Path GOLDEN = Path.of("src/test/resources/notices");
    static final Map<String, Story.Told> ALL = golden();

    @TestFactory
    @Tag("W01")
    @Tag("N20")
    Stream<DynamicTest> a_dispute_is_opened() {
        return emails("W01");
    }

    @TestFactory
    @Tag("W02")
    Stream<DynamicTest> the_seller_answers() {
        return emails("W02");
    }

    @TestFactory
    @Tag("W03")
    Stream<DynamicTest> the_buyer_answers() {
        return emails("W03");
    }

    @TestFactory
    @Tag("W04")
    @Tag("W15")
    Stream<DynamicTest> the_seller_was_silent() {
        return emails("W04");
    }

    @TestFactory
    @Tag("W05")
    Stream<DynamicTest> a_deadline_comes_near() {
        return emails("W05");
    }

    @TestFactory
    @Tag("W07")
    Stream<DynamicTest> protection_is_near_its_end() {
        return emails("W07");
    }

    @TestFactory
    @Tag("W06")
    @Tag("C06")
    @Tag("C07")
    Stream<DynamicTest> delivered_while_not_received_is_claimed() {
        return emails("W06");
    }

    @TestFactory
    @Tag("W08")
    Stream<DynamicTest> more_protection_is_asked_given_or_declined() {
        return emails("W08");
    }

    @TestFactory
    @Tag("M08")
    Stream<DynamicTest> messages_bind_nobody() {
        return emails("M08");
    }

    @TestFactory
    @Tag("N18")
    Stream<DynamicTest> settling_elsewhere_is_warned_about() {
        return emails("N18");
    }

    @TestFactory
    @Tag("W09")
    @Tag("C08")
    Stream<DynamicTest> a_mediator_takes_over() {
        return emails("W09");
    }

    @TestFactory
    @Tag("W10")
    @Tag("M07")
    Stream<DynamicTest> evidence_is_wanted() {
        return emails("W10");
    }

    @TestFactory
    @Tag("W11")
    @Tag("A07")
    Stream<DynamicTest> proposals_and_rulings() {
        return emails("W11");
    }

    @TestFactory
    @Tag("W12")
    @Tag("A09")
    Stream<DynamicTest> a_return_is_agreed_and_its_address_given() {
        return emails("W12");
    }

    @TestFactory
    @Tag("W13")
    Stream<DynamicTest> a_return_is_on_its_way() {
        return emails("W13");
    }

    @TestFactory
    @Tag("W14")
    @Tag("W15")
    Stream<DynamicTest> a_return_arrives_and_is_settled() {
        return emails("W14");
    }

    @TestFactory
    @Tag("W16")
    @Tag("E09")
    Stream<DynamicTest> the_money_goes_to_the_seller() {
        return emails("W16");
    }

    @TestFactory
    @Tag("W17")
    Stream<DynamicTest> a_dispute_is_withdrawn() {
        return emails("W17");
    }

    @TestFactory
    @Tag("W19")
    Stream<DynamicTest> an_order_is_protected() {
        return emails("W19");
    }

    @TestFactory
    @Tag("W20")
    Stream<DynamicTest> buyer_and_seller_agree() {
        return emails("W20");
    }

    @TestFactory
    @Tag("W21")
    Stream<DynamicTest> lines_are_cancelled_or_refunded() {
        return emails("W21");
    }

    @TestFactory
    @Tag("W15")
    @Tag("FG6")
    @Tag("FG11")
    Stream<DynamicTest> a_refund_is_sent_and_paid_or_does_not_arrive() {
        return emails("W15");
    }

    @TestFactory
    @Tag("W22")
    Stream<DynamicTest> a_replacement_is_sent_or_not() {
        return emails("W22");
    }

    @TestFactory
    @Tag("W23")
    @Tag("FG10")
    Stream<DynamicTest> a_bank_takes_the_payment_back_or_not() {
        return emails("W23");
    }

    @TestFactory
    @Tag("W24")
    Stream<DynamicTest> a_mediator_is_late_or_gives_more_time() {
        return emails("W24");
    }

    /** The row of the requirements under which an email is compared. */
    private static String row(NoticeKind kind) {
        return switch (kind) {
            case DISPUTE_OPENED -> "W01";
            case SELLER_ANSWERED -> "W02";
            case BUYER_ANSWERED -> "W03";
            case SILENCE_GRANTED -> "W04";
            case DEADLINE_NEAR -> "W05";
            case PROTECTION_ENDING -> "W07";
            case DELIVERED_DURING_DISPUTE -> "W06";
            case EXTENSION_ASKED, PROTECTION_EXTENDED, EXTENSION_DECLINED -> "W08";
            case MESSAGE_RECEIVED -> "M08";
            case OFF_PLATFORM_WARNING -> "N18";
            case ESCALATED -> "W09";
            case EVIDENCE_REQUESTED, EVIDENCE_NOT_BROUGHT, EVIDENCE_DECIDED -> "W10";
            case PROPOSAL_MADE, RULED, APPEALED, RULING_GIVEN, DEFAULT_APPLIED -> "W11";
            case RETURN_AGREED, RETURN_ADDRESS_GIVEN -> "W12";
            case RETURN_SHIPPED -> "W13";
            case RETURN_ARRIVED, RETURN_CONTESTED, RETURN_SETTLED -> "W14";
            case REFUND_SENT, REFUND_PAID -> "W15";
            case PAYMENT_FAILED, PAYMENT_RETRIED, PAID_BY_HAND, CORRECTION_GRANTED -> "W15";
            case FUNDS_RELEASED, DISPUTE_EXPIRED -> "W16";
            case WITHDRAWN -> "W17";
            case ORDER_PROTECTED, PROTECTION_STARTED -> "W19";
            case AGREEMENT_REACHED -> "W20";
            case LINE_REFUNDED -> "W21";
            case REPLACEMENT_DUE, REPLACEMENT_SHIPPED, REPLACEMENT_MISSED -> "W22";
            case CHARGEBACK_OPENED, CHARGEBACK_WON, CHARGEBACK_LOST -> "W23";
            case MEDIATOR_OVERDUE, DEADLINE_EXTENDED, TURN_EXTENDED -> "W24";
        };
    }

    private static Stream<DynamicTest> emails(String row) {
        return ALL.entrySet().stream()
                .filter(email -> row(email.getValue().kind()).equals(row))
                .map(e ->
                        DynamicTest.dynamicTest(
                                e.getKey(),
                                () -> {
                                    for (String language : Languages.ALL) {
                                        check(language, e.getKey(), e.getValue());
                                    }
                                }));
    }

    @Test
    void every_row_is_compared() {
        Set<String> compared =
                Stream.of(GoldenNoticeTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(TestFactory.class))
                        .map(method -> method.getAnnotationsByType(Tag.class)[0].value())
                        .collect(Collectors.toSet());
        Set<String> rows =
                Stream.of(NoticeKind.values())
                        .map(GoldenNoticeTest::row)
                        .collect(Collectors.toSet());
        assertEquals(rows, compared);
    }

    @Test
    void every_kind_has_a_template_and_a_golden_file_and_none_is_left_over() throws IOException {
        var told = ALL.values().stream().map(Story.Told::kind).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(NoticeKind.class), told);
        var expected =
                ALL.keySet().stream()
                        .flatMap(name -> Stream.of(name + ".txt", name + ".html"))
                        .collect(Collectors.toSet());
        for (String language : Languages.ALL) {
            for (NoticeKind kind : NoticeKind.values()) {
                Path template = Languages.folder(language).resolve(kind.code() + ".txt");
                assertTrue(Files.exists(template), template::toString);
            }
            try (var files = Files.list(GOLDEN.resolve(language))) {
                var names = files.map(file -> file.getFileName().toString());
                assertEquals(expected, names.collect(Collectors.toSet()), language);
            }
        }
    }

    @Test
    void every_reason_has_words() {
        for (Reason reason : Reason.values()) {
            var ask = new Ask(SEVEN_DAY.rule(reason).remedies().getFirst(), null, null);
            var story = Story.registered(SEVEN_DAY).shipped().later(20).opened(reason, ask, "");
            var letter = Letters.of(story.told().getLast());
            assertTrue(letter.text().matches("(?s).*, because [a-z].*"), reason.code());
        }
    }

    /** No email is sent without a turn or an end, and nothing in it was left unset. */
    @Test
    @Tag("B07")
    void every_email_says_what_comes_next_and_whom_to_ask_and_has_one_link() {
        for (String language : Languages.ALL) {
            ALL.forEach((name, told) -> {
                Letter letter = Letters.of(told, language);
                String where = language + "/" + name;
                String text = letter.text();
                var words = Languages.words(language);
                int items = text.indexOf("\n" + words.get("items") + "\n");
                String news = text.substring(text.indexOf('\n'), items);
                assertFalse(news.isBlank(), where);
                assertTrue(text.contains(words.get("next") + "\n- "), where);
                assertTrue(text.contains(words.get("questions") + " support@"), where);
                assertFalse(text.matches("(?s).*(NOT_FOUND|null|\\{|\\}| [.,;]|  ).*"), text);
                assertEquals(1, count(text, "https?://"), where);
                assertEquals(1, count(letter.html(), "https?://"), where);
                assertEquals(1, count(letter.html(), "<a "), where);
                assertEquals(0, count(letter.html(), "<img|<script|<style|url\\(|src="), where);
            });
        }
    }

    private static long count(String text, String what) {
        return Pattern.compile(what).matcher(text).results().count();
    }

    /**
     * The first email of each kind to each party; a life named with a plus adds a variant of its
     * own.
     */
    private static Map<String, Story.Told> golden() {
        Map<String, Story> lives = new LinkedHashMap<>();
        OrderLives.putInto(lives);
        TalksLives.putInto(lives);
        ReviewLives.putInto(lives);
        ReturnLives.putInto(lives);
        ChargebackLives.putInto(lives);
        PaymentLives.putInto(lives);
        Map<String, Story.Told> golden = new TreeMap<>();
        lives.forEach((life, story) ->
                story.told().forEach(told -> golden.putIfAbsent(name(life, told), told)));
        return golden;
    }

    private static String name(String life, Story.Told told) {
        int plus = life.indexOf('+');
        boolean variant = plus > 0 && life.substring(0, plus).equals(told.kind().code());
        return told.kind().code() + (variant ? life.substring(plus) : "") + "." + told.to().code();
    }

    private static void check(String language, String name, Story.Told told) throws IOException {
        Golden.check(GOLDEN.resolve(language), name, Letters.of(told, language));
    }
}
