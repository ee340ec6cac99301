package org.redress.access;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies tokens as {@code mp.jwt.verify.*} says. Keys at an address are ours to read, because the
 * library's own way would hold up a thread of the server for as long as the issuer likes.
 */
@Singleton
@Alternative
@Priority(1)
public class IssuedTokens extends JWTCallerPrincipalFactory {

    private final DefaultJWTTokenParser parser;

    IssuedTokens(IssuerKeys keys) {
        this.parser = new Parser(keys);
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
        var read = parser.parse(token, info);
        String type = read.getJoseObjects().getFirst().getHeader("typ");
        return new DefaultJWTCallerPrincipal(type, read.getJwtClaims());
    }

    private static final class Parser extends DefaultJWTTokenParser {

        private final VerificationKeyResolver atAddress;

        Parser(IssuerKeys keys) {
            this.atAddress =
                    (token, nesting) -> {
                        var key =
                                keys.find(
                                        token.getKeyIdHeaderValue(),
                                        token.getAlgorithmHeaderValue());
                        if (key == null) {
                            throw new UnresolvableKeyException("the issuer has no such key");
                        }
                        return key;
                    };
        }

        @Override
        protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo info)
                throws UnresolvableKeyException {
            return info.getPublicKeyLocation() == null
                    ? super.getVerificationKeyResolver(info)
                    : atAddress;
        }
    }
}
