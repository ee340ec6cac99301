package org.redress.api;

import static org.redress.access.Role.MARKETPLACE;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.clock.TestClocks;
import org.redress.clock.TestClocks.Advanced;
import org.redress.clock.TestClocks.TestClock;
import org.redress.order.Life;
import org.redress.platform.Problem;

/** Clocks for rehearsals: attach orders at registration, move time, and see what happens. */
@Path("/v1/test-clocks")
@Tag(name = "test clocks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(MARKETPLACE)
public class TestClocksResource {

    private static final Duration LONGEST_STEP = Duration.ofDays(36_525);

    private final TestClocks clocks;
    private final Repeats repeats;

    TestClocksResource(TestClocks clocks, Repeats repeats) {
        this.clocks = clocks;
        this.repeats = repeats;
    }

    /** {@code now} defaults to the present. */
    public record ClockBody(Instant now) {}

    /**
     * Either {@code to} an instant or {@code by} a duration; {@code sweep: none} jumps, as an
     * outage would.
     */
    public record AdvanceBody(
            Instant to, Duration by, @Pattern(regexp = "each|none") String sweep) {}

    /** What happened on the way, order by order and event by event. */
    public record AdvanceView(UUID id, Instant now, List<HappenedView> happened) {}

    public record HappenedView(
            UUID order,
            String orderId,
            String event,
            @Schema(nullable = true) Instant due,
            Instant at) {}

    @POST
    @Operation(summary = "A new clock")
    @APIResponseSchema(value = TestClock.class, responseCode = "201", responseDescription = "Made")
    public Uni<Response> create(@Valid ClockBody body, @Context HttpHeaders headers) {
        Instant start = body == null ? null : body.now();
        return repeats.once("test-clocks", headers, body, 201, () -> clocks.create(start));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "What time it is on a clock")
    public Uni<TestClock> get(@PathParam("id") String id) {
        return clocks.find(clockId(id));
    }

    @POST
    @Path("/{id}/advance")
    @Operation(summary = "Move a clock forward; every deadline on the way fires at its own instant")
    @APIResponseSchema(
            value = AdvanceView.class,
            responseCode = "200",
            responseDescription = "Where it is now, and what happened on the way")
    public Uni<Response> advance(
            @PathParam("id") String id,
            @NotNull @Valid AdvanceBody body,
            @Context HttpHeaders headers) {
        if ((body.to() == null) == (body.by() == null)) {
            throw Problem.of(400, "to-or-by", "Name either 'to' or 'by'.").exception();
        }
        checkStep(body.by());
        UUID clock = clockId(id);
        return repeats.once("test-clocks/" + clock, headers, body, 200, () -> advance(clock, body));
    }

    private static void checkStep(Duration by) {
        boolean tooLong =
                by != null
                        && (by.compareTo(LONGEST_STEP) > 0
                                || by.compareTo(LONGEST_STEP.negated()) < 0);
        if (tooLong) {
            throw Problem.of(
                            400,
                            "step-too-long",
                            "A clock is moved by at most 100 years at once.",
                            Map.of("by", by.toString()))
                    .exception();
        }
    }

    private Uni<AdvanceView> advance(UUID id, AdvanceBody body) {
        boolean sweep = !"none".equals(body.sweep());
        return clocks.find(id)
                .map(clock -> body.to() == null ? clock.now().plus(body.by()) : body.to())
                .chain(target -> clocks.advance(id, target, sweep))
                .map(TestClocksResource::view);
    }

    private static AdvanceView view(Advanced advanced) {
        var happened =
                advanced.happened().stream().flatMap(life -> happened(life).stream()).toList();
        return new AdvanceView(advanced.clock().id(), advanced.clock().now(), happened);
    }

    private static List<HappenedView> happened(Life life) {
        return life.events().stream()
                .map(occurrence ->
                        new HappenedView(
                                life.after().id(),
                                life.after().externalId(),
                                StepView.of(occurrence).event(),
                                occurrence.due(),
                                occurrence.at()))
                .toList();
    }

    private static UUID clockId(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
