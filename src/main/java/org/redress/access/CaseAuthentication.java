package org.redress.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.redress.access.CaseLinks.Guest;
import org.redress.clock.DatabaseTime;
import org.redress.platform.AuthenticationUnavailable;

/** Lets a party in that has followed the link of an email, to its one case. */
@ApplicationScoped
public class CaseAuthentication implements HttpAuthenticationMechanism {

    /** A bearer that was shown. */
    static final class Shown extends BaseAuthenticationRequest {
        private final String text;

        Shown(String text) {
            this.text = text;
        }
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext context, IdentityProviderManager providers) {
        return AuthorizationHeader.of(context)
                .filter(AuthorizationHeader::isBearer)
                .filter(header -> header.credential().startsWith(CaseLinks.START))
                .map(header -> {
                    context.put(HttpAuthenticationMechanism.class.getName(), this);
                    return providers.authenticate(new Shown(header.credential()));
                })
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Shown.class);
    }

    /** Reads who a shown bearer is; the database is asked for the time of our own bearers only. */
    @ApplicationScoped
    static class Guests implements IdentityProvider<Shown> {

        private final CaseLinks links;
        private final DatabaseTime time;

        Guests(CaseLinks links, DatabaseTime time) {
            this.links = links;
            this.time = time;
        }

        @Override
        public Class<Shown> getRequestType() {
            return Shown.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(
                Shown shown, AuthenticationRequestContext context) {
            if (!links.isOurs(shown.text)) {
                return Uni.createFrom().failure(new AuthenticationFailedException());
            }
            return time.now()
                    .onFailure()
                    .transform(AuthenticationUnavailable::of)
                    .map(now -> links.guest(shown.text, now))
                    .map(found -> found.orElseThrow(AuthenticationFailedException::new))
                    .map(Guests::identity);
        }

        private static SecurityIdentity identity(Guest guest) {
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(guest.id()))
                    .addRole(guest.link().party().code())
                    .addAttribute(Caller.ONLY_ORDER, guest.link().order())
                    .build();
        }
    }
}
