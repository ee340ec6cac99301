package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.file;
import static org.redress.order.Scene.open;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Reason.Group;
import org.redress.policy.Remedy;
import org.redress.policy.Side;
import org.redress.policy.TestPolicies;

/** What each reason asks for when a dispute is opened. */
class ReasonTest {

    private static final Policy POLICY = TestPolicies.SEVEN_DAY;

    @Test
    @Tag("M01")
    @Tag("M02")
    @Tag("R20")
    void each_reason_opens_with_its_remedies_and_with_no_other() {
        for (Reason reason : Reason.values()) {
            for (Remedy remedy : Remedy.values()) {
                Scene scene = withEveryKindOfFile();
                var command = open(reason, ask(remedy, null), every());
                if (POLICY.rule(reason).remedies().contains(remedy)) {
                    scene.did(Party.BUYER, command, day(20));
                    assertEquals(remedy, scene.dispute().request().terms().remedy());
                } else {
                    scene.isRefused(
                            DisputeRefusal.REMEDY_NOT_ALLOWED, Party.BUYER, command, day(20));
                }
            }
        }
    }

    @Test
    @Tag("M01")
    @Tag("R18")
    void a_change_of_mind_can_only_send_the_goods_back() {
        Scene scene = withEveryKindOfFile();

        scene.isRefused(
                DisputeRefusal.REMEDY_NOT_ALLOWED,
                Party.BUYER,
                open(Reason.NO_LONGER_NEEDED, Ask.refund(null), every()),
                day(20));
        scene.did(
                Party.BUYER,
                open(Reason.NO_LONGER_NEEDED, ask(Remedy.RETURN, null), every()),
                day(20));

        assertEquals(Side.BUYER, scene.dispute().request().terms().freight());
    }

    @Test
    @Tag("M02")
    @Tag("R13")
    @Tag("O10")
    void goods_that_came_need_a_file_of_the_right_kind_and_missing_ones_need_none() {
        for (Reason reason : Reason.values()) {
            var wanted = POLICY.rule(reason).buyer().oneOf();
            boolean came = reason.group() == Group.RECEIVED_WITH_PROBLEM;
            assertEquals(came, !wanted.isEmpty(), reason::code);
            var remedy = ask(POLICY.rule(reason).remedies().getFirst(), null);
            if (!came) {
                Scene.shipped(POLICY).did(Party.BUYER, open(reason, remedy, List.of()), day(20));
                continue;
            }
            for (EvidenceKind kind : EvidenceKind.values()) {
                Scene scene = Scene.shipped(POLICY).did(Party.BUYER, file(0, kind), day(2));
                var command = open(reason, remedy, List.of(1));
                if (wanted.contains(kind)) {
                    scene.did(Party.BUYER, command, day(20));
                } else {
                    scene.isRefused(DisputeRefusal.EVIDENCE_NEEDED, Party.BUYER, command, day(20));
                }
            }
        }
    }

    @Test
    @Tag("E14")
    @Tag("R16")
    @Tag("E15")
    void shipping_comes_back_for_missing_goods_and_for_another_way_of_shipping() {
        Set<Reason> covering = EnumSet.of(Reason.OTHER_SHIPPING_METHOD);
        for (Reason reason : Reason.values()) {
            if (reason.group() == Group.NOT_RECEIVED) {
                covering.add(reason);
            }
            var remedy = POLICY.rule(reason).remedies().getFirst();
            Scene scene = withEveryKindOfFile();
            scene.did(Party.BUYER, open(reason, ask(remedy, null), every()), day(20));
            boolean covers = covering.contains(reason);
            assertEquals(covers ? 13_000 : 12_000, scene.dispute().request().amount());
            scene.isRefused(
                    OrderRefusal.LINE_IN_DISPUTE, Party.BUYER, open(null, "camera"), day(20));
        }
    }

