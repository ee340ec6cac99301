package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.policy.TestPolicies.SEVEN_DAY;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderEvent.DeadlineNear;

/** Reminders before a deadline, three days and one day by the presets, and none that is stale. */
@Tag("W05")
class ReminderTest {

    /** The seller's turn runs from day 12 to day 19. */
    private final Scene scene = Scene.disputed(SEVEN_DAY);

    @Test
    void the_party_on_turn_is_reminded_at_each_offset_and_then_the_deadline_is_met() {
        assertEquals(day(16), wakeAt());
        scene.timePasses(justBefore(day(16)));
        assertEquals(List.of(), scene.last.events());

        scene.timePasses(day(16));
        var reminder = reminders().getFirst();
        var near = (DeadlineNear) reminder.event();
        assertEquals(List.of(Party.SELLER), near.to());
        assertEquals(day(19), near.deadline());
        assertEquals(1, near.dispute());
        assertEquals(day(16), reminder.due());
        assertEquals("reminders", reminder.because().rule());
        assertEquals(List.of("DEADLINE_NEAR SELLER"), mails(scene));

        assertEquals(day(18), wakeAt());
        scene.timePasses(day(18));
        assertEquals(1, reminders().size());
        assertEquals(day(19), wakeAt());
        scene.timePasses(day(19));
        assertEquals(List.of(), reminders());
    }

    @Test
    void none_is_given_twice() {
        scene.timePasses(day(16)).timePasses(day(16));
        assertEquals(List.of(), scene.last.events());
        scene.timePasses(day(17));
        assertEquals(List.of(), scene.last.events());
    }

    @Test
    void of_two_that_are_due_only_the_nearer_one_is_given() {
        scene.timePasses(day(18.5));
        assertEquals(1, reminders().size());
        assertEquals(day(18), reminders().getFirst().due());
        assertEquals(day(18.5), reminders().getFirst().at());
    }

    @Test
    void none_is_given_once_the_deadline_has_passed() {
        scene.timePasses(day(19));
        assertFalse(scene.last.events().isEmpty());
        assertEquals(List.of(), reminders());
    }

    @Test
    void none_is_given_if_there_was_less_time_from_the_start() {
        var short2 = Scene.disputed(Scene.preset("express-2"), 12);
        Instant turnEnds = short2.nextAt();
        assertEquals(day(14), turnEnds);
        assertEquals(day(13), Life.wakeAt(short2.order, short2.policy));
    }

    @Test
    void who_has_acted_is_not_reminded_but_the_other_is() {
        scene.did(Party.SELLER, counter(4_000), day(15));
        assertEquals(day(16), wakeAt());
        scene.timePasses(day(16));
        assertEquals(List.of("DEADLINE_NEAR BUYER"), mails(scene));
    }

    /** What was due is given before the command is decided, like everything else (rule 4). */
    @Test
    void a_command_does_not_swallow_a_reminder() {
        scene.did(Party.BUYER, new PostMessage(1, Scene.TEXT, false), day(16.5));
        assertEquals(1, reminders().size());
        assertTrue(scene.happened().contains("MessagePosted"));
        assertEquals(day(18), wakeAt());
    }

    @Test
    @Tag("W07")
    void both_are_reminded_of_the_end_of_protection() {
        var shipped = Scene.shipped(SEVEN_DAY);
        Instant end = shipped.nextAt();
        shipped.timePasses(end.minusSeconds(3 * 86_400));
        var near = (DeadlineNear) shipped.last.events().getFirst().event();
        assertEquals(Kind.PROTECTION, near.kind());
        assertEquals(end, near.deadline());
        assertEquals(
                List.of("PROTECTION_ENDING BUYER", "PROTECTION_ENDING SELLER"), mails(shipped));
    }

    @Test
    @Tag("W07")
    void an_open_dispute_suspends_the_release_and_so_its_reminder() {
        var talks = Scene.disputed(Scene.preset("bargain-5-15"), 12);
        assertTrue(talks.order.deadlines().stream().noneMatch(d -> d.kind() == Kind.PROTECTION));
    }

    @Test
    void the_forecast_tells_what_time_decides_and_no_reminders() {
        assertTrue(
                Life.forecast(scene.order, SEVEN_DAY).stream()
                        .noneMatch(o -> o.event() instanceof DeadlineNear));
    }

    @Test
    void a_settled_order_is_never_woken() {
        scene.timePasses(day(19));
        assertNull(wakeAt());
    }

    private static List<String> mails(Scene scene) {
        return scene.last.events().stream()
                .flatMap(o -> OrderEffects.of(o).stream())
                .map(effect -> (Effect.Notify) effect)
                .map(notify -> notify.kind() + " " + notify.recipient())
                .toList();
    }

    private Instant wakeAt() {
        return Life.wakeAt(scene.order, scene.policy);
    }

    private List<Occurrence<OrderEvent>> reminders() {
        return scene.last.events().stream().filter(o -> o.event() instanceof DeadlineNear).toList();
    }
}
