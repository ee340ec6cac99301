package org.redress.scenario.text;

import static org.redress.scenario.text.World.body;

import io.cucumber.java.en.When;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is done in a dispute: opening, talks, mediation, return and exchange. */
public class DisputeSteps {

    @Inject World world;

    @When("{moment}: the {party} opens a dispute {string} asking for {terms}")
    public void opens(Instant at, String who, String reason, Wanted terms) {
        open(at, who, reason, terms);
    }

    @When("{moment}: the {party} opens a dispute {string} with a {string} asking for {terms}")
    public void opens(Instant at, String who, String reason, String kind, Wanted terms) {
        world.did(at, who, "evidence", body("kind", kind, "bytes", 1000));
        open(at, who, reason, terms);
    }

    @When("{moment}: the {party} opens a dispute {string} on {string} asking for {terms}")
    public void opensOnLine(Instant at, String who, String reason, String line, Wanted terms) {
        open(at, who, reason, terms, "lines", List.of(line));
    }

    @When(
            "{moment}: the {party} opens a dispute {string} as the nearest reason, asking for {terms}")
    public void opensNearest(Instant at, String who, String reason, Wanted terms) {
        open(at, who, reason, terms, "nearest", true);
    }

    @When("{moment}: the buyer has it and opens a dispute {string} asking for {terms}")
    public void opensReceived(Instant at, String reason, Wanted terms) {
        open(at, "buyer", reason, terms, "received", true);
    }

    @When("{moment}: the buyer lacks it and opens a dispute {string} asking for {terms}")
    public void opensMissing(Instant at, String reason, Wanted terms) {
        open(at, "buyer", reason, terms, "received", false);
    }

    private void open(Instant at, String who, String reason, Wanted terms, Object... more) {
        Map<String, Object> body = terms.body();
        body.put("reason", reason);
        body.putAll(body(more));
        world.did(at, who, "disputes", body);
    }

    @When("{moment}: the {party} accepts")
    public void accepts(Instant at, String who) {
        accept(at, who, false);
    }

    @When("{moment}: the {party} accepts nothing")
    public void acceptsNothing(Instant at, String who) {
        accept(at, who, true);
    }

    private void accept(Instant at, String who, boolean confirmZero) {
        var dispute = world.dispute();
        int offer = who.equals("seller") ? dispute.requestId() : dispute.offerId();
        world.didInDispute(at, who, "acceptance", body("offer", offer, "confirmZero", confirmZero));
    }

    @When("{moment}: the {party} accepts offer {int}")
    public void acceptsOffer(Instant at, String who, Integer offer) {
        world.didInDispute(at, who, "acceptance", body("offer", offer, "confirmZero", false));
    }

    @When("{moment}: the {party} counters with {terms}")
    public void counters(Instant at, String who, Wanted terms) {
        world.didInDispute(at, who, "counter-offer", terms.body());
    }

    @When("{moment}: the {party} rejects")
    public void rejects(Instant at, String who) {
        world.didInDispute(at, who, "rejection", body());
    }

    @When("{moment}: the {party} changes the request to {terms}")
    public void changes(Instant at, String who, Wanted terms) {
        world.didInDispute(at, who, "edit", terms.body());
    }

    @When("{moment}: the {party} changes the request to {terms}, {int} times")
    public void changesOften(Instant at, String who, Wanted terms, Integer times) {
        for (int i = 0; i < times; i++) {
            changes(at, who, terms);
        }
    }

    @When("{moment}: the {party} changes the reason to {string}")
    public void changesReason(Instant at, String who, String reason) {
        world.didInDispute(at, who, "edit", body("reason", reason));
    }

    @When("{moment}: the {party} changes the reason to {string} asking for {terms}")
    public void changesReason(Instant at, String who, String reason, Wanted terms) {
        Map<String, Object> body = terms.body();
        body.put("reason", reason);
        world.didInDispute(at, who, "edit", body);
    }