    @Test
    @Tag("E15")
    void nobody_asks_more_than_the_lines_are_worth_under_the_reason() {
        Scene scene = withEveryKindOfFile();

        var facts =
                scene.isRefused(
                        DisputeRefusal.AMOUNT_ABOVE_LINES,
                        Party.BUYER,
                        open(Reason.DAMAGED, Ask.refund(12_001L), every()),
                        day(20));

        assertEquals("12000", facts.get("ceiling"));
        scene.isRefused(
                DisputeRefusal.AMOUNT_TOO_SMALL,
                Party.BUYER,
                open(Reason.DAMAGED, ask(Remedy.RETURN, 0L), every()),
                day(20));
        scene.did(Party.BUYER, open(Reason.DAMAGED, Ask.refund(1L), every()), day(20));
    }

    @Test
    @Tag("R20")
    void whether_the_goods_came_must_fit_the_reason() {
        Scene scene = withEveryKindOfFile();

        for (Reason reason : Reason.values()) {
            boolean came = reason.group() == Group.RECEIVED_WITH_PROBLEM;
            scene.isRefused(
                    OrderRefusal.RECEIVED_MISMATCH, Party.BUYER, received(reason, !came), day(20));
        }
        scene.did(Party.BUYER, received(Reason.DAMAGED, true), day(20));
    }

    @Test
    @Tag("R19")
    void words_may_tell_more_than_the_nearest_reason() {
        Scene scene = Scene.shipped(POLICY);
        var ask = Ask.refund(null);

        scene.did(
                Party.BUYER,
                new OpenDispute(
                        List.of(), Reason.TRACKING_STUCK, true, false, ask, TEXT, List.of(), false),
                day(20));

        assertTrue(scene.dispute().matter().nearest());
        assertEquals(TEXT, scene.dispute().matter().text());
    }

    @Test
    @Tag("A11")
    void the_reason_says_who_pays_the_way_back_unless_the_request_does() {
        Scene ebay = Scene.damaged(Scene.preset("ebay-like"), ask(Remedy.RETURN, null));
        assertEquals(Side.SELLER, ebay.dispute().request().terms().freight());

        Scene guide = Scene.damaged(POLICY, ask(Remedy.RETURN, null));
        assertEquals(Side.BUYER, guide.dispute().request().terms().freight());

        Scene asked = Scene.damaged(POLICY, new Ask(Remedy.RETURN, null, Side.SELLER));
        assertEquals(Side.SELLER, asked.dispute().request().terms().freight());

        Scene refund = Scene.damaged(POLICY, Ask.refund(null));
        assertNull(refund.dispute().request().terms().freight());
    }

    @Test
    @Tag("A11")
    void freight_has_no_place_where_nothing_goes_back() {
        Scene scene = withEveryKindOfFile();

        scene.isRefused(
                DisputeRefusal.FREIGHT_WITHOUT_RETURN,
                Party.BUYER,
                open(Reason.DAMAGED, new Ask(Remedy.REFUND, null, Side.SELLER), every()),
                day(20));
    }

    @Test
    @Tag("A14")
    void an_exchange_is_worth_goods_and_tax_and_has_no_amount_of_its_own() {
        Scene scene = withEveryKindOfFile();
        scene.isRefused(
                DisputeRefusal.AMOUNT_NOT_FOR_EXCHANGE,
                Party.BUYER,
                open(Reason.DAMAGED, ask(Remedy.EXCHANGE, 500L), every()),
                day(20));

        scene.did(
                Party.BUYER, open(Reason.IN_TRANSIT, ask(Remedy.EXCHANGE, null), every()), day(20));

        assertEquals(12_000, scene.dispute().request().amount());
    }

    private static OpenDispute received(Reason reason, boolean came) {
        var ask = ask(POLICY.rule(reason).remedies().getFirst(), null);
        return new OpenDispute(List.of(), reason, false, came, ask, TEXT, every(), false);
    }

    private static Scene withEveryKindOfFile() {
        Scene scene = Scene.shipped(POLICY);
        for (EvidenceKind kind : EvidenceKind.values()) {
            scene.did(Party.BUYER, file(0, kind), day(2));
        }
        return scene;
    }

    private static List<Integer> every() {
        return List.of(1, 2, 3, 4, 5, 6);
    }
}
