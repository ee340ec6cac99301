package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redress.api.Bodies.LineBody;
import org.redress.api.Bodies.PartyBody;
import org.redress.api.Bodies.RegisterOrder;
import org.redress.api.Commands.Registration;
import org.redress.api.Commands.Request;
import org.redress.api.Commands.Show;
import org.redress.clock.TestClocks;
import org.redress.kernel.Money;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderId;
import org.redress.order.PartyRef;
import org.redress.order.Work.Personal;
import org.redress.platform.Problem;
import org.redress.policy.Policies;

/** Checks what a registration says about itself, and brings it onto the road. */
@ApplicationScoped
class Registrations {

    private static final Duration LONGEST_DELIVERY = Duration.ofDays(365);

    private final Commands commands;
    private final Papers papers;
    private final Policies policies;
    private final TestClocks clocks;

    Registrations(Commands commands, Papers papers, Policies policies, TestClocks clocks) {
        this.commands = commands;
        this.papers = papers;
        this.policies = policies;
        this.clocks = clocks;
    }

    Uni<Response> register(RegisterOrder body, SecurityIdentity identity, HttpHeaders headers) {
        checkCurrency(body.currency());
        checkSum(body);
        checkLines(body.lines());
        checkParties(body);
        checkZone(body.buyer());
        checkZone(body.seller());
        checkDelivery(body.promisedDelivery());
        Request request = request(body, identity, headers);
        return policies.find(body.policy())
                .invoke(policy -> policy.orElseThrow(() -> unknownPolicy(body.policy())))
                .chain(() -> clocks.require(body.testClock()))
                .chain(() -> commands.run(request, Show.ORDER));
    }

    private Request request(RegisterOrder body, SecurityIdentity identity, HttpHeaders headers) {
        Personal buyer = papers.paper("buyer", contact(body.buyer()));
        Personal seller = papers.paper("seller", contact(body.seller()));
        Map<String, String> titles = new LinkedHashMap<>();
        body.lines().forEach(line -> titles.put(line.id(), line.title()));
        Personal titlesPaper = papers.paper("titles", titles);
        var id = OrderId.of(body.orderId());
        var command =
                new Register(
                        id,
                        body.orderId(),
                        body.currency(),
                        new PartyRef(body.buyer().id(), Papers.refOf(buyer)),
                        new PartyRef(body.seller().id(), Papers.refOf(seller)),
                        body.payment().reference(),
                        body.payment().paidAt(),
                        body.promisedDelivery(),
                        Papers.refOf(titlesPaper),
                        lines(body.lines()),
                        body.shipping());
        return new Request(
                id,
                command,
                "orders",
                body,
                List.of(buyer, seller, titlesPaper),
                new Registration(body.policy(), body.testClock(), titles),
                identity,
                headers);
    }

    private static List<LineToRegister> lines(List<LineBody> lines) {
        return lines.stream()
                .map(line ->
                        new LineToRegister(
                                line.id(),
                                line.quantity(),
                                line.goods(),
                                line.tax(),
                                Boolean.TRUE.equals(line.digital())))
                .toList();
    }

    private static Map<String, String> contact(PartyBody party) {
        Map<String, String> contact = new LinkedHashMap<>();
        contact.put("name", party.name());
        contact.put("email", party.email());
        contact.put("locale", party.locale() == null ? "en" : party.locale());
        if (party.timeZone() != null) {
            contact.put("timeZone", party.timeZone());
        }
        return contact;
    }

    private static void checkCurrency(String code) {
        try {
            if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
                return;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below
        }
        throw Problem.of(
                        400,
                        "currency-unknown",
                        "Not an ISO 4217 currency with minor units.",
                        Map.of("currency", code))
                .exception();
    }

    private static void checkZone(PartyBody party) {
        if (party.timeZone() != null && !ZoneId.getAvailableZoneIds().contains(party.timeZone())) {
            throw Problem.of(
                            400,
                            "time-zone-unknown",
                            "Not the name of a zone in the tz database.",
                            Map.of("timeZone", party.timeZone()))
                    .exception();
        }
    }

    private static void checkSum(RegisterOrder body) {
        try {
            long sum = body.shipping();
            for (LineBody line : body.lines()) {
                sum = Math.addExact(sum, Math.addExact(line.goods(), line.tax()));
            }
            if (sum == body.payment().amount() && sum <= Money.LIMIT) {
                return;
            }
            throw Problem.of(
                            400,
                            "amounts-do-not-add-up",
                            "The payment must be the sum of the lines' goods and tax and the shipping.",
                            Map.of(
                                    "payment",
                                    String.valueOf(body.payment().amount()),
                                    "sum",
                                    String.valueOf(sum)))
                    .exception();
        } catch (ArithmeticException overflow) {
            throw Problem.of(400, "amount-too-large", "The amounts are larger than can be held.")
                    .exception();
        }
    }

    private static void checkLines(List<LineBody> lines) {
        if (lines.stream().map(LineBody::id).distinct().count() != lines.size()) {
            throw Problem.of(400, "line-twice", "Each line needs an id of its own.").exception();
        }
    }

    private static void checkParties(RegisterOrder body) {
        if (body.buyer().id().equals(body.seller().id())) {
            throw Problem.of(400, "buyer-is-seller", "Buyer and seller must be different people.")
                    .exception();
        }
    }

    private static RuntimeException unknownPolicy(String name) {
        return Problem.of(400, "policy-unknown", "There is no such policy.", Map.of("policy", name))
                .exception();
    }

    private static void checkDelivery(Duration asked) {
        Duration promised = asked.truncatedTo(ChronoUnit.MICROS);
        if (promised.isNegative()
                || promised.isZero()
                || promised.compareTo(LONGEST_DELIVERY) > 0) {
            throw Problem.of(
                            400,
                            "promised-delivery-out-of-range",
                            "The promised delivery must be above zero and at most 365 days.",
                            Map.of("promisedDelivery", asked.toString()))
                    .exception();
        }
    }
}
