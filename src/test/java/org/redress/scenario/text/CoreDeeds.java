package org.redress.scenario.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.Evidence;
import org.redress.kernel.Party;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.Line;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.ProtectedOrder;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.Side;
import org.redress.scenario.text.Stage.Deed;

/** What somebody does, as the core's command. */
final class CoreDeeds {

    private static final List<String> ELSEWHERE = List.of("paypal", "whatsapp");

    private CoreDeeds() {}

    static OrderCommand command(Deed deed, ProtectedOrder order, Policy policy) {
        var body = deed.body();
        return switch (deed.action()) {
            case "messages" ->
                    new OrderCommand.PostMessage(
                            deed.dispute(), CoreStage.TEXT, isElsewhere(text(body, "text")));
            case "evidence" ->
                    new OrderCommand.AttachEvidence(
                            deed.dispute(),
                            word(EvidenceKind.class, text(body, "kind")),
                            false,
                            number(body, "bytes"),
                            CoreStage.TEXT);
            case "evidence-removal" -> new OrderCommand.RemoveEvidence((int) number(body, "file"));
            case "disputes" -> open(body, order);
            default ->
                    deed.dispute() == 0
                            ? onOrder(deed.action(), body)
                            : new InDispute(deed.dispute(), inDispute(deed));
        };
    }

    /** The service itself looks for such words; here it is enough that it found some. */
    private static boolean isElsewhere(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return ELSEWHERE.stream().anyMatch(small::contains);
    }

    private static OrderCommand onOrder(String action, Map<String, Object> body) {
        List<String> lines = lines(body);
        return switch (action) {
            case "shipments" ->
                    new OrderCommand.RecordShipment(
                            lines,
                            "post",
                            text(body, "trackingNumber"),
                            (Instant) body.get("shippedAt"));
            case "cancellation" -> new OrderCommand.Cancel(lines);
            case "receipt" -> new OrderCommand.ConfirmReceipt(lines);
            case "tracking" ->
                    new OrderCommand.RecordTracking(
                            text(body, "event"),
                            text(body, "trackingNumber"),
                            word(Tracking.class, text(body, "status")),
                            (Instant) body.get("occurredAt"),
                            null);
            case "retraction" -> new OrderCommand.RetractTracking(text(body, "event"));
            case "extension" -> new OrderCommand.ExtendProtection(lines, length(body));
            case "extension-request" -> new OrderCommand.AskExtension(lines, length(body));
            case "extension-refusal" -> new OrderCommand.DeclineExtension(lines);
            case "refund" -> new OrderCommand.RefundInFull(lines);
            case "chargeback" -> new OrderCommand.RecordChargeback(text(body, "reference"));
            case "chargeback/outcome" ->
                    new OrderCommand.RecordChargebackOutcome(
                            text(body, "reference"), text(body, "outcome").equals("won"));
            case "corrections" ->
                    new OrderCommand.PayCorrection(
                            word(Party.class, text(body, "recipient")),
                            number(body, "amount"),
                            text(body, "currency"),
                            0,
                            null,
                            CoreStage.TEXT);
            default -> throw new IllegalArgumentException(action);
        };
    }

    /** With every file that the buyer has attached for it. */
    private static OrderCommand open(Map<String, Object> body, ProtectedOrder order) {
        List<Integer> files =
                order.file().evidence().stream()
                        .filter(it -> it.dispute() == 0 && it.by() == Party.BUYER)
                        .map(Evidence::number)
                        .toList();
        return new OrderCommand.OpenDispute(
                body.containsKey("lines") ? lines(body) : shipped(order),
                word(Reason.class, text(body, "reason")),
                Boolean.TRUE.equals(body.get("nearest")),
                (Boolean) body.get("received"),
                ask(body),
                CoreStage.TEXT,
                files,
                Boolean.TRUE.equals(body.get("blocked")));
    }

    /** An opening names its lines: those with a parcel, or all where none has one any more. */
    private static List<String> shipped(ProtectedOrder order) {
        List<String> shipped =
                order.lines().stream()
                        .filter(line -> line.status().parcel() != null)
                        .map(Line::id)
                        .toList();
        return shipped.isEmpty() ? order.lines().stream().map(Line::id).toList() : shipped;
    }

