package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;

/**
 * The mediator's part of a dispute, from its escalation on. Ids count requests, proposals and
 * drafts together.
 *
 * @param since when it was escalated
 * @param mediator who has taken it, null: nobody
 * @param ruledBy who ruled before an appeal
 * @param ruling the ruling under appeal, null if none
 * @param afterReturn whether the goods went back already
 * @param freight what the seller bears for the way back, in minor units
 */
public record Mediation(
        Instant since,
        String mediator,
        List<String> ruledBy,
        Award ruling,
        boolean afterReturn,
        long freight,
        List<EvidenceRequest> requests,
        List<Proposal> proposals,
        List<Draft> drafts,
        int given,
        int appeals) {

    /**
     * A party is to bring evidence until {@code dueAt} (M07); {@code what} is null where no
     * mediator asked but a contested return gives both the time.
     */
    public record EvidenceRequest(
            int id, Party from, TextRef what, Instant dueAt, boolean answered) {
        EvidenceRequest later(Duration by) {
            return new EvidenceRequest(id, from, what, dueAt.plus(by), answered);
        }
    }

    /** A mediator's proposal; it binds once both parties have accepted it (A04, A05). */
    public record Proposal(
            int id, Terms terms, TextRef text, Instant until, List<Party> acceptedBy) {
        Proposal later(Duration by) {
            return new Proposal(id, terms, text, until.plus(by), acceptedBy);
        }
    }

    /** A ruling by an assistant, or by a mediator who may not rule it alone; another signs it. */
    public record Draft(int id, String assistant, Terms terms, TextRef grounds) {}

    static Mediation since(Instant at) {
        return new Mediation(
                at, null, List.of(), null, false, 0, List.of(), List.of(), List.of(), 0, 0);
    }

    Mediation takenBy(String who) {
        return copy(who, ruledBy, ruling, requests, proposals, drafts, given, appeals);
    }

    Mediation requested(EvidenceRequest request) {
        return copy(
                mediator,
                ruledBy,
                ruling,
                with(requests, request),
                proposals,
                drafts,
                request.id(),
                appeals);
    }

    Mediation withoutRequest(int id) {
        return requests(requests.stream().filter(request -> request.id() != id).toList());
    }

    Mediation answeredBy(Party party, boolean answered) {
        return requests(
                requests.stream()
                        .map(r ->
                                r.from() == party
                                        ? new EvidenceRequest(
                                                r.id(), r.from(), r.what(), r.dueAt(), answered)
                                        : r)
                        .toList());
    }

    /** Both parties may show what they say about the goods that came back. */
    Mediation askedBoth(Instant until) {
        return requested(new EvidenceRequest(given + 1, Party.BUYER, null, until, false))
                .requested(new EvidenceRequest(given + 2, Party.SELLER, null, until, false));
    }

    boolean hasAsked(Party party) {
        return requests.stream().anyMatch(request -> request.from() == party);
    }

    private Mediation requests(List<EvidenceRequest> others) {
        return copy(mediator, ruledBy, ruling, others, proposals, drafts, given, appeals);
    }

    Mediation proposed(Proposal proposal) {
        return copy(
                mediator,
                ruledBy,
                ruling,
                requests,
                with(proposals, proposal),
                drafts,
                proposal.id(),
                appeals);
    }

    Mediation withoutProposal(int id) {
        return proposals(proposals.stream().filter(proposal -> proposal.id() != id).toList());
    }

    Mediation acceptedBy(int id, Party party) {
        return proposals(
                proposals.stream()
                        .map(p ->
                                p.id() == id
                                        ? new Proposal(
                                                id,
                                                p.terms(),
                                                p.text(),
                                                p.until(),
                                                with(p.acceptedBy(), party))
                                        : p)
                        .toList());
    }

    private Mediation proposals(List<Proposal> others) {
        return copy(mediator, ruledBy, ruling, requests, others, drafts, given, appeals);
    }

    Mediation drafted(Draft draft) {
        return copy(
                mediator,
                ruledBy,
                ruling,
                requests,
                proposals,
                with(drafts, draft),
                draft.id(),
                appeals);
    }

    long draftsOf(String author) {
        return drafts.stream().filter(draft -> draft.assistant().equals(author)).count();
    }

    /** What was asked or proposed runs {@code by} longer. */
    Mediation later(Duration by) {
        return requests(requests.stream().map(request -> request.later(by)).toList())
                .proposals(proposals.stream().map(proposal -> proposal.later(by)).toList());
    }

    /** What was asked under this id runs {@code by} longer. */
    Mediation later(int id, Duration by) {
        return requests(
                requests.stream()
                        .map(request -> request.id() == id ? request.later(by) : request)
                        .toList());
    }

    /** Ruled: whatever was still asked or proposed is void. */
    Mediation ruled(String who, Award award) {
        return copy(
                null,
                who == null ? ruledBy : with(ruledBy, who),
                award,
                List.of(),
                List.of(),
                List.of(),
                given,
                appeals);
    }

    /** The review is over without a ruling to appeal: what was asked or proposed is void. */
    Mediation over() {
        return copy(mediator, ruledBy, ruling, List.of(), List.of(), List.of(), given, appeals);
    }

    Mediation appealed() {
        return copy(null, ruledBy, ruling, requests, proposals, drafts, given, appeals + 1);
    }

    Mediation returned(long borneBySeller) {
        return new Mediation(
                since,
                mediator,
                ruledBy,
                ruling,
                true,
                borneBySeller,
                requests,
                proposals,
                drafts,
                given,
                appeals);
    }

    private static <T> List<T> with(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }

    private Mediation copy(
            String who,
            List<String> before,
            Award award,
            List<EvidenceRequest> asked,
            List<Proposal> open,
            List<Draft> prepared,
            int ids,
            int count) {
        return new Mediation(
                since, who, before, award, afterReturn, freight, asked, open, prepared, ids, count);
    }
}
