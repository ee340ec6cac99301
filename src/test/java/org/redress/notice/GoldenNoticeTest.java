package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MARKETPLACE;
import static org.redress.kernel.Party.SELLER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.order.NoticeKind;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.Tracking;
import org.redress.policy.Reason;

/** Every email, word for word: what a party reads is changed on purpose or not at all. */
@Tag("A9")
class GoldenNoticeTest {

    private static final Path GOLDEN = Path.of("src/test/resources/notices");
    private static final String REWRITE = "redress.notices.rewrite";

    @TestFactory
    Stream<DynamicTest> every_email_reads_as_its_golden_file_says() {
        return golden().entrySet().stream()
                .map(e ->
                        DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
    }

    @Test
    void every_kind_has_a_golden_file_and_no_golden_file_is_left_over() throws IOException {
        Set<NoticeKind> told =
                lives().values().stream()
                        .flatMap(story -> story.told().stream())
                        .map(Story.Told::kind)
                        .collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(NoticeKind.class), told);
        try (var files = Files.list(GOLDEN)) {
            var names =
                    files.map(file -> stem(file.getFileName().toString()))
                            .collect(Collectors.toSet());
            assertEquals(golden().keySet(), names);
        }
    }

    @Test
    void every_reason_has_words() {
        for (Reason reason : Reason.values()) {
            if (reason.group() == Reason.Group.NOT_RECEIVED) {
                var story = Story.registered("USD").shipped().opened(reason, "").told();
                assertTrue(
                        !Letters.of(story.getLast()).text().contains("because ."), reason.code());
            }
        }
    }

    private static String stem(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    /**
     * The first email of each kind to each party; a life named with a plus adds a variant of its
     * own.
     */
    private static Map<String, Story.Told> golden() {
        Map<String, Story.Told> golden = new TreeMap<>();
        lives().forEach((life, story) ->
                story.told().forEach(told -> golden.putIfAbsent(name(life, told), told)));
        return golden;
    }

    private static String name(String life, Story.Told told) {
        int plus = life.indexOf('+');
        boolean variant = plus > 0 && life.substring(0, plus).equals(told.kind().code());
        return told.kind().code() + (variant ? life.substring(plus) : "") + "." + told.to().code();
    }

    private static Map<String, Story> lives() {
        Map<String, Story> lives = new LinkedHashMap<>();
        lives.put("never shipped", Story.registered("USD").silence());
        lives.put("nobody disputes", Story.registered("USD").shipped().silence());
        lives.put(
                "funds-released+confirmed",
                Story.registered("USD")
                        .shipped()
                        .later(Story.days(3))
                        .then(BUYER, new ConfirmReceipt(List.of())));
        lives.put("silent seller", disputed("USD").silence());
        lives.put("order-protected+yen", Story.registered("JPY"));
        lives.put("dispute-opened+dinar", disputed("KWD"));
        lives.put("agreement", answered().inDispute(BUYER, new Accept(2, false)));
        lives.put(
                "agreement-reached+concession",
                escalated().inDispute(SELLER, new Accept(1, false)));
        lives.put("counter", answered().inDispute(BUYER, new Counter(1_500)));
        lives.put("seller-answered+rejection", disputed("USD").inDispute(SELLER, new Reject()));
        lives.put(
                "buyer-answered+rejection",
                disputed("USD").inDispute(SELLER, new Reject()).inDispute(BUYER, new Reject()));
        lives.put("withdrawal", disputed("USD").inDispute(BUYER, new Withdraw()));
        lives.put("delivered", disputed("USD").then(MARKETPLACE, delivery()));
        lives.put("ruling", escalated().ruled(1_000, "Both are partly right."));
        lives.put("silent mediator", escalated().silence());
        lives.put(
                "line-refunded+wish",
                Story.registered("USD").shipped().then(SELLER, new RefundInFull(List.of())));
        return lives;
    }

    private static Story disputed(String currency) {
        return Story.registered(currency)
                .shipped()
                .later(Story.days(12))
                .opened(Reason.TRACKING_STUCK, "Nothing has moved since the 3rd.\nPlease help!")
                .later(Story.days(1));
    }

    private static Story answered() {
        return disputed("USD").inDispute(SELLER, new Counter(800)).later(Story.days(1));
    }

    private static Story escalated() {
        return answered().later(Story.days(12)).then(MARKETPLACE, delivery()).later(Story.days(1));
    }

    private static RecordTracking delivery() {
        return new RecordTracking(
                "f1", "JD014", Tracking.DELIVERED, Story.START.plus(Story.days(12)));
    }

    private static void check(String name, Story.Told told) throws IOException {
        Letter letter = Letters.of(told);
        String head =
                "To: "
                        + letter.to().name()
                        + " <"
                        + letter.to().email()
                        + ">\nSubject: "
                        + letter.subject();
        check(GOLDEN.resolve(name + ".txt"), head + "\n\n" + letter.text());
        check(GOLDEN.resolve(name + ".html"), letter.html());
    }

    private static void check(Path file, String written) throws IOException {
        if (Boolean.getBoolean(REWRITE)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written);
        }
        String expected = Files.exists(file) ? Files.readString(file) : "";
        String hint =
                file
                        + " differs; if that is meant: ./mvnw test -Dtest=GoldenNoticeTest -D"
                        + REWRITE
                        + "=true";
        assertEquals(expected, written, hint);
    }
}
