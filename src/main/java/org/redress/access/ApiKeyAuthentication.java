package org.redress.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.redress.platform.AuthenticationUnavailable;

/** Lets a marketplace's backend in by its key, as bearer or under the scheme {@code ApiKey}. */
@ApplicationScoped
public class ApiKeyAuthentication extends OwnBearer {

    private static final String SCHEME = "apikey";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** A key that was shown, and whether for a request that only reads. */
    static final class Shown extends BaseAuthenticationRequest {
        private final String text;
        private final boolean reading;

        Shown(String text, boolean reading) {
            this.text = text;
            this.reading = reading;
        }
    }

    ApiKeyAuthentication() {
        super(Shown.class);
    }

    @Override
    boolean takes(AuthorizationHeader header) {
        return header.scheme().equals(SCHEME)
                || header.isBearer() && header.credential().startsWith(ApiKeyText.START);
    }

    @Override
    Shown shown(String credential, HttpServerRequest request) {
        return new Shown(credential, READING.contains(request.method().name()));
    }

    /** Finds the holder of a shown key. */
    @ApplicationScoped
    static class Holders implements IdentityProvider<Shown> {

        private final ApiKeys keys;

        Holders(ApiKeys keys) {
            this.keys = keys;
        }

        @Override
        public Class<Shown> getRequestType() {
            return Shown.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                Shown shown, AuthenticationRequestContext context) {
            return ApiKeyText.read(shown.text)
                    .map(keys::holder)
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                    .onFailure()
                    .transform(AuthenticationUnavailable::of)
                    .map(found -> found.orElseThrow(AuthenticationFailedException::new))
                    .map(holder -> identity(holder, shown.reading));
        }

        private static SecurityIdentity identity(ApiKeys.Holder holder, boolean reading) {
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(Caller.API_KEY + holder.prefix()))
                    .addRoles(Scope.roles(holder.scopes(), reading))
                    .build();
        }
    }
}
