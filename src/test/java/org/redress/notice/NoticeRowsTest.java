package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.SELLER;
import static org.redress.kernel.Party.SUPERVISOR;
import static org.redress.order.NoticeKind.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.NoticeKind;

/**
 * Requirements A9, row by row: to whom something has to be told, and by which emails it really is.
 */
@Tag("A9")
class NoticeRowsTest {

    /**
     * @param to whom the sources want to be told
     */
    private record Row(String id, Set<Party> to, List<Email> emails) {

        static Row of(String id, Set<Party> to, Email... emails) {
            return new Row(id, to, List.of(emails));
        }
    }

    private record Email(NoticeKind kind, Set<Party> to) {}

    private static final Set<Party> B = EnumSet.of(BUYER);
    private static final Set<Party> S = EnumSet.of(SELLER);
    private static final Set<Party> BOTH = EnumSet.of(BUYER, SELLER);
    private static final Set<Party> ALL_THREE = EnumSet.of(BUYER, SELLER, MEDIATOR);
    private static final Set<Party> LATE = EnumSet.of(BUYER, SELLER, SUPERVISOR);

    private static final List<Row> ROWS =
            List.of(
                    Row.of("W01", BOTH, email(DISPUTE_OPENED, BOTH)),
                    Row.of("W02", B, email(SELLER_ANSWERED, B)),
                    Row.of("W03", S, email(BUYER_ANSWERED, S)),
                    Row.of(
                            "W04",
                            BOTH,
                            email(SILENCE_GRANTED, BOTH),
                            email(RETURN_AGREED, BOTH),
                            email(REPLACEMENT_DUE, BOTH)),
                    Row.of("W05", BOTH, email(DEADLINE_NEAR, BOTH)),
                    Row.of("W06", B, email(DELIVERED_DURING_DISPUTE, B)),
                    Row.of("W07", BOTH, email(PROTECTION_ENDING, BOTH)),
                    Row.of(
                            "W08",
                            B,
                            email(PROTECTION_EXTENDED, B),
                            email(EXTENSION_DECLINED, B),
                            email(EXTENSION_ASKED, S)),
                    Row.of("W09", ALL_THREE, email(ESCALATED, ALL_THREE)),
                    Row.of(
                            "W10",
                            BOTH,
                            email(EVIDENCE_REQUESTED, BOTH),
                            email(EVIDENCE_NOT_BROUGHT, BOTH),
                            email(EVIDENCE_DECIDED, BOTH)),
                    Row.of(
                            "W11",
                            BOTH,
                            email(PROPOSAL_MADE, BOTH),
                            email(RULED, BOTH),
                            email(RULING_GIVEN, BOTH),
                            email(DEFAULT_APPLIED, BOTH)),
                    Row.of("W12", B, email(RETURN_ADDRESS_GIVEN, B)),
                    Row.of("W13", S, email(RETURN_SHIPPED, S)),
                    Row.of(
                            "W14",
                            BOTH,
                            email(RETURN_ARRIVED, BOTH),
                            email(RETURN_CONTESTED, ALL_THREE),
                            email(RETURN_SETTLED, BOTH)),
                    Row.of(
                            "W15",
                            B,
                            email(REFUND_SENT, B),
                            email(REFUND_PAID, B),
                            email(PAYMENT_FAILED, BOTH),
                            email(PAYMENT_RETRIED, BOTH),
                            email(PAID_BY_HAND, BOTH),
                            email(CORRECTION_GRANTED, BOTH)),
                    Row.of("W16", BOTH, email(FUNDS_RELEASED, BOTH), email(DISPUTE_EXPIRED, BOTH)),
                    Row.of("W17", BOTH, email(WITHDRAWN, BOTH)),
                    // A decided appeal is a ruling; a decided report has letters of its own.
                    Row.of("W18", BOTH, email(APPEALED, ALL_THREE), email(RULING_GIVEN, BOTH)),
                    Row.of(
                            "W19",
                            BOTH,
                            email(ORDER_PROTECTED, BOTH),
                            email(PROTECTION_STARTED, BOTH)),
                    Row.of("W20", BOTH, email(AGREEMENT_REACHED, BOTH)),
                    Row.of("W21", BOTH, email(LINE_REFUNDED, BOTH)),
                    Row.of(
                            "W22",
                            BOTH,
                            email(REPLACEMENT_DUE, BOTH),
                            email(REPLACEMENT_SHIPPED, BOTH),
                            email(REPLACEMENT_MISSED, BOTH)),
                    Row.of(
                            "W23",
                            S,
                            email(CHARGEBACK_OPENED, S),
                            email(CHARGEBACK_WON, S),
                            email(CHARGEBACK_LOST, S)),
                    Row.of("W24", LATE, email(MEDIATOR_OVERDUE, LATE)));

    /** What no row asks for, and still has to be told. */
    private static final List<Email> BEYOND =
            List.of(
                    email(MESSAGE_RECEIVED, BOTH),
                    email(OFF_PLATFORM_WARNING, BOTH),
                    email(DEADLINE_EXTENDED, BOTH),
                    email(TURN_EXTENDED, BOTH));

    @Test
    void every_row_has_its_emails() {
        assertEquals(
                IntStream.rangeClosed(1, 24).mapToObj("W%02d"::formatted).toList(),
                ROWS.stream().map(Row::id).toList());
        for (Row row : ROWS) {
            var reached = EnumSet.noneOf(Party.class);
            row.emails().forEach(email -> reached.addAll(email.to()));
            reached.retainAll(row.to());
            assertEquals(row.to(), reached, row.id());
        }
    }

    /** Every email that the lives of the golden letters bring, and no other. */
    @Test
    void the_emails_of_the_rows_are_those_that_are_sent() {
        var promised =
                Stream.concat(ROWS.stream().flatMap(row -> row.emails().stream()), BEYOND.stream())
                        .flatMap(email -> email.to().stream().map(to -> words(email.kind(), to)))
                        .collect(Collectors.toCollection(TreeSet::new));
        var sent =
                GoldenNoticeTest.ALL.values().stream()
                        .map(told -> words(told.kind(), told.to()))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(promised, sent);
    }

    private static Email email(NoticeKind kind, Set<Party> to) {
        return new Email(kind, to);
    }

    private static String words(NoticeKind kind, Party to) {
        return kind.code() + " to the " + to.code();
    }
}
