package org.redress.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.policy.Reason.Group;

/** The reason catalogue guide-liability (S1): what each reason asks for, and who bears it. */
class ReasonCatalogueTest {

    private static final Policy POLICY = TestPolicies.SEVEN_DAY;

    @ParameterizedTest
    @EnumSource
    @Tag("M02")
    @Tag("R20")
    void whether_goods_came_decides_evidence_and_remedy(Reason reason) {
        var rule = POLICY.rule(reason);
        boolean received = reason.group() == Group.RECEIVED_WITH_PROBLEM;

        assertEquals(received, rule.needsEvidence());
        if (!received) {
            assertEquals(List.of(Remedy.REFUND, Remedy.EXCHANGE), rule.remedies());
        }
        assertEquals(received, rule.remedies().contains(Remedy.RETURN));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("E14")
    @Tag("R16")
    void delivery_comes_back_for_what_never_came_and_for_another_way_of_shipping(Reason reason) {
        boolean covers =
                reason.group() == Group.NOT_RECEIVED || reason == Reason.OTHER_SHIPPING_METHOD;

        assertEquals(covers, POLICY.rule(reason).coversShipping());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("M13")
    void every_reason_has_a_hint_and_a_sentence_of_its_own(Reason reason) {
        var rule = POLICY.rule(reason);
        long sameHint = count(it -> it.hint().equals(rule.hint()));
        long sameSentence = count(it -> it.liability().equals(rule.liability()));

        assertEquals(1, sameHint);
        assertEquals(1, sameSentence);
        assertTrue(rule.hint().endsWith(".") && rule.liability().endsWith("."));
    }

    private static long count(java.util.function.Predicate<ReasonRule> same) {
        return POLICY.reasons().values().stream().filter(same).count();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("M03")
    void no_kind_of_evidence_is_named_twice(Reason reason) {
        var rule = POLICY.rule(reason);
        for (var side : List.of(rule.buyer(), rule.seller())) {
            assertTrue(side.oneOf().stream().noneMatch(side.helpful()::contains));
            assertFalse(side.helpful().isEmpty());
        }
    }

    @ParameterizedTest(name = "{0}: {1} bears it")
    @Tag("R01")
    @Tag("R02")
    @Tag("R03")
    @Tag("R04")
    @Tag("R05")
    @Tag("R06")
    @Tag("R07")
    @Tag("R08")
    @Tag("R10")
    @Tag("R11")
    @Tag("R12")
    @Tag("R13")
    @Tag("R14")
    @Tag("R15")
    @Tag("R17")
    @Tag("R18")
    @CsvSource({
        "IN_TRANSIT, seller", "NO_OR_INVALID_TRACKING, depends", "TRACKING_STUCK, seller",
        "RETURNED_TO_SELLER, depends", "CUSTOMS_HOLD, depends", "TAX_ASKED_AGAIN, seller",
        "WRONG_ADDRESS, depends", "MARKED_DELIVERED, depends", "FOREIGN_TRACKING, seller",
        "SIZE_CHART, seller", "DIFFERENT_PRODUCT, seller", "POOR_QUALITY, seller",
        "DAMAGED, seller", "INCOMPLETE, seller", "EXPIRED_FOOD, seller",
        "OTHER_SHIPPING_METHOD, seller", "COUNTERFEIT, seller", "NO_LONGER_NEEDED, buyer"
    })
    void liability(Reason reason, String liable) {
        assertEquals(liable, POLICY.rule(reason).liable());
    }

    @Test
    @Tag("M01")
    @Tag("R18")
    void a_change_of_mind_only_returns_the_goods() {
        assertEquals(List.of(Remedy.RETURN), POLICY.rule(Reason.NO_LONGER_NEEDED).remedies());
    }

    @ParameterizedTest
    @Tag("M01")
    @CsvSource({
        "SIZE_CHART, false, true",
        "DIFFERENT_PRODUCT, true, true",
        "POOR_QUALITY, true, true",
        "DAMAGED, true, true",
        "INCOMPLETE, true, true",
        "EXPIRED_FOOD, true, false",
        "TAX_ASKED_AGAIN, false, false",
        "OTHER_SHIPPING_METHOD, false, false",
        "COUNTERFEIT, false, false",
        "NO_LONGER_NEEDED, false, false"
    })
    void another_one_is_sent_where_it_helps(Reason reason, boolean exchange, boolean afterReturn) {
        var remedies = POLICY.rule(reason).remedies();

        assertEquals(exchange, remedies.contains(Remedy.EXCHANGE));
        assertEquals(afterReturn, remedies.contains(Remedy.EXCHANGE_AFTER_RETURN));
    }
}
