package org.redress.scenario.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.redress.scenario.text.Stage.Seen;
import org.redress.scenario.text.Stage.SeenDispute;
import org.redress.scenario.text.Stage.SeenLine;

/** What has become of it: statuses, amounts, refusals. */
public class WitnessSteps {

    @Inject World world;

    @After
    public void nothingIsRefusedAtTheEnd() {
        world.nothingIsRefused();
    }

    @Then("it is refused as {string}")
    public void refused(String code) {
        assertEquals(code, world.takeRefusal().code());
    }

    @Then("it is refused as {string}, earliest {moment}")
    public void refusedUntil(String code, Instant earliest) {
        var no = world.takeRefusal();
        assertEquals(code, no.code());
        String told = no.facts().getOrDefault("earliest", no.facts().get("from"));
        same(earliest, Instant.parse(told), "earliest");
    }

    @Then("it is refused as {string}, {string} being {string}")
    public void refusedWith(String code, String fact, String value) {
        var no = world.takeRefusal();
        assertEquals(code + " " + value, no.code() + " " + no.facts().get(fact), fact);
    }

    @Then("the dispute is {string}")
    public void disputeIs(String status) {
        assertEquals(status, dispute().status());
    }

    @Then("the dispute is {string} until {moment}")
    public void disputeIs(String status, Instant until) {
        var dispute = dispute();
        assertEquals(status, dispute.status());
        same(until, dispute.until(), "until");
    }

    @Then("the dispute is resolved by {string} with {money} refunded and {money} released")
    public void resolved(String how, Long refunded, Long released) {
        var dispute = dispute();
        assertEquals("resolved by " + how, dispute.status() + " by " + dispute.how());
        settled(refunded, released);
    }

    @Then("the dispute is resolved by {string}")
    public void resolved(String how) {
        var dispute = dispute();
        assertEquals("resolved by " + how, dispute.status() + " by " + dispute.how());
    }

    @Then("the order is settled by {string} with {money} refunded and {money} released")
    public void settled(String cause, Long refunded, Long released) {
        for (SeenLine line : seen().lines()) {
            assertEquals(cause, line.settledBy(), line.id());
        }
        settled(refunded, released);
    }

    private void settled(Long refunded, Long released) {
        assertEquals(0, seen().held(), "held");
        moved(refunded, released);
    }

    @Then("{money} is refunded and {money} released")
    public void moved(Long refunded, Long released) {
        assertEquals(
                refunded + " refunded, " + released + " released",
                sum("refund") + " refunded, " + sum("payout") + " released");
    }

    private long sum(String kind) {
        return seen().paid().stream()
                .filter(paid -> paid.kind().equals(kind))
                .mapToLong(Stage.Paid::amount)
                .sum();
    }

    @Then("{money} is held")
    public void held(Long amount) {
        assertEquals(amount, seen().held(), "held");
    }

    @Then("the refund is planned for {moment}")
    public void refundPlanned(Instant at) {
        planned("refund", at);
    }

    @Then("the payout is planned for {moment}")
    public void payoutPlanned(Instant at) {
        planned("payout", at);
    }

    private void planned(String kind, Instant at) {
        var paid = seen().paid().stream().filter(it -> it.kind().equals(kind)).toList();
        assertEquals(1, paid.size(), kind + " in " + paid);
        same(at, paid.getFirst().plannedAt(), kind);
    }

    @Then("line {string} is {string}")
    public void lineIs(String id, String status) {
        var line = line(id);
        String settledBy = line.settledBy() == null ? "" : " by " + line.settledBy();
        assertEquals(status, line.status() + settledBy);
    }

    @Then("protection of {string} ends on {moment}")
    public void protectionEnds(String id, Instant at) {
        same(at, line(id).protectedUntil(), "protection of " + id);
    }

    @Then("the money of {string} is released on {moment}")
    public void releasedOn(String id, Instant at) {
        same(at, line(id).releaseAt(), "release of " + id);
    }

    @Then("the mediator joins on {moment}")
    public void mediatorJoins(Instant at) {
        same(at, dispute().mediatorJoinsAt(), "mediator joins");
    }

    @Then("the dispute asks for {money} because of {string}")
    public void asks(Long amount, String reason) {
        var dispute = dispute();
        assertEquals(amount + " " + reason, dispute.asked() + " " + dispute.reason());
    }

    @Then("the seller offers {money}")
    public void offers(Long amount) {
        assertEquals(amount, dispute().offered());
    }

    @Then("{money} of freight is paid back and {money} still owed")
    public void freight(Long paid, Long owed) {
        var dispute = dispute();
        assertEquals(List.of(paid, owed), List.of(dispute.freight(), dispute.owed()));
    }

    @Then("there are {int} disputes, {int} of them open")
    public void disputes(Integer all, Integer open) {
        var disputes = seen().disputes();
        long still =
                disputes.stream()
                        .filter(it -> !it.status().equals("resolved"))
                        .filter(it -> !it.status().equals("withdrawn"))
                        .count();
        assertEquals(all + ", open " + open, disputes.size() + ", open " + still);
    }

    private SeenLine line(String id) {
        return seen().lines().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + id));
    }

    private SeenDispute dispute() {
        world.nothingIsRefused();
        return world.dispute();
    }

    private Seen seen() {
        world.nothingIsRefused();
        return world.stage().sees();
    }

    static void same(Instant expected, Instant actual, String what) {
        assertTrue(
                Objects.equals(expected, actual),
                () ->
                        what
                                + ": expected "
                                + Day.written(expected)
                                + ", was "
                                + Day.written(actual));
    }
}
