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
import org.redress.access.CaseLinks.Guest;
import org.redress.clock.DatabaseTime;
import org.redress.platform.AuthenticationUnavailable;

/** Lets a party in that has followed the link of an email, to its one case. */
@ApplicationScoped
public class CaseAuthentication extends OwnBearer {

    /** A bearer that was shown. */
    static final class Shown extends BaseAuthenticationRequest {
        private final String text;

        Shown(String text) {
            this.text = text;
        }
    }

    CaseAuthentication() {
        super(Shown.class);
    }

    @Override
    boolean takes(AuthorizationHeader header) {
        return header.isBearer() && header.credential().startsWith(CaseLinks.START);
    }

    @Override
    Shown shown(String credential, HttpServerRequest request) {
        return new Shown(credential);
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
