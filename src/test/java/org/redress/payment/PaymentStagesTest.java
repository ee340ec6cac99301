package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Because;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.PaidByHand;
import org.redress.order.OrderEvent.PaymentCompleted;
import org.redress.order.OrderEvent.PaymentFailed;
import org.redress.order.OrderEvent.PaymentRetried;

/** A refund is a tracked process: planned, sent, done, and what comes when it fails. */
@Tag("E12")
class PaymentStagesTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant PLANNED = START.plus(Duration.ofDays(10));
    private static final Instruction REFUND = new Instruction(1, Kind.REFUND, 4_000, PLANNED);
    private static final Instruction PAYOUT = new Instruction(2, Kind.PAYOUT, 9_000, PLANNED);
    private static final Instruction AGAIN = new Instruction(3, Kind.REFUND, 4_000, PLANNED);

    private final List<Occurrence<OrderEvent>> events = new ArrayList<>();

    @Test
    void each_payment_is_planned_then_sent_then_done() {
        happens(new LinesSettled(Cause.AGREEMENT, 1, List.of(), List.of(REFUND, PAYOUT)));
        assertEquals(List.of("1 planned", "2 planned"), stages(Map.of()));
        assertEquals(List.of("1 sent", "2 planned"), stages(Map.of(1, START)));

        happens(new PaymentCompleted(REFUND, "r"));
        assertEquals(List.of("1 done", "2 planned"), stages(Map.of(1, START)));
    }

    @Test
    @Tag("FG6")
    void one_that_failed_late_says_so_and_what_was_done_about_it() {
        happens(new LinesSettled(Cause.AGREEMENT, 1, List.of(), List.of(REFUND, PAYOUT)));
        happens(new PaymentCompleted(REFUND, "r"));
        happens(new PaymentFailed(REFUND, true, "account_closed"));
        assertEquals(List.of("1 failed", "2 planned"), stages(Map.of()));

        happens(new PaymentRetried(REFUND, AGAIN));
        assertEquals(List.of("1 retried", "2 planned", "3 planned"), stages(Map.of()));
        assertEquals(3, PaymentStages.of(events, Map.of()).getFirst().retriedAs());

        happens(new PaymentFailed(AGAIN, false, "account_closed"));
        happens(new PaidByHand(AGAIN, "hand"));
        assertEquals(List.of("1 retried", "2 planned", "3 paid-by-hand"), stages(Map.of()));
    }

    private List<String> stages(Map<Integer, Instant> sentAt) {
        return PaymentStages.of(events, sentAt).stream()
                .map(it -> it.instruction().number() + " " + it.stage().code())
                .toList();
    }

    private void happens(OrderEvent event) {
        var because = new Because("policy@1", "rule", Map.of());
        events.add(new Occurrence<>(event, Party.PROVIDER, START, null, because));
    }
}
