package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.TestPolicies;

/** By when money is planned to arrive; decided on Saturday the 14th of March 2026, 09:30 UTC. */
class PlannedDateTest {

    @ParameterizedTest
    @CsvSource({
        "seven-day, 2026-03-21T09:30:00Z",
        "claim-15, 2026-03-27T16:00:00Z",
        "tips-5-15, 2026-03-27T16:00:00Z",
        "strict-5, 2026-04-03T16:00:00Z",
        "bargain-5-15, 2026-03-27T16:00:00Z",
        "moderator-5, 2026-03-27T16:00:00Z",
        "express-2, 2026-04-04T09:30:00Z",
        "ae-seller-2022, 2026-03-27T16:00:00Z",
        "paypal-like, 2026-03-28T04:00:00Z",
        "ebay-like, 2026-03-28T04:00:00Z",
        "sharetribe-like, 2026-03-27T16:00:00Z"
    })
    @Tag("E13")
    void each_preset_plans_refunds_at_the_end_of_its_days(String preset, Instant planned) {
        Scene scene = Scene.disputed(Scene.preset(preset));
        scene.did(Party.SELLER, accept(1), Instant.parse("2026-03-14T09:30:00Z"));

        assertEquals(planned, scene.order.inFlight().getFirst().plannedAt());
        var facts = scene.only(LinesSettled.class).because().facts();
        assertEquals(planned.toString(), facts.get("planned"));
    }

    @Test
    @Tag("E13")
    void classic_5_7_plans_fifteen_days() {
        Scene scene = Scene.disputed(Scene.preset("classic-5-7"), 33);
        scene.did(Party.SELLER, accept(1), day(34));

        assertEquals(day(49), scene.order.inFlight().getFirst().plannedAt());
    }

    @Test
    @Tag("E11")
    @Tag("E13")
    @Tag("E16")
    void a_refund_and_a_payout_are_planned_alike_and_numbered_apart() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, accept(2), day(14));

        assertEquals(
                java.util.List.of(
                        new Instruction(1, Kind.REFUND, 4_000, day(21)),
                        new Instruction(2, Kind.PAYOUT, 9_000, day(21))),
                scene.order.inFlight());
    }
}
