package org.redress.scenario.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where a scenario is played: the pure core, or the running service. Amounts are minor units of
 * EUR. Time only moves forward; before a deed it goes to the deed's instant.
 */
public interface Stage {

    /** A paid order comes under protection at {@link Day#FIRST}. */
    void registers(String policy, Duration promised, List<Item> items, long shipping);

    /** A bought line; amounts are for the whole quantity. */
    record Item(String id, long goods, long tax, boolean digital) {}

    /** Null if it happened, else why not. */
    No does(Deed deed, Instant at);

    /** Time passes, through every deadline on the way. */
    void timeGoesTo(Instant at);

    /**
     * What somebody does: {@code action} is its name in the paths of the API, {@code dispute} the
     * dispute's number, or 0 for the order itself.
     */
    record Deed(String who, String user, String action, int dispute, Map<String, Object> body) {}

    /** A refusal: its code and the facts that were compared. */
    record No(String code, Map<String, String> facts) {}

    /** The order as it stands now. */
    Seen sees();

    /** {@code held} is what no settlement has moved yet. */
    record Seen(long held, List<SeenLine> lines, List<SeenDispute> disputes, List<Paid> paid) {}

    /** {@code settledBy} is null until the line is settled. */
    record SeenLine(
            String id,
            String status,
            String settledBy,
            Instant protectedUntil,
            Instant releaseAt) {}

    /** Money told to move: {@code refund} or {@code payout}. */
    record Paid(String kind, long amount, Instant plannedAt) {}

    /**
     * @param until until when it can be acted on in its present step
     * @param mediatorJoinsAt the end of the talks
     * @param how null until it is resolved
     * @param offers ids of the standing offers of buyer and seller, 0 where there is none
     */
    record SeenDispute(
            int number,
            String status,
            Instant until,
            Instant mediatorJoinsAt,
            String reason,
            long asked,
            Long offered,
            String how,
            long refunded,
            long freight,
            long owed,
            int requestId,
            int offerId,
            List<Integer> proposals,
            List<Integer> drafts) {}

    /** Everything that was written to a party so far, oldest first. */
    List<Letter> letters(String party);

    /** An email; {@code ahead} are the instants it tells of. */
    record Letter(String kind, Instant at, List<Instant> ahead) {}

    /** What happens if nobody acts. */
    List<Step> ahead();

    /** {@code event} is its word in the timeline; amounts are 0 unless money moves. */
    record Step(String event, Instant at, String rule, long refund, long payout) {}

    /** What the party may do now, in the order ({@code dispute} 0) or in a dispute. */
    List<Choice> choices(String party, int dispute);

    record Choice(String action, Instant until) {}

    /** Whether a dispute for this reason may be opened now; {@code no} is null if it may. */
    Chance chance(String reason);

    record Chance(
            Instant from, Instant until, Instant advisedFrom, Instant advisedUntil, String no) {}

    /** What the policy says about a reason. */
    Rule rule(String reason);

    /** {@code proof} is empty where none is needed. */
    record Rule(
            String group,
            List<String> remedies,
            boolean coversShipping,
            String freight,
            String liable,
            List<String> proof,
            List<String> helpful) {}
}
