package org.redress.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells of a database clock that jumped; requests are served all the same. */
@Readiness
@ApplicationScoped
class ClockHealth implements HealthCheck {

    private final ClockGuard guard;

    ClockHealth(ClockGuard guard) {
        this.guard = guard;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Database clock")
                .up()
                .withData("ahead", guard.ahead().toString())
                .build();
    }
}