    @When("{moment}: the {party} calls the mediator")
    public void escalates(Instant at, String who) {
        world.didInDispute(at, who, "escalation", body());
    }

    @When("{moment}: the {party} withdraws the dispute")
    public void withdraws(Instant at, String who) {
        world.didInDispute(at, who, "withdrawal", body());
    }

    @When("{moment}: the {party} accepts the proposal")
    public void acceptsProposal(Instant at, String who) {
        answersProposal(at, who, "acceptance");
    }

    @When("{moment}: the {party} rejects the proposal")
    public void rejectsProposal(Instant at, String who) {
        answersProposal(at, who, "rejection");
    }

    private void answersProposal(Instant at, String who, String answer) {
        int id = world.dispute().proposals().getLast();
        world.didInDispute(at, who, "proposals/" + answer, body("proposal", id));
    }

    @When("{moment}: the {party} appeals")
    public void appeals(Instant at, String who) {
        world.didInDispute(at, who, "appeal", body());
    }

    @When("{moment}: the {party} waives the appeal")
    public void waives(Instant at, String who) {
        world.didInDispute(at, who, "appeal-waiver", body());
    }

    @When("{moment}: mediator {string} takes the case")
    public void takes(Instant at, String user) {
        world.worked(at, "mediator", user, "assignment", body());
    }

    @When("{moment}: mediator {string} hands the case back")
    public void handsBack(Instant at, String user) {
        world.worked(at, "mediator", user, "hand-back", body());
    }

    @When("{moment}: mediator {string} asks the {party} for evidence")
    public void asks(Instant at, String user, String from) {
        world.worked(at, "mediator", user, "evidence-requests", body("from", from));
    }

    @When("{moment}: mediator {string} proposes {terms}")
    public void proposes(Instant at, String user, Wanted terms) {
        world.worked(at, "mediator", user, "proposals", terms.body());
    }

    @When("{moment}: mediator {string} rules {terms}")
    public void rules(Instant at, String user, Wanted terms) {
        world.worked(at, "mediator", user, "ruling", terms.body());
    }

    @When("{moment}: mediator {string} rules {terms} with shipping")
    public void rulesWithShipping(Instant at, String user, Wanted terms) {
        Map<String, Object> body = terms.body();
        body.put("coversShipping", true);
        world.worked(at, "mediator", user, "ruling", body);
    }

    @When("{moment}: assistant {string} drafts a ruling of {terms}")
    public void drafts(Instant at, String user, Wanted terms) {
        world.worked(at, "assistant", user, "drafts", terms.body());
    }

    @When("{moment}: assistant {string} rules {terms}")
    public void assistantRules(Instant at, String user, Wanted terms) {
        world.worked(at, "assistant", user, "ruling", terms.body());
    }

    @When("{moment}: mediator {string} signs the draft")
    public void signs(Instant at, String user) {
        int draft = world.dispute().drafts().getLast();
        world.worked(at, "mediator", user, "drafts/signature", body("draft", draft));
    }

    @When("{moment}: the operator extends the deadline by {length}")
    public void extendsBy(Instant at, Duration more) {
        world.worked(at, "operator", "Olga", "extension", body("by", more));
    }

    @When("{moment}: the {party} gives the return address")
    public void givesAddress(Instant at, String who) {
        world.didInDispute(at, who, "return-address", body());
    }

    @When("{moment}: the {party} sends it back with tracking {string} for {money}")
    public void sendsBack(Instant at, String who, String tracking, Long freight) {
        world.didInDispute(
                at, who, "return-shipment", body("trackingNumber", tracking, "freight", freight));
    }

    @When("{moment}: the {party} reports the return as {string}")
    public void inspects(Instant at, String who, String found) {
        world.didInDispute(at, who, "return-receipt", body("found", found));
    }

    @When("{moment}: the {party} sends a replacement with tracking {string}")
    public void replaces(Instant at, String who, String tracking) {
        world.didInDispute(at, who, "replacement", body("trackingNumber", tracking));
    }
}
