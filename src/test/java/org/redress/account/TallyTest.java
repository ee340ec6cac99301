package org.redress.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.account.AccountRole.BUYER;
import static org.redress.account.AccountRole.SELLER;
import static org.redress.account.Trail.ALL;
import static org.redress.account.Trail.START;
import static org.redress.account.Trail.disputed;
import static org.redress.dispute.DisputeStatus.Resolution.*;
import static org.redress.policy.Reason.DAMAGED;
import static org.redress.policy.Reason.IN_TRANSIT;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.account.Signal.Kind;
import org.redress.kernel.Party;

/** Counts become rates, and rates signals; never a verdict. */
@Tag("B01")
@Tag("B02")
class TallyTest {
    private static final Thresholds THRESHOLDS =
            new Thresholds(3, Duration.ofDays(30), 0.1, 0.8, 0.3, 5, 0.01);

    private static final OrderTrail SILENT =
            disputed(IN_TRANSIT).resolved(Party.TIME, SELLER_SILENCE, ALL).read();
    private static final OrderTrail LOST =
            disputed(DAMAGED).resolved(Party.MEDIATOR, RULING, 0).read();
    private static final OrderTrail RULED =
            disputed(DAMAGED).resolved(Party.MEDIATOR, RULING, ALL / 2).read();
    private static final OrderTrail WITHDRAWN = disputed(DAMAGED).withdrawn().read();
    private static final OrderTrail OPEN = disputed(DAMAGED).read();

    @Test
    void a_sellers_rates_are_of_all_his_orders() {
        var tally =
                Tally.of(SELLER, 100).plus(List.of(SILENT, LOST, RULED, WITHDRAWN, OPEN), START);

        assertEquals(5, tally.disputes());
        assertEquals(1, tally.open());
        assertEquals(1, tally.withdrawn());
        assertEquals(1, tally.won());
        assertEquals(2, tally.counted());
        assertEquals(Rate.of(2, 100), tally.disputeRate());
        assertEquals(Rate.of(1, 100), tally.silenceRate());
        assertEquals(Rate.of(1, 100), tally.rulingRate());
        assertEquals(Rate.of(2, 100), tally.sellerFaultRate());
    }

    @Test
    void a_buyers_rates_leave_out_what_he_won() {
        var tally = Tally.of(BUYER, 10).plus(List.of(SILENT, LOST, RULED, WITHDRAWN, OPEN), START);

        assertEquals(1, tally.won());
        assertEquals(Rate.of(2, 10), tally.disputeRate());
        assertEquals(Rate.of(2, 10), tally.refundedShare());
        assertEquals(Rate.of(3, 10), tally.standingShare());
    }

    @Test
    void several_disputes_in_a_short_time_are_a_signal() {
        var three = Tally.of(BUYER, 20).plus(Collections.nCopies(3, LOST), START);
        var old = Tally.of(BUYER, 20).plus(Collections.nCopies(3, LOST), START.plusSeconds(90_000));
        var few = Tally.of(BUYER, 200).plus(Collections.nCopies(3, LOST), START);
        var won = Tally.of(BUYER, 20).plus(Collections.nCopies(3, WITHDRAWN), START);

        assertEquals(List.of(Kind.FREQUENT_DISPUTES), kinds(three, 0));
        assertEquals("several-in-short-time", rule(three));
        assertEquals(List.of(), kinds(old, 0));
        assertEquals(List.of(), kinds(few, 0));
        assertEquals(List.of(), kinds(won, 0));
    }

    @Test
    void almost_every_order_is_one_whenever_it_was() {
        var all = Tally.of(BUYER, 5).plus(Collections.nCopies(4, LOST), START.plusSeconds(90_000));

        assertEquals("almost-every-order", rule(all));
    }

    @Test
    void many_refunds_are_one_only_when_there_are_enough_to_be_sure() {
        var many = Tally.of(BUYER, 10).plus(Collections.nCopies(7, SILENT), START);
        var few = Tally.of(BUYER, 1).plus(List.of(SILENT), START);

        assertEquals(List.of(Kind.REFUND_RATIO), kinds(many, 0));
        assertEquals(List.of(), kinds(few, 0));
    }

    @Test
    void many_open_disputes_of_a_seller_are_one_if_they_are_more_than_usual() {
        assertEquals(List.of(Kind.MANY_OPEN_DISPUTES), kinds(Tally.of(SELLER, 499), 5));
        assertEquals(List.of(), kinds(Tally.of(SELLER, 500), 5));
        assertEquals(List.of(), kinds(Tally.of(SELLER, 10), 4));
        assertEquals(List.of(), kinds(Tally.of(BUYER, 10), 9));
    }

    private static List<Kind> kinds(Tally tally, long open) {
        return THRESHOLDS.signals(tally, open).stream().map(Signal::kind).toList();
    }

    private static String rule(Tally tally) {
        return THRESHOLDS.signals(tally, 0).getFirst().facts().get("rule");
    }
}
