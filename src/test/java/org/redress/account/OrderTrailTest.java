package org.redress.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.account.AccountRole.BUYER;
import static org.redress.account.AccountRole.SELLER;
import static org.redress.account.Trail.ALL;
import static org.redress.account.Trail.disputed;
import static org.redress.account.Trail.shipped;
import static org.redress.dispute.DisputeStatus.Resolution.*;
import static org.redress.policy.Reason.DAMAGED;
import static org.redress.policy.Reason.IN_TRANSIT;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.account.Disputed.End;
import org.redress.dispute.Terms;
import org.redress.kernel.Party;
import org.redress.order.CarrierFact.Tracking;
import org.redress.policy.Remedy;

/** What counts for and against whom, dispute by dispute. */
@Tag("B01")
@Tag("B02")
@Tag("A06")
class OrderTrailTest {

    @Test
    void an_open_dispute_counts_for_no_rate() {
        var open = disputed(IN_TRANSIT).only();

        assertEquals(End.OPEN, open.end());
        assertNull(open.endedAt());
        assertFalse(open.isCounted(BUYER) || open.isCounted(SELLER));
        assertTrue(open.isStanding(BUYER) && open.isStanding(SELLER));
    }

    @Test
    void a_withdrawn_dispute_counts_against_nobody() {
        var withdrawn = disputed(DAMAGED).withdrawn().only();

        assertEquals(End.WITHDRAWN, withdrawn.end());
        assertFalse(withdrawn.isStanding(BUYER) || withdrawn.isStanding(SELLER));
    }

    @Test
    void a_seller_who_stays_silent_is_at_fault_and_the_buyer_has_won() {
        var silence = disputed(IN_TRANSIT).resolved(Party.TIME, SELLER_SILENCE, ALL).only();

        assertTrue(silence.silent() && silence.sellerFault() && silence.granted());
        assertFalse(silence.ruled());
        assertTrue(silence.isWonBy(BUYER));
        assertFalse(silence.isCounted(BUYER));
        assertTrue(silence.isCounted(SELLER));
    }

    @Test
    void silence_that_calls_a_mediator_is_silence_too() {
        var escalated = disputed(DAMAGED).escalated(Party.TIME);

        assertTrue(escalated.only().silent());
        assertFalse(disputed(DAMAGED).offers(1).escalated(Party.TIME).only().silent());
        assertFalse(disputed(DAMAGED).escalated(Party.BUYER).only().silent());
    }

    @Test
    void a_claim_that_the_seller_won_counts_against_the_buyer_alone() {
        var lost = disputed(DAMAGED).escalated(Party.BUYER).resolved(Party.MEDIATOR, RULING, 0);

        assertTrue(lost.only().isWonBy(SELLER));
        assertFalse(lost.only().isCounted(SELLER));
        assertTrue(lost.only().isCounted(BUYER));
        assertTrue(lost.only().ruled());
        assertFalse(lost.only().sellerFault());
    }

    @Test
    void a_compromise_counts_for_both_and_is_nobodys_fault() {
        var half = disputed(DAMAGED).offers(ALL / 2).resolved(Party.BUYER, AGREEMENT, ALL / 2);

        assertTrue(half.only().isCounted(BUYER) && half.only().isCounted(SELLER));
        assertFalse(half.only().sellerFault() || half.only().granted());
    }

    @Test
    void who_gets_his_last_request_has_won() {
        var less = disputed(DAMAGED).counters(ALL / 2).resolved(Party.SELLER, AGREEMENT, ALL / 2);

        assertTrue(less.only().isWonBy(BUYER));
        assertTrue(less.only().isCounted(SELLER));
    }

    @Test
    void a_ruling_for_the_buyer_is_the_sellers_fault_and_a_silent_mediators_default_is_not() {
        var ruled = disputed(DAMAGED).resolved(Party.MEDIATOR, RULING, ALL / 2).only();
        var byDefault = disputed(DAMAGED).resolved(Party.TIME, MEDIATOR_SILENCE, ALL).only();

        assertTrue(ruled.ruled() && ruled.sellerFault());
        assertFalse(byDefault.ruled() || byDefault.sellerFault());
    }

    @Test
    void after_a_ruled_return_the_ruling_is_remembered() {
        var returned =
                disputed(DAMAGED)
                        .returnAgreed(Party.MEDIATOR, RULING)
                        .resolved(Party.SELLER, RETURN_RECEIVED, ALL)
                        .only();

        assertTrue(returned.ruled() && returned.sellerFault());
    }

    @Test
    void an_agreement_is_no_fault_until_the_seller_misses_what_he_owes() {
        var kept =
                disputed(DAMAGED)
                        .returnAgreed(Party.SELLER, AGREEMENT)
                        .resolved(Party.SELLER, RETURN_RECEIVED, ALL)
                        .only();
        var missed =
                disputed(DAMAGED)
                        .returnAgreed(Party.SELLER, AGREEMENT)
                        .resolved(Party.TIME, RETURN_ADDRESS_MISSED, ALL)
                        .only();

        assertFalse(kept.sellerFault());
        assertTrue(missed.sellerFault());
    }

    @Test
    void an_exchange_ends_a_dispute_without_money() {
        var exchanged =
                shipped()
                        .opened(1, DAMAGED, new Terms(Remedy.EXCHANGE, ALL, false, null))
                        .replacementAgreed(AGREEMENT)
                        .replaced()
                        .only();

        assertEquals(End.BUYER_GOT_SOMETHING, exchanged.end());
        assertTrue(exchanged.granted());
        assertFalse(exchanged.sellerFault());
    }

    @Test
    void a_parcel_that_the_carrier_lost_is_nobodys_fault() {
        var lost =
                disputed(IN_TRANSIT)
                        .tracked("f1", "T1", Tracking.LOST)
                        .resolved(Party.TIME, SELLER_SILENCE, ALL);
        var customs =
                disputed(IN_TRANSIT)
                        .tracked("f1", "T1", Tracking.HELD_BY_CUSTOMS)
                        .resolved(Party.TIME, SELLER_SILENCE, ALL);

        assertTrue(lost.only().carrierFault() && customs.only().carrierFault());
        assertFalse(lost.only().isCounted(SELLER) || lost.only().isRefunded());
    }

    @Test
    void the_carrier_is_not_to_blame_for_what_it_took_back_another_parcel_or_damage() {
        var retracted = disputed(IN_TRANSIT).tracked("f1", "T1", Tracking.LOST).retracted("f1");
        var other = disputed(IN_TRANSIT).tracked("f1", "T9", Tracking.LOST);
        var damaged = disputed(DAMAGED).tracked("f1", "T1", Tracking.LOST);
        var moving = disputed(IN_TRANSIT).tracked("f1", "T1", Tracking.IN_TRANSIT);

        for (var trail : new Trail[] {retracted, other, damaged, moving}) {
            assertFalse(trail.only().carrierFault());
        }
    }

    @Test
    void what_is_lost_on_the_way_back_is_nobodys_fault() {
        var lost =
                disputed(DAMAGED)
                        .returnAgreed(Party.SELLER, AGREEMENT)
                        .resolved(Party.MARKETPLACE, RETURN_LOST, ALL)
                        .only();

        assertTrue(lost.carrierFault());
    }
}
