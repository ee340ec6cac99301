package org.redress.notice;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.SELLER;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingReplacement;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.AwaitingReturnAddress;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.Ruled;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.DisputeStatus.Withdrawn;
import org.redress.kernel.Party;
import org.redress.notice.Ahead.Move;
import org.redress.notice.Ahead.Turn;
import org.redress.order.Line;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.ProtectedOrder;

/** Whose move an order waits for, as its recipient {@code to} reads it. */
record Moves(ProtectedOrder order, Formats formats, Party to) {

    /** What these lines wait for: their open disputes, else their shipment and what was asked. */
    List<Turn> of(List<Integer> places) {
        var inDisputes =
                places.stream()
                        .flatMap(place -> order.openDisputeOf(place).stream())
                        .distinct()
                        .flatMap(this::inDispute);
        var free =
                places.stream()
                        .filter(place -> order.openDisputeOf(place).isEmpty())
                        .map(order.lines()::get)
                        .toList();
        var shipment = first(free, this::shipBy).map(until -> turn(Move.SHIPMENT, SELLER, until));
        var extension =
                first(free, this::extendBy).map(until -> turn(Move.EXTENSION, SELLER, until));
        return Stream.of(inDisputes, shipment, extension).flatMap(turns -> turns).toList();
    }

    Stream<Turn> inDispute(Dispute dispute) {
        DisputeStatus status = dispute.status();
        Instant until = status.until();
        return switch (status) {
            case AwaitingSeller s -> one(Move.ANSWER, SELLER, until);
            case AwaitingBuyer s -> one(Move.ANSWER, BUYER, until);
            case DeliveredWindow s -> one(Move.SAY_IF_RECEIVED, BUYER, until);
            case UnderReview s -> review(dispute);
            case ReviewOverdue s -> review(dispute);
            case Ruled s ->
                    Stream.of(BUYER, SELLER)
                            .filter(party -> !s.waived().contains(party))
                            .map(party -> turn(Move.APPEAL, party, until));
            case AwaitingReturnAddress s -> one(Move.RETURN_ADDRESS, SELLER, until);
            case AwaitingReturn s -> one(Move.RETURN, BUYER, until);
            case ReturnInTransit s -> one(Move.CARRIER, null, until);
            case ReturnArrived s -> one(Move.INSPECTION, SELLER, until);
            case AwaitingReplacement s -> one(Move.REPLACEMENT, SELLER, until);
            case Resolved s -> Stream.empty();
            case Withdrawn s -> Stream.empty();
        };
    }

    /** While a mediator thinks, the parties may have something to do too. */
    private Stream<Turn> review(Dispute dispute) {
        var evidence =
                dispute.mediation().requests().stream()
                        .filter(request -> !request.answered())
                        .map(request -> turn(Move.EVIDENCE, request.from(), request.dueAt()));
        var proposals =
                dispute.mediation().proposals().stream()
                        .flatMap(proposal ->
                                Stream.of(BUYER, SELLER)
                                        .filter(party -> !proposal.acceptedBy().contains(party))
                                        .map(party ->
                                                turn(Move.PROPOSAL, party, proposal.until())));
        var decision = one(Move.DECISION, MEDIATOR, dispute.status().until());
        return Stream.of(evidence, proposals, decision).flatMap(turns -> turns).distinct();
    }

    private Instant shipBy(Line line) {
        return line.status() instanceof AwaitingShipment(var until) ? until : null;
    }

    /** A request for more time can be answered as long as the money is held. */
    private Instant extendBy(Line line) {
        var parcel = line.status().parcel();
        boolean asked =
                parcel != null && parcel.extension() != null && parcel.extension().asked() != null;
        return asked ? line.releaseAt() : null;
    }

    private static Stream<Instant> first(List<Line> lines, Function<Line, Instant> until) {
        return lines.stream()
                .map(until)
                .filter(instant -> instant != null)
                .min(Comparator.naturalOrder())
                .stream();
    }

    private Stream<Turn> one(Move move, Party who, Instant until) {
        return Stream.of(turn(move, who, until));
    }

    private Turn turn(Move move, Party who, Instant until) {
        return new Turn(move, who, who == to, formats.instant(until), until);
    }
}
