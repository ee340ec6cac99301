package org.redress.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.redress.access.Caller;
import org.redress.access.Role;
import org.redress.platform.Problem;

/** Which quotas a request counts for, and the answer to one too many (FS9). */
@ApplicationScoped
class Rates {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Counts what was not let in, by the quota that was used up. */
    static final String REFUSED = "redress.requests.refused";

    private final RateConfig config;
    private final MeterRegistry meters;
    private final Buckets buckets;

    @Inject
    Rates(RateConfig config, MeterRegistry meters) {
        this(config, meters, TimeMeter.SYSTEM_NANOTIME);
    }

    Rates(RateConfig config, MeterRegistry meters, TimeMeter clock) {
        this.config = config;
        this.meters = meters;
        var longest = config.window().compareTo(HOUR) > 0 ? config.window() : HOUR;
        this.buckets = new Buckets(config.remembered(), longest, clock);
    }

    /** One quota, and whose of it is asked for. */
    private record Asked(Quota quota, String of) {}

    /** Whoever it is that asks; empty: it is let in. */
    Optional<Problem> fromAddress(String address, MultiMap headers) {
        return taken(new Asked(quota("address", config.address()), address), headers);
    }

    /** A caller's request, {@code order} null if it is no command on one. */
    Optional<Problem> from(Caller caller, String order, boolean isMessage, MultiMap headers) {
        var asked = new ArrayList<Asked>();
        asked.add(ofCaller(caller));
        if (order != null) {
            asked.add(ofOrder(caller, order));
        }
        if (order != null && isMessage) {
            asked.add(ofMessages(caller, order));
        }
        return asked.stream().flatMap(it -> taken(it, headers).stream()).findFirst();
    }

    private Asked ofCaller(Caller caller) {
        boolean backend = caller.is(Role.MARKETPLACE) || caller.is(Role.OPERATOR);
        int ofRole = backend ? config.marketplace() : config.person();
        int own = config.callers().getOrDefault(caller.id(), ofRole);
        return new Asked(quota("caller", own), caller.id());
    }

    private Asked ofOrder(Caller caller, String order) {
        return new Asked(quota("order", config.order()), order + " " + caller.id());
    }

    private Asked ofMessages(Caller caller, String order) {
        var quota = new Quota("messages", config.messages(), HOUR);
        return new Asked(quota, order + " " + caller.id());
    }

    private Quota quota(String name, int requests) {
        return new Quota(name, requests, config.window());
    }

    private Optional<Problem> taken(Asked asked, MultiMap headers) {
        if (asked.quota().isUnlimited()) {
            return Optional.empty();
        }
        var taken = buckets.take(asked.quota(), asked.of());
        taken.tell(headers);
        return taken.isAllowed() ? Optional.empty() : Optional.of(tooMany(asked.quota()));
    }

    private Problem tooMany(Quota quota) {
        meters.counter(REFUSED, "quota", quota.name()).increment();
        boolean messages = quota.name().equals("messages");
        return Problem.of(
                429,
                messages ? "too-many-messages" : "rate-limited",
                messages
                        ? "That is enough for an hour; what was written before has arrived."
                        : "These are too many requests at a time; wait, and go on.",
                Map.of(
                        "quota", quota.name(),
                        "requests", String.valueOf(quota.requests()),
                        "seconds", String.valueOf(quota.window().toSeconds())));
    }
}
