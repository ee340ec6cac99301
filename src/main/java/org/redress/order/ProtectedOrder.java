package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.kernel.Deadline;
import org.redress.kernel.TextRef;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;

/**
 * The one aggregate (rule 1): an order whose money is held until each of its lines is settled.
 * Amounts are minor units of {@code currency}, instants UTC.
 *
 * @param version the number of its last event
 * @param externalId the marketplace's own order id
 * @param policy the pinned policy, {@code name@version}
 * @param titles where the lines' titles stand
 * @param trackingFacts digests of the carrier facts already recorded
 * @param inFlight payment instructions whose end the provider has not reported yet
 * @param instructions how many payment instructions were given so far
 */
public record ProtectedOrder(
        UUID id,
        int version,
        String externalId,
        String currency,
        String policy,
        PartyRef buyer,
        PartyRef seller,
        String paymentReference,
        Instant paidAt,
        Duration promisedDelivery,
        TextRef titles,
        List<Line> lines,
        List<Dispute> disputes,
        List<String> trackingFacts,
        Balance balance,
        List<Instruction> inFlight,
        int instructions) {

    public boolean isSettled() {
        return lines.stream().allMatch(Line::isSettled);
    }

    public Optional<Dispute> dispute(int number) {
        return number >= 1 && number <= disputes.size()
                ? Optional.of(disputes.get(number - 1))
                : Optional.empty();
    }

    /** The open dispute about the line at {@code place}; there is at most one (rule 1). */
    public Optional<Dispute> openDisputeOf(int place) {
        return disputes.stream()
                .filter(Dispute::isOpen)
                .filter(d -> d.lines().contains(place))
                .findFirst();
    }

    /**
     * Every instant at which time alone changes this order. An open dispute suspends the release of
     * its lines and nothing else; the protection clock runs on (E05, E10).
     */
    public Stream<Deadline> deadlines() {
        var ofDisputes = disputes.stream().flatMap(Dispute::deadlines);
        var ofLines =
                IntStream.range(0, lines.size())
                        .filter(place -> !lines.get(place).isSettled())
                        .filter(place -> openDisputeOf(place).isEmpty())
                        .mapToObj(place -> lines.get(place).deadline(place));
        return Stream.concat(ofDisputes, ofLines);
    }

    /** What time does next; empty only for a settled order. */
    public Optional<Deadline> nextDeadline() {
        return deadlines().min(Deadline::compareTo);
    }
}
