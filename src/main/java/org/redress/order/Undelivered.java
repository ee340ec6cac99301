package org.redress.order;

import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.Prolonging;
import org.redress.dispute.Prolonging.Unreached;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.ReportUndelivered;
import org.redress.order.OrderEvent.InDispute;
import org.redress.policy.Policy;

/** Emails that did not reach a party for good, and what follows for its time to act. */
public final class Undelivered {

    /** Those by which a party learns of a turn; a reminder tells again what one of them told. */
    private static final Set<NoticeKind> OF_A_TURN =
            EnumSet.of(
                    NoticeKind.DISPUTE_OPENED,
                    NoticeKind.SELLER_ANSWERED,
                    NoticeKind.BUYER_ANSWERED,
                    NoticeKind.DELIVERED_DURING_DISPUTE,
                    NoticeKind.EVIDENCE_REQUESTED,
                    NoticeKind.RULED,
                    NoticeKind.RETURN_AGREED,
                    NoticeKind.RETURN_ADDRESS_GIVEN,
                    NoticeKind.RETURN_ARRIVED,
                    NoticeKind.RETURN_CONTESTED,
                    NoticeKind.REPLACEMENT_DUE);

    private Undelivered() {}

    /**
     * What to tell the order of an email that was not delivered.
     *
     * @param then the order as it was once {@code event}, which the email told of, had happened
     * @return nothing for an email that told its recipient of no turn
     */
    public static Optional<ReportUndelivered> report(
            ProtectedOrder then, OrderEvent event, NoticeKind kind, Party to) {
        return event instanceof InDispute(var number, var inside) && OF_A_TURN.contains(kind)
                ? then.dispute(number)
                        .flatMap(dispute -> Prolonging.deadline(dispute, to))
                        .map(deadline -> new ReportUndelivered(number, kind, to, deadline))
                : Optional.empty();
    }

    /**
     * More time where the policy gives it; otherwise nothing, and nothing while all stands still.
     */
    static Decision<Occurrence<OrderEvent>> decide(
            ProtectedOrder order, ReportUndelivered told, Act act, Policy policy) {
        if (act.actor() != Party.PROVIDER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        if (order.isFrozen()
                || policy.bounces().extendBy().isZero()
                || !OF_A_TURN.contains(told.kind())) {
            return Decision.accepted();
        }
        return order.dispute(told.dispute())
                .filter(Dispute::isOpen)
                .flatMap(dispute ->
                        standing(order, told.deadline())
                                .map(at -> new Unreached(told.to(), told.kind().code(), at))
                                .flatMap(it -> Prolonging.once(dispute, it, act, policy).stream())
                                .findFirst())
                .map(it -> it.<OrderEvent>with(new InDispute(told.dispute(), it.event())))
                .map(extended -> Decision.accepted(extended))
                .orElseGet(Decision::accepted);
    }

    /** The deadline as the email told it, and as it is since time has stood still. */
    private static Stream<Instant> standing(ProtectedOrder order, Instant told) {
        var last = order.chargeback();
        return last == null || last.endedAt() == null
                ? Stream.of(told)
                : Stream.of(told, told.plus(Duration.between(last.openedAt(), last.endedAt())));
    }
}
