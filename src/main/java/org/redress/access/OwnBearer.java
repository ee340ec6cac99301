package org.redress.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Takes what Redress itself gave out before anybody else takes it for a token of an issuer. */
abstract class OwnBearer implements HttpAuthenticationMechanism {

    private final Class<? extends AuthenticationRequest> shown;

    /** {@code shown}: what {@link #shown} makes of it, and an identity provider knows. */
    OwnBearer(Class<? extends AuthenticationRequest> shown) {
        this.shown = shown;
    }

    /** Whether it is of this kind; whether it is good is asked later. */
    abstract boolean takes(AuthorizationHeader header);

    abstract AuthenticationRequest shown(String credential, HttpServerRequest request);

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager providers) {
        return AuthorizationHeader.of(context)
                .filter(this::takes)
                .map(header -> {
                    context.put(HttpAuthenticationMechanism.class.getName(), this);
                    return providers.authenticate(shown(header.credential(), context.request()));
                })
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(shown);
    }
}
