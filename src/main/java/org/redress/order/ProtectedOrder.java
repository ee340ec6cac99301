package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
 * @param chargeback the bank's last one, null if there was none
 * @param changedAt when its last event happened; null in a state of format 1
 */
public record ProtectedOrder(
        int version,
        Purchase purchase,
        List<Line> lines,
        List<Dispute> disputes,
        OrderFile file,
        Funds funds,
        Chargeback chargeback,
        Instant changedAt) {

    static ProtectedOrder registered(Purchase purchase, List<Line> lines) {
        return new ProtectedOrder(
                0, purchase, lines, List.of(), OrderFile.empty(), Funds.nothing(), null, null);
    }

    public UUID id() {
        return purchase.id();
    }

    public String externalId() {
        return purchase.externalId();
    }

    public String currency() {
        return purchase.currency();
    }

    public String policy() {
        return purchase.policy();
    }

    public PartyRef buyer() {
        return purchase.buyer();
    }

    public PartyRef seller() {
        return purchase.seller();
    }

    public String paymentReference() {
        return purchase.paymentReference();
    }

    public Instant paidAt() {
        return purchase.paidAt();
    }

    public Duration promisedDelivery() {
        return purchase.promisedDelivery();
    }

    public TextRef titles() {
        return purchase.titles();
    }

    public Balance balance() {
        return funds.balance();
    }

    public List<Instruction> inFlight() {
        return funds.inFlight();
    }

    public int instructions() {
        return funds.instructions();
    }

    public boolean isSettled() {
        return lines.stream().allMatch(Line::isSettled);
    }

    /** Whether a chargeback makes every deadline stand still. */
    public boolean isFrozen() {
        return chargeback != null && chargeback.isOpen();
    }

    /** Whether nothing can happen to it by itself any more. */
    public boolean isOver() {
        return isSettled() && !isFrozen();
    }

    public Optional<Dispute> dispute(int number) {
        return number >= 1 && number <= disputes.size()
                ? Optional.of(disputes.get(number - 1))
                : Optional.empty();
    }

    /** The open dispute about the line at {@code place}; there is at most one (rule 1). */
    public Optional<Dispute> openDisputeOf(int place) {
        for (Dispute dispute : disputes) {
            if (dispute.isOpen() && dispute.lines().contains(place)) {
                return Optional.of(dispute);
            }
        }
        return Optional.empty();
    }

    /**
     * Every instant at which time alone changes this order. An open dispute suspends the release of
     * its lines and nothing else; the protection clock runs on (E05, E10).
     */
    public List<Deadline> deadlines() {
        if (isFrozen()) {
            return List.of(chargeback.reminder());
        }
        List<Deadline> all = new ArrayList<>(lines.size() + 2);
        for (Dispute dispute : disputes) {
            if (dispute.isOpen()) {
                dispute.deadlines().forEach(all::add);
            }
        }
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            Deadline extension = line.extension(place);
            if (extension != null) {
                all.add(extension);
            }
            if (!line.isSettled() && openDisputeOf(place).isEmpty()) {
                all.add(line.deadline(place));
            }
        }
        return all;
    }

    /** The deadline at which time next moves this dispute; empty while everything stands still. */
    public Optional<Deadline> nextDeadline(Dispute dispute) {
        return isFrozen() ? Optional.empty() : dispute.deadlines().min(Deadline::compareTo);
    }

    /** What time does next; empty only once all is over. */
    public Optional<Deadline> nextDeadline() {
        Deadline next = null;
        for (Deadline deadline : deadlines()) {
            if (next == null || deadline.compareTo(next) < 0) {
                next = deadline;
            }
        }
        return Optional.ofNullable(next);
    }

    ProtectedOrder next(Funds other, Instant at) {
        return new ProtectedOrder(
                version + 1, purchase, lines, disputes, file, other, chargeback, at);
    }

    ProtectedOrder with(Funds other) {
        return new ProtectedOrder(
                version, purchase, lines, disputes, file, other, chargeback, changedAt);
    }

    ProtectedOrder with(OrderFile other) {
        return new ProtectedOrder(
                version, purchase, lines, disputes, other, funds, chargeback, changedAt);
    }

    ProtectedOrder with(Chargeback other) {
        return new ProtectedOrder(
                version, purchase, lines, disputes, file, funds, other, changedAt);
    }

    ProtectedOrder with(Dispute dispute) {
        var all = new ArrayList<>(disputes);
        if (dispute.number() > all.size()) {
            all.add(dispute);
        } else {
            all.set(dispute.number() - 1, dispute);
        }
        return new ProtectedOrder(
                version, purchase, lines, List.copyOf(all), file, funds, chargeback, changedAt);
    }

    ProtectedOrder with(List<Integer> places, UnaryOperator<Line> change) {
        var all = new ArrayList<>(lines);
        places.forEach(place -> all.set(place, change.apply(all.get(place))));
        return new ProtectedOrder(
                version, purchase, List.copyOf(all), disputes, file, funds, chargeback, changedAt);
    }
}
