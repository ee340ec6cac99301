package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.Mediation;
import org.redress.kernel.Party;

/**
 * The mediator's part of a dispute; drafts are shown to mediators and their assistants only. While
 * a chargeback makes time stand still nothing is due.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediationView(
        Instant since,
        String mediator,
        List<RequestView> evidenceRequests,
        List<ProposalView> proposals,
        List<DraftView> drafts,
        int appeals) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestView(int id, String from, Instant dueAt, boolean answered) {}

    public record ProposalView(OfferView terms, List<String> acceptedBy) {}

    public record DraftView(int id, String assistant, OfferView terms) {}

    static MediationView of(Sight sight, Dispute dispute) {
        Mediation mediation = dispute.mediation();
        if (mediation == null) {
            return null;
        }
        boolean party = sight.party() == Party.BUYER || sight.party() == Party.SELLER;
        return new MediationView(
                mediation.since(),
                party ? null : mediation.mediator(),
                mediation.requests().stream().map(r -> request(sight, r)).toList(),
                mediation.proposals().stream().map(p -> proposal(sight, dispute, p)).toList(),
                party
                        ? null
                        : mediation.drafts().stream().map(d -> draft(sight, dispute, d)).toList(),
                mediation.appeals());
    }

    private static RequestView request(Sight sight, Mediation.EvidenceRequest r) {
        var dueAt = sight.order().isFrozen() ? null : r.dueAt();
        return new RequestView(r.id(), r.from().code(), dueAt, r.answered());
    }

    private static ProposalView proposal(Sight sight, Dispute dispute, Mediation.Proposal p) {
        var terms = OfferView.of(sight.order(), dispute, p.terms(), p.id(), "mediator", p.until());
        return new ProposalView(terms, p.acceptedBy().stream().map(Party::code).toList());
    }

    private static DraftView draft(Sight sight, Dispute dispute, Mediation.Draft d) {
        var terms = OfferView.of(sight.order(), dispute, d.terms(), null, "assistant", null);
        return new DraftView(d.id(), d.assistant(), terms);
    }
}
