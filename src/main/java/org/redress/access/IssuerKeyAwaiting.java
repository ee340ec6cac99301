package org.redress.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Lets nobody in, but has the key of a JWT ready for the mechanism after it, which does. */
@ApplicationScoped
public class IssuerKeyAwaiting implements HttpAuthenticationMechanism {

    private final IssuerKeys keys;

    IssuerKeyAwaiting(IssuerKeys keys) {
        this.keys = keys;
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager providers) {
        return AuthorizationHeader.of(context)
                .filter(AuthorizationHeader::isBearer)
                .map(header -> keys.await(keyId(header.credential())))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .map(ready -> (SecurityIdentity) null);
    }

    /** Null if the token names none; what is no token at all is refused later. */
    private static String keyId(String token) {
        try {
            String header = token.substring(0, Math.max(0, token.indexOf('.')));
            byte[] json = Base64.getUrlDecoder().decode(header);
            return new JsonObject(new String(json, StandardCharsets.UTF_8)).getString("kid");
        } catch (IllegalArgumentException | ClassCastException | DecodeException e) {
            return null;
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
