package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.kernel.Party;
import org.redress.kernel.Refusal;
import org.redress.order.LifecycleCommands.Sample;
import org.redress.order.LifecycleTable.State;
import org.redress.order.OrderCommand.InDispute;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

class LifecycleTest {

    private static final Path PAGE = Path.of("docs", "lifecycle.md");

    /** The only reasons besides the party itself for which a wrong party may be told no. */
    private static final Set<String> NOTHING_TO_ACT_ON =
            Set.of(
                    "order-not-found",
                    "order-already-registered",
                    "dispute-not-found",
                    "dispute-closed");

    private static final List<Policy> POLICIES =
            List.of(
                    TestPolicies.SEVEN_DAY,
                    TestPolicies.EXPRESS_2,
                    TestPolicies.STRICT,
                    TestPolicies.CLAIM,
                    TestPolicies.BARGAIN,
                    TestPolicies.GRACE,
                    TestPolicies.BOUNCES,
                    Scene.preset("claim-15"),
                    Scene.preset("strict-5"),
                    Scene.preset("moderator-5"));

    @Test
    void every_kind_of_state_and_command_stands_in_the_table() {
        Set<Class<?>> lines = new HashSet<>();
        Set<Class<?>> disputes = new HashSet<>();
        Set<String> words = new HashSet<>();
        Set<Class<?>> commands = new HashSet<>();
        for (State state : everyState()) {
            Scene scene = state.scene().get();
            if (scene.order != null) {
                lines.add(scene.line(0).getClass());
                words.add(scene.order.lines().getFirst().word());
                scene.order
                        .disputes()
                        .forEach(dispute -> disputes.add(dispute.status().getClass()));
            }
            everyCommand(scene).forEach(sample -> commands.add(kind(sample.command())));
        }

        assertTrue(words.contains("supplied"));
        assertEquals(kindsOf(LineStatus.class), lines);
        assertEquals(kindsOf(DisputeStatus.class), disputes);
        Set<Class<?>> kinds = kindsOf(OrderCommand.class);
        kinds.remove(InDispute.class);
        kinds.addAll(kindsOf(DisputeCommand.class));
        assertEquals(kinds, commands);
    }

    @Test
    @Tag("O01")
    @Tag("C01")
    void a_command_of_a_wrong_party_is_refused_in_every_state() {
        for (State state : everyState()) {
            for (Sample sample : everyCommand(state.scene().get())) {
                for (Party party : Party.values()) {
                    if (!Rights.of(sample.command()).contains(party)) {
                        assertForbidden(state, sample, party);
                    }
                }
            }
        }
    }

    private static void assertForbidden(State state, Sample sample, Party party) {
        String what = party + " does '" + sample.words() + "' when " + state.name();
        Scene scene = state.scene().get();
        ProtectedOrder before = scene.order;

        scene.does(party, sample.command(), State.now(scene));

        assertEquals(before, scene.order, what);
        Refusal refusal = scene.last.refusal();
        assertNotNull(refusal, what);
        assertTrue(
                refusal.code().kind() == Refusal.Kind.FORBIDDEN
                        || NOTHING_TO_ACT_ON.contains(refusal.code().code()),
                () -> what + ": " + refusal);
    }

    @Test
    void a_refused_command_changes_nothing_and_says_why() {
        for (State state : everyState()) {
            for (Sample sample : everyCommand(state.scene().get())) {
                Scene scene = state.scene().get();
                ProtectedOrder before = scene.order;
                scene.does(sample.actor(), sample.command(), State.now(scene));
                if (scene.last.refusal() != null) {
                    assertEquals(before, scene.order, state.name());
                    assertFalse(scene.last.refusal().because().rule().isBlank());
                    assertEquals(scene.policy.ref(), scene.last.refusal().because().policy());
                }
            }
        }
    }

    @Test
    void every_state_but_a_settled_one_has_a_timed_exit_at_its_exact_instant() {
        for (State state : everyState()) {
            Scene scene = state.scene().get();
            if (scene.order == null || scene.order.isSettled()) {
                continue;
            }
            var next = scene.order.nextDeadline();
            assertTrue(next.isPresent(), state.name());

            scene.timePasses(Scene.justBefore(next.get().at()));
            assertEquals(List.of(), scene.happened(), state.name());
            scene.timePasses(next.get().at());
            assertFalse(scene.happened().isEmpty(), state.name());
        }
    }

    @Test
    void the_page_about_the_lifecycle_says_what_the_core_does() throws Exception {
        String page = LifecyclePage.write();
        if (Boolean.getBoolean("redress.write-docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        String onDisk = Files.exists(PAGE) ? Files.readString(PAGE).replace("\r\n", "\n") : "";

        assertTrue(
                page.equals(onDisk),
                PAGE
                        + " is stale: run ./mvnw -q -Dtest=LifecycleTest -Dredress.write-docs=true test and commit it");
    }

    private static List<State> everyState() {
        List<State> states = new ArrayList<>(LifecycleTable.lineStates());
        POLICIES.forEach(policy -> states.addAll(LifecycleTable.disputeStates(policy)));
        return states;
    }

    private static List<Sample> everyCommand(Scene scene) {
        return Stream.concat(
                        LifecycleCommands.onOrder().stream(),
                        LifecycleCommands.inDispute(scene).stream())
                .toList();
    }

    private static Class<?> kind(OrderCommand command) {
        return command instanceof InDispute(var number, var inside)
                ? inside.getClass()
                : command.getClass();
    }

    private static Set<Class<?>> kindsOf(Class<?> sealed) {
        return new HashSet<>(Set.of(sealed.getPermittedSubclasses()));
    }
}
