package org.redress.api;

import jakarta.inject.Singleton;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.redress.platform.Problem;
import org.redress.platform.Problem.ProblemException;

/**
 * A query says what it means: each parameter is one that the operation knows, and stands there once
 * unless it is a list. Who misspells a filter would otherwise get everything.
 */
@Singleton
class KnownParameters {

    /** As far as a name of somebody else's is told back to him. */
    private static final int TOLD = 60;

    /** Where one has no place yet, one begins at the start. */
    private static final Set<String> PLACES = Set.of("cursor", "after");

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    /** But the page that emails lead to takes what mail programs add to its address. */
    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo address) {
        var sent = address.getQueryParameters();
        if (!sent.isEmpty() && resource.getResourceClass() != CaseLandingResource.class) {
            var types = known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::of);
            sent.forEach((name, values) -> check(name, values, types));
        }
    }

    private static Map<String, Class<?>> of(Method method) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                types.put(parameter.getAnnotation(QueryParam.class).value(), parameter.getType());
            } else if (parameter.isAnnotationPresent(RestQuery.class)) {
                types.put(parameter.getName(), parameter.getType());
            }
        }
        return types;
    }

    private static void check(String name, List<String> values, Map<String, Class<?>> types) {
        Class<?> type = types.get(name);
        if (type == null) {
            String told = name.length() > TOLD ? name.substring(0, TOLD) : name;
            throw Problem.of(
                            400,
                            "unknown-parameter",
                            "This operation has no such parameter in its query.",
                            Map.of(
                                    "parameter",
                                    told,
                                    "known",
                                    String.join(", ", new TreeSet<>(types.keySet()))))
                    .exception();
        }
        if (values.size() > 1 && !Collection.class.isAssignableFrom(type)) {
            throw Problem.of(
                            400,
                            "repeated-parameter",
                            "This parameter may be there only once.",
                            Map.of("parameter", name))
                    .exception();
        }
        if (!PLACES.contains(name) && values.stream().anyMatch(String::isEmpty)) {
            throw invalid(name, "not empty");
        }
        if (type == boolean.class && !List.of("true", "false").contains(values.getFirst())) {
            throw invalid(name, "true or false");
        }
    }

    private static ProblemException invalid(String name, String must) {
        return Problem.of(
                        400,
                        "invalid-field",
                        "Some fields are not as they must be.",
                        Map.of(name, must))
                .exception();
    }
}
