package org.redress.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A marketplace whose time is a test clock of its own; it starts on a Monday morning. */
final class Shop {
    static final Instant OPENING = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration MOMENT = Duration.ofNanos(1000);

    final Person marketplace = new Person("shop-" + UUID.randomUUID(), "marketplace");
    private String clock;

    static Instant day(int number) {
        return OPENING.plus(Duration.ofDays(number));
    }

    /** The order is paid, and its money held from now on. */
    Sale sells(OrderDraft draft) {
        var reply = tries(draft).accepted();
        return new Sale(this, draft, reply.text("id"));
    }

    Reply tries(OrderDraft draft) {
        return marketplace.posts("/v1/orders", draft.with("testClock", clock()).body());
    }

    List<String> daysGoTo(int day) {
        return timeGoesTo(day(day));
    }

    /**
     * Time goes to the instant, through every deadline on the way; answers what happened, as
     * "instant type", but for reminders, which change nothing.
     */
    List<String> timeGoesTo(Instant instant) {
        var reply = advance(Map.of("to", instant.toString())).accepted();
        return reply.response().jsonPath().<Map<String, String>>getList("happened").stream()
                .filter(happened -> !happened.get("event").equals("deadline-near"))
                .map(happened -> happened.get("at") + " " + happened.get("event"))
                .toList();
    }

    /** Time jumps to the instant, and nothing sweeps: an outage. */
    void timeJumpsTo(Instant instant) {
        advance(Map.of("to", instant.toString(), "sweep", "none")).accepted();
    }

    Reply advance(Map<String, Object> body) {
        return marketplace.posts("/v1/test-clocks/" + clock() + "/advance", body);
    }

    /**
     * Made when it is first needed, for a test's fields are set before the service's port is known.
     */
    String clock() {
        if (clock == null) {
            var opening = Map.of("now", OPENING.toString());
            clock = marketplace.posts("/v1/test-clocks", opening).accepted().text("id");
        }
        return clock;
    }
}
