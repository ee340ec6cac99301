package org.redress.api;

import static org.redress.access.Role.MARKETPLACE;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.platform.Problem;
import org.redress.policy.Policies;
import org.redress.policy.PolicyChangedException;
import org.redress.policy.PolicyFile;
import org.redress.policy.PolicyFileException;
import org.redress.policy.PolicyFiles;
import org.redress.policy.PolicySummary;
import org.redress.policy.Presets;

/** The rulesets an order can be registered with; a marketplace may publish its own. */
@Path("/v1/policies")
@Tag(name = "policies")
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {

    private static final String YAML = "application/yaml";
    private static final String JSON_SCHEMA = "application/schema+json";

    private final Policies policies;
    private final Repeats repeats;

    PoliciesResource(Policies policies, Repeats repeats) {
        this.policies = policies;
        this.repeats = repeats;
    }

    /** A policy with its text, and which of its fields the modelled source leaves open. */
    public record PolicyView(
            String name, int version, String about, List<String> inferred, String text) {

        static PolicyView of(PolicyFile file) {
            var policy = file.policy();
            return new PolicyView(
                    policy.name(), policy.version(), policy.about(), file.inferred(), file.text());
        }
    }

    @GET
    @Authenticated
    @Operation(summary = "All rulesets, each in its newest version")
    public List<PolicySummary> all() {
        return policies.all();
    }

    @GET
    @Path("/schema")
    @Authenticated
    @Produces(JSON_SCHEMA)
    @Operation(summary = "The form of a policy, as JSON Schema")
    public String schema() {
        return Presets.schema();
    }

    @GET
    @Path("/{name}")
    @Authenticated
    @Operation(summary = "The newest version of a ruleset, with its text")
    public Uni<PolicyView> newest(@PathParam("name") String name) {
        return policies.findFile(name)
                .map(file ->
                        file.map(PolicyView::of)
                                .orElseThrow(() ->
                                        Problem.of(404, "not-found", "There is no such policy.")
                                                .exception()));
    }

    /** Reading a file may work out a country's holidays, which is no job for an event loop. */
    @POST
    @RolesAllowed(MARKETPLACE)
    @Consumes({YAML, MediaType.TEXT_PLAIN})
    @Blocking
    @Operation(summary = "Publish a ruleset; a name and version means one text for ever")
    @APIResponse(
            responseCode = "200",
            description = "Published before, with the same text",
            content = @Content(schema = @Schema(implementation = PolicySummary.class)))
    @APIResponseSchema(
            value = PolicySummary.class,
            responseCode = "201",
            responseDescription = "Published")
    public Uni<Response> publish(
            @Size(max = (int) BodyLimits.JSON) String text, @Context HttpHeaders headers) {
        PolicyFile file = read(text == null ? "" : text);
        return policies.isStored(file.policy())
                .chain(stored ->
                        repeats.once(
                                "policies",
                                headers,
                                file.text(),
                                stored ? 200 : 201,
                                () -> policies.publish(file)))
                .onFailure(PolicyChangedException.class)
                .transform(changed -> changed(file));
    }

    private static PolicyFile read(String text) {
        try {
            return PolicyFiles.read("the policy", text);
        } catch (PolicyFileException wrong) {
            throw Problem.of(
                            400,
                            "policy-invalid",
                            "This policy cannot be obeyed as it stands.",
                            Map.of("field", wrong.field(), "expected", wrong.expected()))
                    .exception();
        }
    }

    private static RuntimeException changed(PolicyFile file) {
        var policy = file.policy();
        return Problem.of(
                        409,
                        "policy-changed",
                        "Another text stands under this name and version; give it a new version.",
                        Map.of("name", policy.name(), "version", String.valueOf(policy.version())))
                .exception();
    }
}
