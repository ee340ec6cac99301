package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.redress.access.Caller;
import org.redress.accesslog.AccessEntry;
import org.redress.accesslog.AccessLog;
import org.redress.platform.PageOf;
import org.redress.webhook.PublicEvent;

/**
 * Notes every read, and every refusal because of who asks. A new resource is logged without a word;
 * what shows nothing of anybody is named here.
 */
@ApplicationScoped
class AccessLogFilter {

    /** Rulesets, words and keys, which are the same for all. */
    private static final Set<String> OF_NOBODY =
            Set.of(
                    "/v1/policies",
                    "/v1/reasons",
                    "/v1/message-templates",
                    "/v1/bundle-key",
                    "/v1/test-clocks");

    /** By these lists are asked; whatever else a caller puts into an address is not kept. */
    private static final List<String> FILTERS =
            List.of(
                    "status",
                    "mediator",
                    "dueBefore",
                    "kind",
                    "topic",
                    "role",
                    "stage",
                    "order",
                    "subject",
                    "from",
                    "to");

    private static final Set<String> LOOKS = Set.of("GET", "HEAD");
    private static final Set<Integer> BECAUSE_OF_WHO = Set.of(403, 404);
    private static final int LONGEST = 100;

    private final Map<Method, String> templates = new ConcurrentHashMap<>();
    private final AccessLog log;
    private final AccessNote note;
    private final SecurityIdentity identity;

    AccessLogFilter(AccessLog log, AccessNote note, SecurityIdentity identity) {
        this.log = log;
        this.note = note;
        this.identity = identity;
    }

    @ServerResponseFilter
    public void answered(
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo resource,
            UriInfo uri) {
        if (resource == null || resource.getResourceMethod() == null || identity.isAnonymous()) {
            return;
        }
        boolean looked = LOOKS.contains(request.getMethod()) && response.getStatus() < 400;
        boolean refused = BECAUSE_OF_WHO.contains(response.getStatus());
        if (!(looked && !note.isWritten() || refused)) {
            return;
        }
        String template =
                templates.computeIfAbsent(
                        resource.getResourceMethod(), method -> template(resource));
        if (isOfSomebody(template)) {
            log.note(
                    entry(
                            request.getMethod() + " " + template,
                            uri,
                            response.getStatus(),
                            items(response.getEntity())));
        }
    }

    /** Written at once, before the bytes that it is about are shown. */
    Uni<Void> before(String operation, UUID order, String target) {
        Caller caller = Caller.of(identity);
        var entry =
                new AccessEntry(
                        caller.id(),
                        roles(caller),
                        note.relation(),
                        operation,
                        order,
                        target,
                        200,
                        null,
                        null);
        return log.write(entry).invoke(note::written);
    }

    private AccessEntry entry(String operation, UriInfo uri, int status, Integer items) {
        Caller caller = Caller.of(identity);
        String id = uri.getPathParameters().getFirst("id");
        UUID order = id == null ? null : order(operation, id);
        boolean isOrder = order != null && id.equals(order.toString());
        return new AccessEntry(
                caller.id(),
                roles(caller),
                note.relation(),
                operation,
                order,
                id == null || isOrder ? null : target(order, id),
                status,
                items,
                filter(uri.getQueryParameters()));
    }

    /** Null where the address names none, or what cannot be an id. */
    private static UUID order(String operation, String id) {
        String kind = operation.substring(operation.indexOf('/')).split("/")[2];
        return switch (kind) {
            case "orders" -> PathId.parse(id).orElse(null);
            case "disputes" -> DisputeId.parse(id).map(DisputeId::order).orElse(null);
            case "evidence" -> EvidenceId.parse(id).map(EvidenceId::order).orElse(null);
            case "events" -> PublicEvent.Key.parse(id).map(PublicEvent.Key::order).orElse(null);
            default -> null;
        };
    }

    /** An account, a task and the like; what is too long or odd to be an id is not kept. */
    private static String target(UUID order, String id) {
        boolean isId = order != null || id.length() <= LONGEST && id.matches(Bodies.ID);
        return isId ? id : null;
    }

    private static boolean isOfSomebody(String template) {
        return template.startsWith("/v1/")
                && OF_NOBODY.stream()
                        .noneMatch(it -> template.equals(it) || template.startsWith(it + "/"));
    }

    private static String template(ResourceInfo resource) {
        return path(resource.getResourceClass()) + path(resource.getResourceMethod());
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value().replaceAll("^/|/$", "");
    }

    private static Integer items(Object answer) {
        return switch (answer) {
            case PageOf<?> page -> page.items().size();
            case Collection<?> all -> all.size();
            case EventsResource.EventsView events -> events.items().size();
            case AuditResource.AuditView audit -> audit.items().size();
            case null, default -> null;
        };
    }

    private static String filter(MultivaluedMap<String, String> asked) {
        var kept = new TreeMap<String, String>();
        FILTERS.stream()
                .filter(asked::containsKey)
                .forEach(name -> kept.put(name, kept(asked.getFirst(name))));
        return kept.isEmpty() ? null : kept.toString();
    }

    /** Ids, codes and dates; nobody may erase from the log what somebody writes there instead. */
    private static String kept(String value) {
        return value.matches(Bodies.ID) ? value : "?";
    }

    private static String roles(Caller caller) {
        return new TreeSet<>(caller.roles()).stream().collect(Collectors.joining(","));
    }
}
