package org.redress.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.redress.policy.Policy.Appeal;
import org.redress.policy.Policy.Bounces;
import org.redress.policy.Policy.Exchange;
import org.redress.policy.Policy.Limits;
import org.redress.policy.Policy.Returns;
import org.redress.policy.Policy.Review;
import org.redress.policy.Policy.Settlement;
import org.redress.policy.Policy.Then;
import org.redress.policy.Policy.Tracking;
import org.redress.policy.Policy.Withdrawal;

/** Reads the sections about what follows the talks, and the limits. */
final class CaseFields {

    private static final int MOST_APPEALS = 10;
    private static final int MOST_REMINDERS = 5;
    private static final int MOST_FILES = 1000;
    private static final long MOST_FILE_BYTES = 1L << 30;
    private static final int MOST_MESSAGES = 100_000;

    private CaseFields() {}

    static Tracking tracking(Fields fields) {
        var tracking = new Tracking(fields.durationOr(Fields.NONE, null, "deliveredWindow"));
        fields.nothingElse();
        return tracking;
    }

    static Withdrawal withdrawal(Fields fields) {
        var withdrawal = new Withdrawal(fields.choice("afterExpiry", Withdrawal.AfterExpiry.class));
        fields.nothingElse();
        return withdrawal;
    }

    static Review review(Fields fields) {
        var review =
                new Review(
                        fields.span("decideWithin"),
                        fields.spanFromZero("defaultAfter"),
                        fields.choice("byDefault", Review.Default.class),
                        fields.span("evidenceWindow"),
                        fields.choice("evidenceMissed", Review.EvidenceMissed.class),
                        fields.span("proposalWindow"),
                        fields.yesOrNo("waitsForPromisedDate"));
        fields.nothingElse();
        return review;
    }

    static Returns returns(Fields fields) {
        var returns =
                new Returns(
                        fields.span("addressWithin"),
                        notMediator(fields, "addressMissed"),
                        fields.span("shipWithin"),
                        notMediator(fields, "shipMissed"),
                        fields.span("arriveWithin"),
                        fields.choice("arriveMissed", Then.class),
                        fields.span("inspectWithin"),
                        fields.choice("inspectMissed", Then.class));
        fields.nothingElse();
        return returns;
    }

    /** A silent mediator's default could be the same return once more, and so on for ever. */
    private static Then notMediator(Fields fields, String name) {
        Then then = fields.choice(name, Then.class);
        if (then == Then.MEDIATOR) {
            throw fields.wrong(name, "expected grant or release, found 'mediator'");
        }
        return then;
    }

    static Exchange exchange(Fields fields) {
        var exchange = new Exchange(fields.span("shipWithin"));
        fields.nothingElse();
        return exchange;
    }

    /** The top level's field, for it may say {@code none}: rulings are final. */
    static Appeal appeal(Fields top) {
        return top.sectionOrNone("appeal")
                .map(CaseFields::appealFields)
                .orElse(new Appeal(0, Span.ZERO, Span.ZERO, false, false));
    }

    private static Appeal appealFields(Fields fields) {
        var appeal =
                new Appeal(
                        fields.small("times", 1, MOST_APPEALS),
                        fields.span("within"),
                        fields.span("decideWithin"),
                        fields.yesOrNo("newEvidence"),
                        fields.yesOrNo("anotherMediator"));
        fields.nothingElse();
        return appeal;
    }

    static Settlement settlement(Fields fields) {
        var settlement = new Settlement(fields.span("payWithin"));
        fields.nothingElse();
        return settlement;
    }

    /** The top level's field; an empty list reminds nobody. */
    static List<Duration> reminders(Fields top) {
        var offsets = top.texts("reminders").stream().map(text -> offset(top, text)).toList();
        if (offsets.size() > MOST_REMINDERS || Set.copyOf(offsets).size() < offsets.size()) {
            throw top.wrong("reminders", "expected at most " + MOST_REMINDERS + ", none twice");
        }
        return offsets.stream().sorted(Comparator.reverseOrder()).toList();
    }

    private static Duration offset(Fields top, String text) {
        return Lengths.duration(text)
                .filter(Duration::isPositive)
                .orElseThrow(() ->
                        top.wrong(
                                "reminders",
                                "expected "
                                        + Lengths.DURATION
                                        + ", above zero, found '"
                                        + text
                                        + "'"));
    }

    /** The top level's field, for it may say {@code none}: no deadline waits for a notice. */
    static Bounces bounces(Fields top) {
        return top.sectionOrNone("bounces")
                .map(CaseFields::bouncesFields)
                .orElse(new Bounces(Duration.ZERO, false));
    }

    private static Bounces bouncesFields(Fields fields) {
        var bounces = new Bounces(fields.duration("extendBy"), fields.yesOrNo("beyondCap"));
        fields.nothingElse();
        return bounces;
    }

    static Limits limits(Fields fields) {
        var limits =
                new Limits(
                        fields.small("files", 1, MOST_FILES),
                        fields.number("fileBytes", 1, MOST_FILE_BYTES),
                        fields.small("messages", 1, MOST_MESSAGES));
        fields.nothingElse();
        return limits;
    }
}
