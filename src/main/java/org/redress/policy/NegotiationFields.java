package org.redress.policy;

import java.time.Duration;
import org.redress.policy.Negotiation.BuyerRejection;
import org.redress.policy.Negotiation.CapRestarts;
import org.redress.policy.Negotiation.Escalation;
import org.redress.policy.Negotiation.Escalation.Allowed;
import org.redress.policy.Negotiation.Escalation.Counted;
import org.redress.policy.Negotiation.Messages;
import org.redress.policy.Policy.Then;

/** Reads turns, silence and the total cap. */
final class NegotiationFields {

    private static final int MOST_ROUNDS = 1000;

    private NegotiationFields() {}

    static Negotiation read(Fields fields) {
        var negotiation =
                new Negotiation(
                        fields.spanFromZero("sellerTurn"),
                        fields.choice("sellerSilence", Then.class),
                        fields.choice("sellerMessages", Messages.class),
                        fields.spanOr("until-cap", "buyerTurn"),
                        fields.choice("buyerSilence", Then.class),
                        fields.yesOrNo("counterRestartsTurn"),
                        fields.spanFromZero("cap"),
                        fields.choice("capRestarts", CapRestarts.class),
                        fields.durationOr(Fields.NONE, null, "capInAll"),
                        fields.durationOr(Fields.NONE, null, "minimumAnswer"),
                        fields.choice("atCap", Then.class),
                        fields.small("rounds", 0, MOST_ROUNDS),
                        fields.choice("buyerRejection", BuyerRejection.class),
                        escalation(fields.section("escalation")));
        checkCap(fields, negotiation);
        fields.nothingElse();
        return negotiation;
    }

    /** Whatever moves the cap needs an end that does not move. */
    private static void checkCap(Fields fields, Negotiation negotiation) {
        Duration inAll = negotiation.capInAll();
        if (inAll == null) {
            if (negotiation.capRestarts() != CapRestarts.NEVER) {
                throw fields.wrong(
                        "capInAll", "expected a duration, for capRestarts moves the cap");
            }
            if (negotiation.minimumAnswer() != null) {
                throw fields.wrong(
                        "capInAll", "expected a duration, for minimumAnswer moves the cap");
            }
        } else if (negotiation.cap() instanceof Span.Exact cap
                && inAll.compareTo(cap.length()) < 0) {
            throw fields.wrong("capInAll", "expected at least the cap, " + cap.length());
        }
    }

    private static Escalation escalation(Fields fields) {
        Allowed allowed = fields.choice("allowed", Allowed.class);
        boolean sellerToo = fields.yesOrNo("sellerToo");
        if (sellerToo && allowed == Allowed.NEVER) {
            throw fields.wrong("sellerToo", "expected false, for escalation is never allowed");
        }
        var escalation =
                switch (allowed) {
                    case NEVER, IN_OWN_TURN ->
                            new Escalation(allowed, Counted.OPENING, Span.ZERO, sellerToo);
                    case AFTER ->
                            new Escalation(
                                    allowed,
                                    fields.choice("since", Counted.class),
                                    fields.spanFromZero("after"),
                                    sellerToo);
                };
        fields.nothingElse();
        return escalation;
    }
}
