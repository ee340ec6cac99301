package org.redress.api;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.platform.Problem;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policies;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.ReasonRule;
import org.redress.policy.Remedy;

/** The catalogue of reasons under a policy (R01 to R20). */
@Path("/v1/reasons")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
public class ReasonsResource {

    private final Policies policies;

    ReasonsResource(Policies policies) {
        this.policies = policies;
    }

    /** A reason: what it may ask, what it needs, and who bears it as a rule. */
    public record ReasonView(
            String code,
            String group,
            List<String> remedies,
            boolean coversShipping,
            String returnFreight,
            String liable,
            String liability,
            List<String> evidenceOneOf,
            List<String> evidenceHelpful,
            String hint) {

        static ReasonView of(Reason reason, Policy policy) {
            ReasonRule rule = policy.rule(reason);
            return new ReasonView(
                    reason.code(),
                    reason.group().code(),
                    rule.remedies().stream().map(Remedy::code).toList(),
                    rule.coversShipping(),
                    rule.freight().code(),
                    rule.liable(),
                    rule.liability(),
                    rule.buyer().oneOf().stream().map(EvidenceKind::code).toList(),
                    rule.buyer().helpful().stream().map(EvidenceKind::code).toList(),
                    rule.hint());
        }
    }

    @GET
    @Authenticated
    @Operation(summary = "Every reason with its evidence rule, remedies, liability and hint")
    public List<ReasonView> all(
            @QueryParam("policy") @NotNull @Size(max = 100) @Pattern(regexp = Bodies.ID)
                    String name) {
        Policy policy = policies.newest(name).orElseThrow(() -> unknown(name));
        return Arrays.stream(Reason.values()).map(reason -> ReasonView.of(reason, policy)).toList();
    }

    private static RuntimeException unknown(String name) {
        return Problem.of(404, "policy-unknown", "There is no such policy.", Map.of("policy", name))
                .exception();
    }
}
