package org.redress.scenario.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.text.WitnessSteps.same;

import io.cucumber.java.en.Then;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.redress.scenario.text.Stage.Chance;
import org.redress.scenario.text.Stage.Letter;
import org.redress.scenario.text.Stage.Step;

/** What parties are told and may do: letters, choices, what time alone will do. */
public class OutlookSteps {

    @Inject World world;

    @Then("the {party} is written {string} on {moment}")
    public void written(String party, String kind, Instant at) {
        letter(party, kind, at);
    }

    @Then("the {party} is written {string} on {moment}, telling of {moment}")
    public void written(String party, String kind, Instant at, Instant ahead) {
        var letter = letter(party, kind, at);
        assertTrue(
                letter.ahead().contains(ahead),
                () ->
                        kind
                                + " does not tell of "
                                + Day.written(ahead)
                                + " but of "
                                + letter.ahead().stream().map(Day::written).toList());
    }

    @Then("the {party} is not written {string}")
    public void notWritten(String party, String kind) {
        world.nothingIsRefused();
        var letters = world.stage().letters(party);
        assertTrue(letters.stream().noneMatch(it -> it.kind().equals(kind)), letters::toString);
    }

    private Letter letter(String party, String kind, Instant at) {
        world.nothingIsRefused();
        var letters = world.stage().letters(party);
        return letters.stream()
                .filter(it -> it.kind().equals(kind) && it.at().equals(at))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " to " + party + " in " + letters));
    }

    @Then("the next thing by time alone is {string} on {moment} by rule {string}")
    public void next(String event, Instant at, String rule) {
        var step = ahead().getFirst();
        assertEquals(event + " by " + rule, step.event() + " by " + step.rule());
        same(at, step.at(), event);
    }

    @Then("the next thing by time alone is {string} on {moment}")
    public void next(String event, Instant at) {
        var step = ahead().getFirst();
        assertEquals(event, step.event());
        same(at, step.at(), event);
    }

    @Then("if nobody acts, {money} is refunded and {money} released on {moment}")
    public void end(Long refunded, Long released, Instant at) {
        var steps = ahead();
        long back = steps.stream().mapToLong(Step::refund).sum();
        long on = steps.stream().mapToLong(Step::payout).sum();
        assertEquals(List.of(refunded, released), List.of(back, on), "refunded, released");
        same(at, steps.getLast().at(), "the end");
    }

    private List<Step> ahead() {
        world.nothingIsRefused();
        var steps = world.stage().ahead();
        assertTrue(!steps.isEmpty(), "nothing is ahead");
        return steps;
    }

    @Then("the {party} may {string}")
    public void may(String party, String action) {
        var choices = world.stage().choices(party, place());
        assertTrue(choices.stream().anyMatch(it -> it.action().equals(action)), choices::toString);
    }

    @Then("the {party} may {string} until {moment}")
    public void may(String party, String action, Instant until) {
        var choices = world.stage().choices(party, place());
        var choice = choices.stream().filter(it -> it.action().equals(action)).findFirst();
        assertTrue(choice.isPresent(), choices::toString);
        same(until, choice.get().until(), action);
    }

    @Then("the {party} may not {string}")
    public void mayNot(String party, String action) {
        var choices = world.stage().choices(party, place());
        assertTrue(choices.stream().noneMatch(it -> it.action().equals(action)), choices::toString);
    }

    /** In the dispute while one is open, else with the order. */
    private int place() {
        world.nothingIsRefused();
        return world.disputes() > 0
                        && world.dispute().how() == null
                        && !world.dispute().status().equals("withdrawn")
                ? world.disputes()
                : 0;
    }

    @Then("a dispute {string} may be opened from {moment} until {moment}")
    public void open(String reason, Instant from, Instant until) {
        var chance = chance(reason);
        same(from, chance.from(), "from");
        same(until, chance.until(), "until");
    }

    @Then("a dispute {string} may not be opened, for {string}")
    public void notOpen(String reason, String code) {
        assertEquals(code, chance(reason).no());
    }

    @Then("a dispute {string} is advised from {moment} until {moment}")
    public void advised(String reason, Instant from, Instant until) {
        var chance = chance(reason);
        same(from, chance.advisedFrom(), "advised from");
        same(until, chance.advisedUntil(), "advised until");
    }

    @Then("a dispute {string} is never advised")
    public void neverAdvised(String reason) {
        assertEquals(null, chance(reason).advisedFrom());
    }

    @Then("{string} is for goods {string} and may ask for {string}")
    public void mayAsk(String reason, String group, String remedies) {
        var rule = world.stage().rule(reason);
        assertEquals(group + ": " + remedies, rule.group() + ": " + listed(rule.remedies()));
    }

    @Then("{string} needs {string}, and {string} helps")
    public void needs(String reason, String proof, String helpful) {
        var rule = world.stage().rule(reason);
        assertEquals(proof + "; " + helpful, listed(rule.proof()) + "; " + listed(rule.helpful()));
    }

    @Then(
            "for {string} liable is {string}, who pays freight is {string}, delivery back is {string}")
    public void liable(String reason, String liable, String freight, String delivery) {
        var rule = world.stage().rule(reason);
        assertEquals(
                List.of(liable, freight, delivery),
                List.of(rule.liable(), rule.freight(), rule.coversShipping() ? "yes" : "no"));
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private Chance chance(String reason) {
        world.nothingIsRefused();
        return world.stage().chance(reason);
    }
}
