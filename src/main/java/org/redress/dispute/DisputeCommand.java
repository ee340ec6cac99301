package org.redress.dispute;

import java.time.Duration;
import java.util.Map;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.policy.Reason;

/**
 * What a party may ask of an open dispute. Amounts are minor units; mediators and assistants are
 * named by their user ids.
 */
public sealed interface DisputeCommand {

    /**
     * Accept the other side's standing offer, named by its id; an offer of nothing needs {@code
     * confirmZero} (N10).
     */
    record Accept(int offer, boolean confirmZero) implements DisputeCommand {}

    /** Put other terms on the table (N05, N09); the seller's refund of zero is a rejection. */
    record Counter(Ask ask) implements DisputeCommand {}

    /** Say no: for the seller an offer of nothing (N04). */
    record Reject() implements DisputeCommand {}

    /** The buyer changes the dispute itself (N15); what is null stays. */
    record Edit(Reason reason, boolean nearest, Ask ask, TextRef text) implements DisputeCommand {}

    /** Call the mediator, where the policy allows it (N13). */
    record Escalate() implements DisputeCommand {}

    /** Take the dispute back (C01). */
    record Withdraw() implements DisputeCommand {}

    /** A mediator takes the case, so that no other rules it. */
    record Take(String mediator) implements DisputeCommand {}

    record HandBack(String mediator) implements DisputeCommand {}

    /** Ask a party for evidence (M07). */
    record RequestEvidence(String mediator, Party from, TextRef what) implements DisputeCommand {}

    /** Put a solution before both parties (A04, A05). */
    record Propose(String mediator, Verdict verdict, TextRef text) implements DisputeCommand {}

    /** A party accepts or rejects a mediator's proposal. */
    record AnswerProposal(int proposal, boolean accept) implements DisputeCommand {}

    /**
     * The mediator's ruling with its grounds (A03).
     *
     * @param alone by currency, about how much in minor units one person rules alone; about any
     *     amount in others
     */
    record Rule(String mediator, Verdict verdict, TextRef grounds, Map<String, Long> alone)
            implements DisputeCommand {
        public Rule(String mediator, Verdict verdict, TextRef grounds) {
            this(mediator, verdict, grounds, Map.of());
        }
    }

    /** An assistant's ruling, without force until a mediator signs it. */
    record DraftRuling(String assistant, Verdict verdict, TextRef grounds)
            implements DisputeCommand {}

    /** A mediator makes somebody else's draft the ruling. */
    record SignDraft(String mediator, int draft) implements DisputeCommand {}

    /** A ruling or proposal as a mediator writes it; shipping takes part only if it says so. */
    record Verdict(Ask ask, boolean coversShipping) {}

    /** Ask for another ruling (A07). */
    record Appeal(TextRef text) implements DisputeCommand {}

    record WaiveAppeal() implements DisputeCommand {}

    /** The seller says where the goods go (A09). */
    record GiveReturnAddress(TextRef address) implements DisputeCommand {}

    /** The buyer has sent the goods back (A08); {@code freight} is what that cost. */
    record ShipReturn(String carrier, String trackingNumber, long freight)
            implements DisputeCommand {}

    /** The seller says what came back (A10). */
    record AcknowledgeReturn(Inspection found, TextRef note) implements DisputeCommand {}

    /** What a seller can find. */
    enum Inspection {
        RECEIVED,
        DAMAGED,
        EMPTY_OR_DIFFERENT,
        MISSING_ITEMS,
        NOT_RECEIVED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The seller has sent another one (A14). */
    record ShipReplacement(String carrier, String trackingNumber) implements DisputeCommand {}

    /** More time for whatever the dispute waits for: a strike, a holiday. */
    record ExtendDeadline(String by, Duration more, TextRef why) implements DisputeCommand {}
}
