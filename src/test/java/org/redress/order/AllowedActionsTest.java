package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.ship;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.AllowedActions.Action;
import org.redress.order.LifecycleTable.State;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** What a party may do now is what the decider accepts from it, nothing less. */
class AllowedActionsTest {

    @Test
    @Tag("N08")
    void in_his_turn_the_buyer_accepts_counters_rejects_edits_or_withdraws() {
        Scene scene =
                Scene.disputed(TestPolicies.SEVEN_DAY)
                        .did(Party.SELLER, Scene.counter(4_000), day(13));

        assertEquals(
                Set.of(
                        "acceptance",
                        "counter-offer",
                        "rejection",
                        "edit",
                        "withdrawal",
                        "messages",
                        "evidence"),
                names(inDispute(scene, Party.BUYER, day(14))));
        inDispute(scene, Party.BUYER, day(14))
                .forEach(action -> assertEquals(day(19), action.until()));
    }

    @Test
    void every_example_is_accepted_and_until_then_it_stays_so() {
        for (Policy policy : List.of(TestPolicies.SEVEN_DAY, Scene.preset("claim-15"))) {
            for (State state : LifecycleTable.disputeStates(policy)) {
                for (Party party : Party.values()) {
                    Scene told = state.scene().get();
                    Instant now = State.now(told);
                    for (Action action : all(told, party, now)) {
                        Scene scene = state.scene().get();
                        scene.does(party, action.example(), now);
                        assertPossible(scene, party, action, state);
                    }
                }
            }
        }
    }

    private static void assertPossible(Scene scene, Party party, Action action, State state) {
        var refusal = scene.last.refusal();
        boolean needsFile = refusal != null && refusal.code().code().equals("evidence-needed");
        if (!needsFile) {
            assertNull(refusal, () -> party + " " + action + " in " + state.name());
        }
    }

    @Test
    @Tag("O01")
    void an_opening_is_listed_as_soon_as_one_line_may_be_disputed() {
        Scene scene =
                Scene.paid(
                        Scene.preset("strict-5"),
                        0,
                        new LineToRegister("a", 1, 600, 0, false),
                        new LineToRegister("b", 1, 300, 0, false));
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(5));

        assertEquals(false, onOrder(scene, justBefore(day(11))).contains("disputes"));
        assertEquals(true, onOrder(scene, day(11)).contains("disputes"));
    }

    @Test
    void an_edit_and_a_counter_are_listed_whatever_the_remedy() {
        for (Remedy remedy : Remedy.values()) {
            Scene scene = Scene.damaged(TestPolicies.SEVEN_DAY, ask(remedy, null));
            assertEquals(true, names(inDispute(scene, Party.BUYER, day(12))).contains("edit"));
            assertEquals(
                    true, names(inDispute(scene, Party.SELLER, day(12))).contains("counter-offer"));
        }
    }

    private static Set<String> onOrder(Scene scene, Instant now) {
        return names(AllowedActions.onOrder(scene.order, Party.BUYER, scene.policy, now));
    }

    private static List<Action> all(Scene scene, Party party, Instant now) {
        var all = new ArrayList<>(AllowedActions.onOrder(scene.order, party, scene.policy, now));
        all.addAll(inDispute(scene, party, now));
        return all;
    }

    private static List<Action> inDispute(Scene scene, Party party, Instant now) {
        return AllowedActions.inDispute(
                scene.order,
                scene.order.disputes().getFirst(),
                party,
                Scene.MEDIATOR,
                scene.policy,
                now);
    }

    private static Set<String> names(List<Action> actions) {
        return actions.stream().map(Action::action).collect(Collectors.toCollection(TreeSet::new));
    }
}
