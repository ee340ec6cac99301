package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.account.AccountRole;
import org.redress.account.Histories;
import org.redress.account.History;
import org.redress.account.Question;
import org.redress.clock.DatabaseTime;
import org.redress.clock.TestClocks;
import org.redress.clock.TestClocks.TestClock;
import org.redress.platform.Problem;

/** What an account's history gives cause to look at; a person looks, and decides. */
@Path("/v1/accounts/{id}/signals")
@Tag(name = "accounts")
@Produces(MediaType.APPLICATION_JSON)
public class SignalsResource {

    private final Histories histories;
    private final DatabaseTime time;
    private final TestClocks clocks;
    private final Gate gate;
    private final SecurityIdentity identity;
    private final String supportContact;

    SignalsResource(
            Histories histories,
            DatabaseTime time,
            TestClocks clocks,
            Gate gate,
            SecurityIdentity identity,
            @ConfigProperty(name = "redress.support-contact") String supportContact) {
        this.histories = histories;
        this.time = time;
        this.clocks = clocks;
        this.gate = gate;
        this.identity = identity;
        this.supportContact = supportContact;
    }

    @GET
    @RolesAllowed({MARKETPLACE, MEDIATOR, OPERATOR, BUYER, SELLER})
    @Operation(
            summary = "Counts and rates of an account, recomputable from the events, and signals")
    public Uni<SignalsView> get(
            @PathParam("id") String id,
            @QueryParam("role") @NotNull @Pattern(regexp = AccountsResource.ROLES) String role,
            @QueryParam("since") @Size(max = 40) String since,
            @QueryParam("testClock") @Size(max = 36) String testClock) {
        Caller caller = gate.caller(identity);
        boolean team = caller.mayAsStaff(id);
        if (!team && !(caller.mayAsOwner(id) && caller.is(role))) {
            throw Commands.unknown().exception();
        }
        String account = AccountsResource.known(id);
        Instant from = since == null ? null : instant(since);
        UUID clock = testClock == null ? null : clock(testClock);
        return now(clock)
                .map(now -> question(account, role, from, now, clock))
                .chain(question -> history(question, team))
                .map(history -> SignalsView.of(history, team, supportContact));
    }

    /** The account itself learns its rates; what a person is to look at is for the team. */
    private Uni<History> history(Question question, boolean team) {
        return team ? histories.noticed(question) : histories.counted(question);
    }

    private Uni<Instant> now(UUID clock) {
        return clock == null ? time.now() : clocks.find(clock).map(TestClock::now);
    }

    private Question question(String account, String role, Instant from, Instant now, UUID clock) {
        Instant since = from == null ? now.minus(histories.window()) : from;
        if (since.isAfter(now)) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "'since' is later than now.",
                            Map.of("since", since.toString(), "now", now.toString()))
                    .exception();
        }
        return new Question(account, AccountRole.named(role), since, now, clock);
    }

    private static UUID clock(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }

    private static Instant instant(String text) {
        try {
            Instant at = Instant.parse(text);
            if (!at.isBefore(Instant.EPOCH)) {
                return at;
            }
        } catch (DateTimeException notAnInstant) {
            // answered below
        }
        throw Problem.of(
                        400,
                        "invalid-field",
                        "Not an instant in UTC after 1970.",
                        Map.of("since", text))
                .exception();
    }
}
