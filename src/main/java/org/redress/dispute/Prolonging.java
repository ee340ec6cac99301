package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.redress.dispute.DisputeEvent.TurnExtended;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.Mediation.EvidenceRequest;
import org.redress.kernel.Act;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;
import org.redress.policy.Policy.Bounces;

/**
 * A party that the notice of its turn did not reach gets more time, where the policy says so. The
 * deadline that the notice told of must still stand: so each turn is extended once, and none that
 * somebody has moved since.
 */
public final class Prolonging {

    private Prolonging() {}

    /** A notice of this kind, telling {@code party} of {@code deadline}, was not delivered. */
    public record Unreached(Party party, String notice, Instant deadline) {}

    /** When the turn ends, or the latest request for evidence, that this party has to answer. */
    public static Optional<Instant> deadline(Dispute dispute, Party party) {
        return isOnTurn(dispute, party)
                ? Optional.of(dispute.status().until())
                : requests(dispute, party).map(EvidenceRequest::dueAt).reduce((a, b) -> b);
    }

    public static Optional<Occurrence<DisputeEvent>> once(
            Dispute dispute, Unreached unreached, Act act, Policy policy) {
        return isOnTurn(dispute, unreached.party())
                ? turn(dispute, unreached, act, policy.bounces())
                : request(dispute, unreached, act, policy.bounces());
    }

    private static boolean isOnTurn(Dispute dispute, Party party) {
        return dispute.status().onTurn().contains(party);
    }

    private static Stream<EvidenceRequest> requests(Dispute dispute, Party party) {
        return dispute.isUnderReview()
                ? dispute.mediation().requests().stream()
                        .filter(request -> request.from() == party && !request.answered())
                : Stream.empty();
    }

    /** Talks end with the cap, unless the policy moves it too. */
    private static Optional<Occurrence<DisputeEvent>> turn(
            Dispute dispute, Unreached unreached, Act act, Bounces rule) {
        Instant end = dispute.status().until();
        Instant cap = dispute.capAt();
        Instant wanted = end.plus(rule.extendBy());
        boolean pastCap = isOfTalks(dispute) && wanted.isAfter(cap);
        Instant until = pastCap && !rule.beyondCap() ? cap : wanted;
        boolean stands = end.equals(unreached.deadline()) && until.isAfter(end);
        Instant newCap = pastCap ? until : cap;
        return stands
                ? Optional.of(event(unreached, until, newCap, 0, act, rule))
                : Optional.empty();
    }

    /** In a delivered window the cap waits (B0). */
    private static boolean isOfTalks(Dispute dispute) {
        return dispute.status() instanceof AwaitingSeller
                || dispute.status() instanceof AwaitingBuyer;
    }

    private static Optional<Occurrence<DisputeEvent>> request(
            Dispute dispute, Unreached unreached, Act act, Bounces rule) {
        Instant until = unreached.deadline().plus(rule.extendBy());
        return requests(dispute, unreached.party())
                .filter(request -> request.dueAt().equals(unreached.deadline()))
                .findFirst()
                .map(it -> event(unreached, until, dispute.capAt(), it.id(), act, rule));
    }

    private static Occurrence<DisputeEvent> event(
            Unreached unreached, Instant until, Instant cap, int request, Act act, Bounces rule) {
        Duration more = Duration.between(unreached.deadline(), until);
        return act.event(
                new TurnExtended(unreached.party(), more, until, cap, request),
                "bounces.extendBy",
                "notice",
                unreached.notice(),
                "party",
                unreached.party().code(),
                "told",
                unreached.deadline(),
                "extendBy",
                rule.extendBy(),
                "until",
                until);
    }
}
