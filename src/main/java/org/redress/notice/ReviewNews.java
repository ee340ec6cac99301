package org.redress.notice;

import java.util.Objects;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.notice.ReviewNotice.Appealed;
import org.redress.notice.ReviewNotice.DeadlineExtended;
import org.redress.notice.ReviewNotice.DefaultApplied;
import org.redress.notice.ReviewNotice.Escalated;
import org.redress.notice.ReviewNotice.EvidenceDecided;
import org.redress.notice.ReviewNotice.EvidenceNotBrought;
import org.redress.notice.ReviewNotice.EvidenceRequested;
import org.redress.notice.ReviewNotice.MediatorOverdue;
import org.redress.notice.ReviewNotice.Need;
import org.redress.notice.ReviewNotice.ProposalMade;
import org.redress.notice.ReviewNotice.Ruled;
import org.redress.notice.ReviewNotice.RulingGiven;
import org.redress.order.Life;
import org.redress.order.OrderEvent.InDispute;
import org.redress.policy.Policy.Review.Default;
import org.redress.policy.Policy.Review.EvidenceMissed;
import org.redress.policy.ReasonRule;

/** The news of the mediator's part. */
record ReviewNews(Telling telling) {

    Notice escalated() {
        var event = (DisputeEvent.Escalated) telling.inside();
        ReasonRule rule = telling.policy().rule(telling.dispute().reason());
        return new Escalated(
                telling.asked(),
                telling.offered(),
                telling.instant(event.decideBy()),
                telling.instant(event.rulesFrom()),
                need(rule.buyer(), Party.BUYER),
                need(rule.seller(), Party.SELLER));
    }

    private Need need(ReasonRule.EvidenceRule rule, Party party) {
        long files =
                telling.order().file().evidence().stream()
                        .filter(file -> file.dispute() == telling.subject().dispute())
                        .filter(file -> file.by() == party)
                        .count();
        return new Need(rule.oneOf(), rule.helpful(), (int) files);
    }

    Notice overdue() {
        var event = (DisputeEvent.MediatorOverdue) telling.inside();
        return new MediatorOverdue(
                telling.asked(),
                telling.offered(),
                telling.instant(telling.occurrence().due()),
                telling.instant(event.defaultAt()));
    }

    Notice evidenceRequested() {
        var request = ((DisputeEvent.EvidenceRequested) telling.inside()).request();
        return new EvidenceRequested(
                telling.words(request.what()),
                telling.instant(request.dueAt()),
                telling.policy().review().evidenceMissed() == EvidenceMissed.LOSES);
    }

    Notice evidenceNotBrought() {
        var ended = (DisputeEvent.EvidenceWindowEnded) telling.inside();
        var before = telling.file().before(1);
        boolean wanted =
                before
                        .dispute(telling.subject().dispute())
                        .orElseThrow()
                        .mediation()
                        .requests()
                        .stream()
                        .anyMatch(r -> r.id() == ended.request() && r.what() != null);
        var together = Life.passTime(before, telling.policy(), telling.occurrence().at()).events();
        boolean loses =
                together.size() > 1 && Foretold.isForLackOfEvidence(together.get(1).event());
        return new EvidenceNotBrought(telling.instant(telling.occurrence().due()), !wanted, loses);
    }

    Notice proposed() {
        var proposal = ((DisputeEvent.Proposed) telling.inside()).proposal();
        return new ProposalMade(
                telling.deal(proposal.terms()),
                telling.words(proposal.text()),
                telling.instant(proposal.until()));
    }

    Notice ruled() {
        var event = (DisputeEvent.Ruled) telling.inside();
        return new Ruled(
                telling.deal(event.award().terms()),
                event.mediator() != null,
                telling.words(event.grounds()),
                telling.instant(event.appealUntil()),
                telling.policy().appeal().newEvidence());
    }

    Notice appealed() {
        var event = (DisputeEvent.Appealed) telling.inside();
        return new Appealed(
                telling.occurrence().actor(),
                telling.words(event.text()),
                telling.deal(telling.dispute().mediation().ruling().terms()),
                telling.instant(event.decideBy()),
                telling.policy().appeal().anotherMediator());
    }

    Notice deadlineExtended() {
        var event = (DisputeEvent.DeadlineExtended) telling.inside();
        return new DeadlineExtended(
                telling.duration(event.more()),
                telling.instant(event.until()),
                telling.words(event.why()));
    }

    Notice rulingGiven() {
        boolean unappealed = wasRuled();
        TextRef grounds = unappealed ? ruling().grounds() : telling.end().grounds();
        return new RulingGiven(telling.words(grounds), unappealed);
    }

    /** Whether the ruling had been open to appeal until it was carried out. */
    private boolean wasRuled() {
        return telling.file()
                .before(2)
                .dispute(telling.subject().dispute())
                .filter(dispute -> dispute.status() instanceof DisputeStatus.Ruled)
                .isPresent();
    }

    private DisputeEvent.Ruled ruling() {
        return telling.file().events().reversed().stream()
                .map(occurrence -> occurrence.event())
                .filter(event ->
                        event instanceof InDispute in && in.number() == telling.subject().dispute())
                .map(Telling::inDispute)
                .filter(DisputeEvent.Ruled.class::isInstance)
                .map(DisputeEvent.Ruled.class::cast)
                .findFirst()
                .orElseThrow();
    }

    Notice defaultApplied() {
        var mediation = Objects.requireNonNull(telling.dispute().mediation());
        return new DefaultApplied(
                telling.asked(),
                telling.offered(),
                telling.policy().review().byDefault() == Default.FULL_REFUND,
                mediation.appeals() > 0);
    }

    Notice evidenceDecided() {
        var ended = (DisputeEvent.EvidenceWindowEnded) Telling.inDispute(telling.file().earlier(2));
        return new EvidenceDecided(ended.from());
    }
}
