package org.redress.scenario.text;

import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeWords;
import org.redress.dispute.Mediation;
import org.redress.kernel.Occurrence;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.Line;
import org.redress.order.LineStatus.Settled;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderJson;
import org.redress.order.ProtectedOrder;
import org.redress.scenario.text.Stage.SeenDispute;
import org.redress.scenario.text.Stage.SeenLine;
import org.redress.scenario.text.Stage.Step;

/** The core's state in the words of scenarios. */
final class CoreSight {

    private CoreSight() {}

    static List<SeenLine> lines(ProtectedOrder order) {
        return order.lines().stream().map(CoreSight::line).toList();
    }

    private static SeenLine line(Line line) {
        return new SeenLine(
                line.id(),
                line.word(),
                line.status() instanceof Settled settled ? settled.cause().code() : null,
                line.status().protectedUntil(),
                line.releaseAt());
    }

    static List<SeenDispute> disputes(ProtectedOrder order) {
        return order.disputes().stream().map(CoreSight::dispute).toList();
    }

    private static SeenDispute dispute(Dispute dispute) {
        var end = dispute.status() instanceof Resolved resolved ? resolved : null;
        var offer = dispute.sellerOffer();
        var mediation = dispute.mediation();
        return new SeenDispute(
                dispute.number(),
                DisputeWords.of(dispute.status()),
                dispute.status().until(),
                dispute.capAt(),
                dispute.reason().code(),
                dispute.request().amount(),
                offer == null ? null : offer.amount(),
                end == null ? null : end.how().code(),
                end == null ? 0 : end.amount(),
                end == null ? 0 : end.freight(),
                end == null ? 0 : end.owed(),
                dispute.request().id(),
                offer == null ? 0 : offer.id(),
                mediation == null
                        ? List.of()
                        : mediation.proposals().stream().map(Mediation.Proposal::id).toList(),
                mediation == null
                        ? List.of()
                        : mediation.drafts().stream().map(Mediation.Draft::id).toList());
    }

    static Step step(Occurrence<OrderEvent> occurrence) {
        String type = OrderJson.type(occurrence.event());
        String word = type.startsWith("dispute.") ? type.substring("dispute.".length()) : type;
        return new Step(
                word,
                occurrence.at(),
                occurrence.because().rule(),
                amount(occurrence.event(), Kind.REFUND),
                amount(occurrence.event(), Kind.PAYOUT));
    }

    private static long amount(OrderEvent event, Kind kind) {
        return event instanceof LinesSettled settled
                ? settled.instructions().stream()
                        .filter(it -> it.kind() == kind)
                        .mapToLong(it -> it.amount())
                        .sum()
                : 0;
    }
}
