package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.redress.dispute.Dispute;
import org.redress.kernel.Occurrence;
import org.redress.order.AllowedActions;
import org.redress.order.AllowedActions.Action;
import org.redress.order.OrderEvent;
import org.redress.order.RoadAhead;
import org.redress.order.RoadAhead.Branch;

/** What lies ahead of an order or a dispute, as one party may see it. */
@ApplicationScoped
public class Forecasts {

    private final Sights sights;
    private final SecurityIdentity identity;

    Forecasts(Sights sights, SecurityIdentity identity) {
        this.sights = sights;
        this.identity = identity;
    }

    /** The whole road if nobody acts, and one step of each action the caller may take now. */
    public record ForecastView(Instant asOf, List<StepView> ifNobodyActs, List<BranchView> ifYou) {}

    /**
     * One step: what the action does now, and what time would do then. Where an action takes an
     * amount or words of yours, an example stands for them.
     */
    public record BranchView(
            String action,
            @Schema(nullable = true) Instant until,
            List<StepView> happens,
            List<StepView> then) {}

    Uni<ForecastView> ofOrder(UUID order) {
        return sights.ofOrder(order, identity).map(Forecasts::ofOrder);
    }

    Uni<ForecastView> ofDispute(DisputeId id) {
        return sights.ofOrder(id.order(), identity)
                .map(sight -> ofDispute(sight, Sights.dispute(sight, id.number())));
    }

    private static ForecastView ofOrder(Sight sight) {
        var actions =
                AllowedActions.onOrder(sight.order(), sight.party(), sight.policy(), sight.now());
        return view(sight, actions, 0);
    }

    private static ForecastView ofDispute(Sight sight, Dispute dispute) {
        List<Action> actions =
                AllowedActions.inDispute(
                        sight.order(),
                        dispute,
                        sight.party(),
                        sight.who(),
                        sight.policy(),
                        sight.now());
        return view(sight, actions, dispute.number());
    }

    private static ForecastView view(Sight sight, List<Action> actions, int dispute) {
        var ahead =
                RoadAhead.of(sight.order(), actions, sight.party(), sight.policy(), sight.now());
        return new ForecastView(
                sight.now(),
                steps(ahead.ifNobodyActs(), dispute),
                ahead.branches().stream().map(branch -> view(branch, dispute)).toList());
    }

    private static BranchView view(Branch branch, int dispute) {
        return new BranchView(
                branch.action(),
                branch.until(),
                steps(branch.happens(), 0),
                steps(branch.then(), dispute));
    }

    private static List<StepView> steps(List<Occurrence<OrderEvent>> all, int dispute) {
        return StepView.all(
                all.stream()
                        .filter(step -> dispute == 0 || StepView.isOf(step.event(), dispute))
                        .toList());
    }
}