    private static DisputeCommand inDispute(Deed deed) {
        var body = deed.body();
        return switch (deed.action()) {
            case "acceptance" ->
                    new DisputeCommand.Accept(
                            (int) number(body, "offer"), (Boolean) body.get("confirmZero"));
            case "counter-offer" -> new DisputeCommand.Counter(ask(body));
            case "rejection" -> new DisputeCommand.Reject();
            case "edit" -> edit(body);
            case "escalation" -> new DisputeCommand.Escalate();
            case "withdrawal" -> new DisputeCommand.Withdraw();
            case "proposals/acceptance" ->
                    new DisputeCommand.AnswerProposal((int) number(body, "proposal"), true);
            case "proposals/rejection" ->
                    new DisputeCommand.AnswerProposal((int) number(body, "proposal"), false);
            case "appeal" -> new DisputeCommand.Appeal(CoreStage.TEXT);
            case "appeal-waiver" -> new DisputeCommand.WaiveAppeal();
            case "return-address" -> new DisputeCommand.GiveReturnAddress(CoreStage.TEXT);
            case "return-shipment" ->
                    new DisputeCommand.ShipReturn(
                            "post", text(body, "trackingNumber"), number(body, "freight"));
            case "return-receipt" ->
                    new DisputeCommand.AcknowledgeReturn(
                            word(Inspection.class, text(body, "found")), CoreStage.TEXT);
            case "replacement" ->
                    new DisputeCommand.ShipReplacement("post", text(body, "trackingNumber"));
            default -> byMediator(deed);
        };
    }

    private static DisputeCommand byMediator(Deed deed) {
        var body = deed.body();
        String who = deed.user();
        return switch (deed.action()) {
            case "assignment" -> new DisputeCommand.Take(who);
            case "hand-back" -> new DisputeCommand.HandBack(who);
            case "evidence-requests" ->
                    new DisputeCommand.RequestEvidence(
                            who, word(Party.class, text(body, "from")), CoreStage.TEXT);
            case "proposals" -> new DisputeCommand.Propose(who, verdict(body), CoreStage.TEXT);
            case "ruling" -> new DisputeCommand.Rule(who, verdict(body), CoreStage.TEXT);
            case "drafts" -> new DisputeCommand.DraftRuling(who, verdict(body), CoreStage.TEXT);
            case "drafts/signature" ->
                    new DisputeCommand.SignDraft(who, (int) number(body, "draft"));
            case "extension" ->
                    new DisputeCommand.ExtendDeadline(who, length(body), CoreStage.TEXT);
            default -> throw new IllegalArgumentException(deed.action());
        };
    }

    private static DisputeCommand edit(Map<String, Object> body) {
        Reason reason =
                body.containsKey("reason") ? word(Reason.class, text(body, "reason")) : null;
        Ask ask = body.containsKey("remedy") ? ask(body) : null;
        return new DisputeCommand.Edit(reason, false, ask, null);
    }

    private static Ask ask(Map<String, Object> body) {
        String freight = text(body, "freight");
        return new Ask(
                word(Remedy.class, text(body, "remedy")),
                (Long) body.get("amount"),
                freight == null ? null : word(Side.class, freight));
    }

    private static Verdict verdict(Map<String, Object> body) {
        return new Verdict(ask(body), Boolean.TRUE.equals(body.get("coversShipping")));
    }

    @SuppressWarnings("unchecked")
    private static List<String> lines(Map<String, Object> body) {
        return (List<String>) body.getOrDefault("lines", List.of());
    }

    private static String text(Map<String, Object> body, String name) {
        return (String) body.get(name);
    }

    private static long number(Map<String, Object> body, String name) {
        return ((Number) body.get(name)).longValue();
    }

    private static Duration length(Map<String, Object> body) {
        return (Duration) body.get("by");
    }

    static <E extends Enum<E>> E word(Class<E> kind, String word) {
        return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
