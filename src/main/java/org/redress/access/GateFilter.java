package org.redress.access;

import io.quarkus.logging.Log;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before every resource: no row in the table, or none for the caller, and nobody enters. */
class GateFilter {

    private final Map<Method, Optional<Rule>> known = new ConcurrentHashMap<>();
    private final Gate gate;
    private final SecurityIdentity identity;

    GateFilter(Gate gate, SecurityIdentity identity) {
        this.gate = gate;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION, nonBlocking = true)
    void admit(ResourceInfo resource) {
        Class<?> type = resource.getResourceClass();
        Rule rule =
                known.computeIfAbsent(resource.getResourceMethod(), it -> rule(type, it))
                        .orElseThrow(ForbiddenException::new);
        if (rule.subject() != Subject.OPEN) {
            requireRole(rule);
            requireReach(rule);
        }
        gate.open(rule);
    }

    private void requireRole(Rule rule) {
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        boolean granted = identity.getRoles().stream().anyMatch(rule.roles()::contains);
        if (!granted && rule.subject() != Subject.PUBLISHED) {
            throw new ForbiddenException();
        }
    }

    /** Who followed the link of an email has that one case and what is published, no more. */
    private void requireReach(Rule rule) {
        boolean cased = rule.subject() == Subject.ORDER || rule.subject() == Subject.PUBLISHED;
        if (!cased && Caller.of(identity).onlyOrder() != null) {
            throw new ForbiddenException();
        }
    }

    private static Optional<Rule> rule(Class<?> type, Method method) {
        var rule = Operations.name(type, method).flatMap(AccessTable::find);
        if (rule.isEmpty()) {
            Log.errorf("%s has no row in the table of access, so nobody enters", method);
        }
        return rule;
    }
}
