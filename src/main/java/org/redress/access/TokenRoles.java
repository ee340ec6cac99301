package org.redress.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who the bearer of a verified token is: its {@code sub}, never a name that its owner may choose,
 * with those roles of the configured claim that there are here.
 */
@ApplicationScoped
public class TokenRoles implements SecurityIdentityAugmentor {

    private static final Pattern SLASH_OUTSIDE_QUOTES =
            Pattern.compile("/(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,100}");

    private final List<String> path;

    TokenRoles(IssuerConfig config) {
        this.path =
                SLASH_OUTSIDE_QUOTES
                        .splitAsStream(config.rolesClaim())
                        .map(name -> name.replace("\"", ""))
                        .toList();
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? bearer(identity, token)
                : Uni.createFrom().item(identity);
    }

    private Uni<SecurityIdentity> bearer(SecurityIdentity identity, JsonWebToken token) {
        String subject = token.getSubject();
        if (subject == null
                || !SUBJECT.matcher(subject).matches()
                || subject.startsWith(Caller.API_KEY)) {
            return Uni.createFrom()
                    .failure(new AuthenticationFailedException("a token without a usable sub"));
        }
        return Uni.createFrom()
                .item(
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(subject))
                                .addCredentials(identity.getCredentials())
                                .addAttributes(identity.getAttributes())
                                .addRoles(roles(token))
                                .build());
    }

    private Set<String> roles(JsonWebToken token) {
        Object found = claims(token);
        for (String name : path) {
            found = found instanceof JsonObject object ? object.getValue(name) : null;
        }
        Stream<?> named =
                switch (found) {
                    case JsonArray several -> several.stream();
                    case String text -> Stream.of(text.split("\\s+"));
                    case null, default -> Stream.empty();
                };
        return named.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(Role.NAMES::contains)
                .collect(Collectors.toSet());
    }

    /** As they were signed; the library fills some in from elsewhere. */
    private static JsonObject claims(JsonWebToken token) {
        String payload = token.getRawToken().split("\\.")[1];
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
