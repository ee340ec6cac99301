package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.access.Access;
import org.redress.access.Caller;
import org.redress.order.Done;
import org.redress.order.OrderCommand;
import org.redress.order.OrderId;
import org.redress.order.OrderRoad;
import org.redress.order.ProtectedOrder;
import org.redress.order.Work;
import org.redress.order.Work.Answer;
import org.redress.order.Work.Personal;
import org.redress.order.Work.Repeat;
import org.redress.order.Work.Scene;
import org.redress.order.Work.Terms;
import org.redress.platform.Problem;
import org.redress.policy.Policies;

/**
 * Brings a REST command onto the road and its outcome back to the caller, in the caller's own view.
 */
@ApplicationScoped
class Commands {

    private final OrderRoad road;
    private final Papers papers;
    private final Policies policies;
    private final String supportContact;

    Commands(
            OrderRoad road,
            Papers papers,
            Policies policies,
            @ConfigProperty(name = "redress.support-contact") String supportContact) {
        this.road = road;
        this.papers = papers;
        this.policies = policies;
        this.supportContact = supportContact;
    }

    /**
     * A request on its way in.
     *
     * @param path what is asked for, part of the key's fingerprint
     * @param body the request's body, null if it has none
     * @param personal what the command's text references stand for
     * @param registration what only a registration has, else null
     */
    record Request(
            UUID order,
            OrderCommand command,
            String path,
            Object body,
            List<Personal> personal,
            Registration registration,
            SecurityIdentity identity,
            HttpHeaders headers) {}

    /**
     * The policy's name, the test clock (null for real time) and the titles of a new order's lines.
     */
    record Registration(String policy, UUID testClock, Map<String, String> titles) {}

    /** What of the order is answered: the whole, or one of its disputes. */
    enum Show {
        ORDER,
        DISPUTE
    }

    Uni<Response> run(Request request, Show show) {
        Work work = work(request, show);
        return road.send(work).map(Commands::response);
    }

    private Work work(Request request, Show show) {
        Caller caller = Caller.of(request.identity());
        String scope = request.registration() == null ? request.order().toString() : "orders";
        var repeat =
                new Repeat(
                        scope,
                        caller.id(),
                        RequestHeaders.key(request.headers()),
                        fingerprint(request));
        var registration = request.registration();
        Function<Scene, Answer> answer = scene -> answer(scene, request, caller, show);
        var personal = new java.util.ArrayList<>(request.personal());
        var terms =
                new Terms(
                        RequestHeaders.ifMatch(request.headers()),
                        repeat,
                        personal,
                        registration == null ? null : registration.policy(),
                        registration == null ? null : registration.testClock(),
                        answer);
        if (registration != null) {
            personal.add(papers.raw("registration", terms.registration()));
        }
        return new Work(
                request.order(), request.command(), order -> Access.partyTo(order, caller), terms);
    }

    private byte[] fingerprint(Request request) {
        String body = request.body() == null ? "" : papers.write(request.body());
        return OrderId.sha256((request.path() + "\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(Scene scene, Request request, Caller caller, Show show) {
        var life = scene.life();
        if (life.refusal() != null) {
            Problem problem = Problem.of(life.refusal());
            return new Answer(problem.status(), papers.write(problem), null, false);
        }
        var order = life.after();
        var titles =
                life.before() == null
                        ? request.registration().titles()
                        : papers.titles(scene.titles());
        var sight =
                new Sight(
                        order,
                        Access.partyTo(order, caller),
                        caller.id(),
                        policies.byRef(order.policy()),
                        scene.now(),
                        false,
                        titles,
                        supportContact);
        boolean created =
                life.before() == null || request.command() instanceof OrderCommand.OpenDispute;
        Object view =
                show == Show.ORDER
                        ? OrderView.of(sight)
                        : DisputeView.of(sight, disputeOf(request, order));
        return new Answer(created ? 201 : 200, papers.write(view), etag(order), false);
    }

    private static org.redress.dispute.Dispute disputeOf(Request request, ProtectedOrder order) {
        return request.command() instanceof OrderCommand.InDispute(var number, var command)
                ? order.dispute(number).orElseThrow()
                : order.disputes().getLast();
    }

    static String etag(ProtectedOrder order) {
        return "\"" + order.version() + "\"";
    }

    static Response response(Done done) {
        return switch (done) {
            case Done.Decided(var life, var answer) -> response(answer);
            case Done.Replayed(var answer) -> response(answer);
            case Done.Unknown u -> unknown().response();
            case Done.KeyReused k -> RequestHeaders.keyReused().response();
            case Done.Changed(var version) ->
                    Problem.of(
                                    412,
                                    "version-changed",
                                    "The order has changed since; look at it again.",
                                    Map.of("version", String.valueOf(version)))
                            .response();
            case Done.Unavailable(var why) ->
                    Response.fromResponse(Problem.of(503, "order-delayed", why).response())
                            .header("Retry-After", 5)
                            .build();
            case Done.PaymentTaken(var reference) ->
                    Problem.of(
                                    409,
                                    "payment-already-registered",
                                    "This payment is held for another order already.",
                                    Map.of("reference", reference))
                            .response();
        };
    }

    /** A stranger's order and a missing one answer alike (rule 11). */
    static Problem unknown() {
        return Problem.of(404, "not-found", "There is nothing under this id.");
    }

    private static Response response(Answer answer) {
        var response = Response.status(answer.status()).entity(answer.body());
        response.type(
                answer.status() < 400
                        ? jakarta.ws.rs.core.MediaType.APPLICATION_JSON_TYPE
                        : Problem.MEDIA_TYPE);
        if (answer.etag() != null) {
            response.header("ETag", answer.etag());
        }
        if (answer.replayed()) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.build();
    }
}
