package org.redress.reconciliation;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.task.NewTask;

/**
 * What the provider's books and the ledger say otherwise of one movement. Nothing is booked because
 * of it: a person looks at both sides (FG14).
 *
 * @param what {@code missing-in-ledger}, {@code missing-in-statement}, {@code twice}, {@code
 *     amount}, {@code currency}, {@code kind} or {@code status}
 * @param said what the provider says, null where it says nothing
 * @param booked what the ledger says, null where it says nothing
 */
record Difference(LocalDate day, String what, StatementLine said, Booked booked) {

    private static final String KIND = "reconciliation-difference";

    /** Every way in which they differ; {@code booked} is null where the ledger knows nothing. */
    static List<Difference> between(LocalDate day, StatementLine said, Booked booked) {
        List<Difference> all = new ArrayList<>();
        if (booked == null) {
            all.add(new Difference(day, "missing-in-ledger", said, null));
            return all;
        }
        if (said.amount() != booked.amount()) {
            all.add(new Difference(day, "amount", said, booked));
        }
        if (!said.currency().equals(booked.currency())) {
            all.add(new Difference(day, "currency", said, booked));
        }
        if (!said.kind().equals(booked.kind())) {
            all.add(new Difference(day, "kind", said, booked));
        }
        if (!said.status().equals(booked.status())) {
            all.add(new Difference(day, "status", said, booked));
        }
        return all;
    }

    /** Unique within a day. */
    String subject() {
        String name = said == null ? booked.key() : said.name();
        return day + "/" + name + "/" + what;
    }

    UUID order() {
        return booked == null ? null : booked.order();
    }

    NewTask task() {
        var facts = new JsonObject().put("day", day.toString()).put("difference", what);
        if (said != null) {
            facts.put(
                    "provider",
                    new JsonObject()
                            .put("reference", said.reference())
                            .put("key", said.key())
                            .put("kind", said.kind())
                            .put("amount", said.amount())
                            .put("currency", said.currency())
                            .put("status", said.status())
                            .put("at", said.at().toString()));
        }
        if (booked != null) {
            facts.put(
                    "ledger",
                    new JsonObject()
                            .put("order", booked.order().toString())
                            .put("instruction", booked.instruction())
                            .put("kind", booked.kind())
                            .put("amount", booked.amount())
                            .put("currency", booked.currency())
                            .put("reference", booked.reference())
                            .put("status", booked.status()));
        }
        return new NewTask(KIND, subject(), order(), sentence(), facts);
    }

    private String sentence() {
        return switch (what) {
            case "missing-in-ledger" ->
                    "The provider moved money that the ledger knows nothing of: find out for whom, and"
                            + " correct it with the provider.";
            case "missing-in-statement" ->
                    "The ledger says that this was paid, and the provider's books do not: ask the"
                            + " provider before the buyer or the seller does.";
            case "twice" ->
                    "The provider's books have this payment twice: if it was paid twice, have one of"
                            + " them reversed.";
            default ->
                    "The provider and the ledger differ in the "
                            + what
                            + ": find out who is right, and have the provider correct it or correct"
                            + " it by hand.";
        };
    }
}
