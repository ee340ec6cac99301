package org.redress.platform;

import io.quarkus.security.AuthenticationFailedException;

/** Nobody can say at present whether what a caller shows is good, so nobody is let in by it. */
public final class AuthenticationUnavailable extends RuntimeException {

    private AuthenticationUnavailable(Throwable cause) {
        super(cause.getMessage(), cause);
    }

    /** On its way through Quarkus, which knows but one failure of an authentication. */
    public static AuthenticationFailedException of(Throwable cause) {
        return new AuthenticationFailedException(new AuthenticationUnavailable(cause));
    }
}
