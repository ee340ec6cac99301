package org.redress.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/** What a request shows to be let in: one scheme and one credential. */
record AuthorizationHeader(String scheme, String credential) {

    static final String BEARER = "bearer";

    static Optional<AuthorizationHeader> of(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        int space = header == null ? -1 : header.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : Optional.of(
                        new AuthorizationHeader(
                                header.substring(0, space).toLowerCase(Locale.ROOT),
                                header.substring(space).strip()));
    }

    boolean isBearer() {
        return scheme.equals(BEARER);
    }
}
