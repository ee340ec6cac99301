package org.redress.scenario.text;

import static org.redress.scenario.text.World.body;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redress.scenario.text.Stage.Item;

/** What is bought, sent and brought: deeds on the order itself, and time. */
public class DeedSteps {

    @Inject World world;

    @Given("an order of {money} under {string}, promised within {length}")
    public void order(Long amount, String policy, Duration promised) {
        world.stage().registers(policy, promised, List.of(lamp(amount)), 0);
    }

    @Given("an order of {money} plus {money} shipping under {string}, promised within {length}")
    public void order(Long amount, Long shipping, String policy, Duration promised) {
        world.stage().registers(policy, promised, List.of(lamp(amount)), shipping);
    }

    private static Item lamp(long amount) {
        return new Item("lamp", amount, 0, false);
    }

    @Given("an order under {string}, promised within {length}, with {money} shipping, of")
    public void order(String policy, Duration promised, Long shipping, DataTable table) {
        List<Item> items = new ArrayList<>();
        for (List<String> row : table.cells().subList(1, table.height())) {
            boolean digital = row.size() > 3 && row.get(3).equals("yes");
            items.add(
                    new Item(
                            row.get(0),
                            Wanted.money(row.get(1)),
                            Wanted.money(row.get(2)),
                            digital));
        }
        world.stage().registers(policy, promised, items, shipping);
    }

    @When("{moment} passes")
    @When("the clock reaches {moment}")
    public void time(Instant at) {
        world.timeGoesTo(at);
    }

    @When("{moment}: the latest email to the {party} bounces")
    public void bounces(Instant at, String who) {
        world.did(at, who, "bounce", body());
    }

    @When("{moment}: the {party} ships it with tracking {string}")
    public void ships(Instant at, String who, String tracking) {
        world.did(at, who, "shipments", body("trackingNumber", tracking));
    }

    @When("{moment}: the {party} ships it without tracking")
    public void ships(Instant at, String who) {
        world.did(at, who, "shipments", body());
    }

    @When("{moment}: the {party} ships {string} with tracking {string}")
    public void shipsLine(Instant at, String who, String line, String tracking) {
        world.did(at, who, "shipments", body("lines", List.of(line), "trackingNumber", tracking));
    }

    @When("{moment}: the {party} ships it with tracking {string}, as of {moment}")
    public void shipped(Instant at, String who, String tracking, Instant shippedAt) {
        world.did(at, who, "shipments", body("trackingNumber", tracking, "shippedAt", shippedAt));
    }

    @When("{moment}: the {party} cancels it")
    public void cancels(Instant at, String who) {
        world.did(at, who, "cancellation", body());
    }

    @When("{moment}: the {party} confirms receipt")
    public void confirms(Instant at, String who) {
        world.did(at, who, "receipt", body());
    }

    @When("{moment}: the {party} confirms receipt of {string}")
    public void confirms(Instant at, String who, String line) {
        world.did(at, who, "receipt", body("lines", List.of(line)));
    }

    @When("{moment}: the carrier delivers {string}")
    public void delivers(Instant at, String tracking) {
        reports(at, tracking, "delivered");
    }

    @When("{moment}: the carrier reports {string} as {string}")
    public void reports(Instant at, String tracking, String status) {
        world.did(
                at,
                "marketplace",
                "tracking",
                body(
                        "event", tracking + status,
                        "trackingNumber", tracking,
                        "status", status,
                        "occurredAt", at));
    }

    @When("{moment}: the carrier takes the delivery of {string} back")
    public void retracts(Instant at, String tracking) {
        world.did(at, "marketplace", "retraction", body("event", tracking + "delivered"));
    }

    @When("{moment}: the {party} extends protection by {length}")
    public void extendsBy(Instant at, String who, Duration by) {
        world.did(at, who, "extension", body("by", by));
    }

    @When("{moment}: the {party} asks for {length} more")
    public void asks(Instant at, String who, Duration by) {
        world.did(at, who, "extension-request", body("by", by));
    }

    @When("{moment}: the {party} declines more time")
    public void declines(Instant at, String who) {
        world.did(at, who, "extension-refusal", body());
    }

    @When("{moment}: the bank takes the payment back, as {string}")
    public void chargesBack(Instant at, String reference) {
        world.did(at, "marketplace", "chargeback", body("reference", reference));
    }

    @When("{moment}: the chargeback {string} is {string}")
    public void decides(Instant at, String reference, String outcome) {
        world.did(
                at,
                "marketplace",
                "chargeback/outcome",
                body("reference", reference, "outcome", outcome));
    }

    @When("{moment}: the operator pays the {party} {money} from the marketplace's own account")
    public void corrects(Instant at, String recipient, Long amount) {
        world.did(
                at,
                "operator",
                "corrections",
                body("recipient", recipient, "amount", amount, "currency", "EUR"));
    }

    @When("{moment}: the {party} refunds everything")
    public void refunds(Instant at, String who) {
        world.did(at, who, "refund", body());
    }

    @When("{moment}: the {party} refunds {string}")
    public void refunds(Instant at, String who, String line) {
        world.did(at, who, "refund", body("lines", List.of(line)));
    }

    @When("{moment}: the {party} attaches a {string}")
    public void attaches(Instant at, String who, String kind) {
        attach(at, who, kind, 1000);
    }

    @When("{moment}: the {party} attaches a file of {int} bytes")
    public void attaches(Instant at, String who, Integer bytes) {
        attach(at, who, "photo", bytes);
    }

    @When("{moment}: the {party} attaches {int} files")
    public void attachesMany(Instant at, String who, Integer count) {
        for (int i = 0; i < count; i++) {
            attach(at, who, "photo", 1000);
        }
    }

    private void attach(Instant at, String who, String kind, int bytes) {
        Map<String, Object> file = body("kind", kind, "bytes", bytes);
        boolean inDispute = world.disputes() > 0 && world.dispute().how() == null;
        if (inDispute) {
            world.didInDispute(at, who, "evidence", file);
        } else {
            world.did(at, who, "evidence", file);
        }
    }

    @When("{moment}: the {party} removes file {int}")
    public void removes(Instant at, String who, Integer file) {
        world.did(at, who, "evidence-removal", body("file", file));
    }

    @When("{moment}: the {party} writes {string}")
    public void writes(Instant at, String who, String text) {
        world.didInDispute(at, who, "messages", body("text", text));
    }

    @When("{moment}: the {party} writes {string} on the order")
    public void writesOnOrder(Instant at, String who, String text) {
        world.did(at, who, "messages", body("text", text));
    }

    @When("{moment}: the {party} writes {int} messages on the order")
    public void writes(Instant at, String who, Integer count) {
        for (int i = 0; i < count; i++) {
            writesOnOrder(at, who, "Hello?");
        }
    }
}
