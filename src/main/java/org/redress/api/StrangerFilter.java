package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.access.Relation;
import org.redress.platform.Problem;
import org.redress.platform.Problem.ProblemException;
import org.redress.report.ReportDesk;

/**
 * Whatever a stranger sends, he is answered alike. A body or a header that cannot be read is
 * refused before anybody has looked for the order; only then, and so at no cost to good requests,
 * it is asked here whether the caller may know of what he named. If not, he is told what he would
 * have been told anyway.
 */
class StrangerFilter {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    /** These tell nothing of what was named. */
    private static final Set<Integer> TELL_NOTHING = Set.of(401, 403, 404, 429);

    private final Gate gate;
    private final SecurityIdentity identity;
    private final Sights sights;
    private final EvidenceDesk evidence;
    private final ReportDesk reports;

    StrangerFilter(
            Gate gate,
            SecurityIdentity identity,
            Sights sights,
            EvidenceDesk evidence,
            ReportDesk reports) {
        this.gate = gate;
        this.identity = identity;
        this.sights = sights;
        this.evidence = evidence;
        this.reports = reports;
    }

    /** Null where there is nothing to wait for. Comes before what writes the answer down. */
    @ServerResponseFilter(priority = Priorities.USER + 1000)
    Uni<Void> hide(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        boolean refused = status >= FIRST_REFUSAL && status < FIRST_FAULT;
        boolean tells = refused && !TELL_NOTHING.contains(status);
        if (!tells || id == null || gate.rule() == null) {
            return null;
        }
        Caller caller = gate.caller(identity);
        return caller.may(Relation.ALL)
                ? null
                : Uni.createFrom()
                        .deferred(() -> known(id, caller))
                        .onFailure(ProblemException.class)
                        .invoke(hidden -> replace(response, (ProblemException) hidden))
                        .replaceWithVoid()
                        .onFailure()
                        .recoverWithNull();
    }

    /** Fails for whoever may not know that there is such a thing. */
    private Uni<?> known(String id, Caller caller) {
        return switch (caller.rule().subject()) {
            case ORDER -> order(id, caller.rule().operation());
            case REPORT -> reports.find(PathId.parse(id).orElseThrow(this::unknown), caller);
            case ACCOUNT -> own(id, caller);
            case CASEWORK, SERVICE, PUBLISHED, OPEN -> Uni.createFrom().voidItem();
        };
    }

    private Uni<?> order(String id, String operation) {
        if (operation.contains("/v1/evidence/")) {
            return evidence.find(EvidenceId.parse(id).orElseThrow(this::unknown));
        }
        if (operation.contains("/v1/disputes/")) {
            DisputeId dispute = DisputesResource.parse(id);
            return sights.ofOrder(dispute.order(), identity)
                    .invoke(sight -> Sights.dispute(sight, dispute.number()));
        }
        UUID order = OrdersResource.order(id);
        return sights.ofOrder(order, identity);
    }

    private Uni<?> own(String id, Caller caller) {
        return caller.mayAsStaff(id) || caller.mayAsOwner(id)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(unknown());
    }

    private RuntimeException unknown() {
        return Commands.unknown().exception();
    }

    private static void replace(ContainerResponseContext response, ProblemException hidden) {
        Problem problem = hidden.problem();
        response.getHeaders().clear();
        response.setStatus(problem.status());
        response.setEntity(problem, new Annotation[0], Problem.MEDIA_TYPE);
    }
}
