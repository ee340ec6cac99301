package org.redress.api;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.policy.Policies;
import org.redress.policy.PolicySummary;

/**
 * The rulesets an order can be registered with, and the ones that are known but not supported yet.
 */
@Path("/v1/policies")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {

    private final Policies policies;

    PoliciesResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @Authenticated
    @Operation(summary = "All rulesets")
    public List<PolicySummary> all() {
        return policies.all();
    }
}
