package org.redress.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Names operations as the table and the OpenAPI file do, such as {@code GET /v1/orders/{id}}. */
public final class Operations {

    private Operations() {}

    /** Empty for a method that answers no requests. */
    public static Optional<String> name(Class<?> resource, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(it -> it.annotationType().getAnnotation(HttpMethod.class))
                .filter(it -> it != null)
                .findFirst()
                .map(verb -> verb.value() + " " + path(resource, method));
    }

    private static String path(Class<?> resource, Method method) {
        return Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
                .filter(it -> it != null)
                .map(it -> "/" + it.value())
                .reduce("", String::concat)
                .replaceAll("/+", "/");
    }
}
