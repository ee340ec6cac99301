package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.photo;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.Evidence;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.TestPolicies;

/** Files: what can be brought, when it can be taken away again, and when it is closed. */
class EvidenceTest {

    @Test
    @Tag("M03")
    @Tag("M09")
    void a_file_says_who_brought_it_when_what_it_shows_and_who_sees_it() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(
                Party.SELLER,
                new AttachEvidence(1, EvidenceKind.SCREENSHOT, true, 5_000, TEXT),
                day(13));

        assertEquals(
                List.of(
                        new Evidence(
                                1, 1, Party.SELLER, EvidenceKind.SCREENSHOT, true, TEXT, day(13))),
                scene.order.file().evidence());
    }

    @Test
    @Tag("M02")
    void the_opening_takes_the_files_that_it_names_and_leaves_the_others() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        scene.did(Party.BUYER, photo(0), day(2)).did(Party.BUYER, photo(0), day(2));

        scene.did(Party.BUYER, open(Reason.DAMAGED, Ask.refund(null), List.of(2)), day(12));

        assertEquals(
                List.of(0, 1),
                scene.order.file().evidence().stream().map(Evidence::dispute).toList());
    }

    @Test
    @Tag("M02")
    void an_opening_cannot_name_the_sellers_file_or_one_that_is_not_there() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.SELLER, photo(0), day(2));

        for (int number : List.of(1, 2)) {
            scene.isRefused(
                    OrderRefusal.EVIDENCE_NOT_FOUND,
                    Party.BUYER,
                    open(Reason.DAMAGED, Ask.refund(null), List.of(number)),
                    day(12));
        }
    }

    @Test
    @Tag("M06")
    void until_the_escalation_each_party_takes_back_what_it_brought() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.BUYER, photo(1), day(13)).did(Party.SELLER, photo(1), day(13));

        scene.isRefused(
                OrderRefusal.EVIDENCE_NOT_FOUND, Party.BUYER, new RemoveEvidence(2), day(14));
        scene.did(Party.BUYER, new RemoveEvidence(1), day(14)).did(Party.BUYER, photo(1), day(14));

        assertEquals(
                List.of(2, 3),
                scene.order.file().evidence().stream().map(Evidence::number).toList());
    }

    @Test
    @Tag("M06")
    void under_review_files_are_closed_unless_the_mediator_asks() {
        Scene scene = escalated();
        scene.isRefused(DisputeRefusal.EVIDENCE_CLOSED, Party.BUYER, photo(1), day(14));
        scene.isRefused(
                DisputeRefusal.EVIDENCE_CLOSED, Party.BUYER, new RemoveEvidence(1), day(14));

        scene.did(Party.MEDIATOR, new RequestEvidence(MEDIATOR, Party.BUYER, TEXT), day(15));
        scene.isRefused(DisputeRefusal.EVIDENCE_CLOSED, Party.SELLER, photo(1), day(15));
        scene.did(Party.BUYER, photo(1), day(16));
        scene.did(Party.BUYER, new RemoveEvidence(1), day(16));

        scene.timePasses(day(18));
        scene.isRefused(DisputeRefusal.EVIDENCE_CLOSED, Party.BUYER, photo(1), day(18));
    }

    @Test
    @Tag("M09")
    void nothing_is_taken_away_from_a_dispute_that_has_ended() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.BUYER, photo(1), day(13));
        scene.did(Party.SELLER, accept(1), day(13));

        scene.isRefused(
                DisputeRefusal.EVIDENCE_CLOSED, Party.BUYER, new RemoveEvidence(1), day(14));
        scene.isRefused(DisputeRefusal.DISPUTE_CLOSED, Party.BUYER, photo(1), day(14));
    }

    @Test
    @Tag("M03")
    void each_party_brings_twenty_files_of_a_hundred_megabytes() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        var large = new AttachEvidence(0, EvidenceKind.VIDEO, false, 100L * 1024 * 1024 + 1, TEXT);
        var facts = scene.isRefused(OrderRefusal.FILE_TOO_LARGE, Party.BUYER, large, day(2));
        assertEquals("104857600", facts.get("limit"));
        for (int i = 1; i <= 20; i++) {
            scene.did(Party.SELLER, photo(0), day(2));
        }
        for (int i = 21; i <= 40; i++) {
            scene.did(Party.BUYER, photo(0), day(2));
        }

        scene.isRefused(OrderRefusal.FILES_USED_UP, Party.SELLER, photo(0), day(3));
        scene.isRefused(OrderRefusal.FILES_USED_UP, Party.BUYER, photo(0), day(3));
        scene.did(Party.BUYER, new RemoveEvidence(21), day(3)).did(Party.BUYER, photo(0), day(3));
    }

    /** The history of an order is read whole, so it has to end somewhere. */
    @Test
    @Tag("FS10")
    void files_come_and_go_only_so_often() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        for (int i = 1; i <= 100; i++) {
            scene.did(Party.SELLER, photo(0), day(2));
            scene.did(Party.SELLER, new RemoveEvidence(i), day(2));
        }
        scene.did(Party.SELLER, photo(0), day(2));

        var facts =
                scene.isRefused(
                        OrderRefusal.FILES_USED_UP, Party.SELLER, new RemoveEvidence(101), day(3));
        assertEquals("100", facts.get("limit"));
        scene.did(Party.BUYER, photo(0), day(3));
    }

    @Test
    @Tag("M03")
    void only_buyer_and_seller_bring_files_and_only_where_something_is_open() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.MEDIATOR, photo(0), day(2));
        scene.isRefused(DisputeRefusal.DISPUTE_NOT_FOUND, Party.BUYER, photo(1), day(2));
        scene.did(Party.BUYER, Scene.confirm(), day(3));

        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, photo(0), day(3));
        assertTrue(scene.order.file().evidence().isEmpty());
    }

    private static Scene escalated() {
        Policy anyTime = Scene.preset("moderator-5");
        Scene scene = Scene.disputed(anyTime).did(Party.BUYER, photo(1), day(12));
        return scene.did(Party.BUYER, new Escalate(), day(13));
    }
}
