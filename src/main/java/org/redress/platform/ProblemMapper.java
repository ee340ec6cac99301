package org.redress.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.redress.order.OrderRoad.Busy;
import org.redress.platform.Problem.ProblemException;

/**
 * The one place where a failure becomes an answer: problem details with a stable code, never a
 * stack trace.
 */
class ProblemMapper {

    private static final int RETRY_SECONDS = 2;
    private static final int UNAVAILABLE = 503;

    /** Who has a thousand fields wrong need not be told of each. */
    private static final int MOST_FACTS = 20;

    @ServerExceptionMapper
    Response problem(ProblemException failure) {
        Response response = failure.problem().response();
        return response.getStatus() == UNAVAILABLE ? later(response) : response;
    }

    private static Response later(Response response) {
        return Response.fromResponse(response).header("Retry-After", RETRY_SECONDS).build();
    }

    @ServerExceptionMapper
    Response busy(Busy failure) {
        return busy();
    }

    private static Response busy() {
        return unavailable("busy", "Somebody else is changing this; try again.");
    }

    /**
     * Named twice, because Quarkus brings a mapper of its own for the second, which is closer to
     * the failure.
     */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response json(JacksonException failure) {
        return JsonProblem.of(failure).response();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        Map<String, String> facts = new TreeMap<>();
        failure.getConstraintViolations().stream()
                .limit(MOST_FACTS)
                .forEach(v -> facts.put(field(v), v.getMessage()));
        return Problem.of(400, "invalid-field", "Some fields are not as they must be.", facts)
                .response();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException failure) {
        if (failure.getCause() instanceof AuthenticationUnavailable why) {
            Log.warnf("a caller cannot be verified: %s", why.getMessage());
            return unavailable("database-unavailable", "Who you are cannot be told; try again.");
        }
        return Response.fromResponse(
                        Problem.of(401, "unauthorized", "A valid bearer token is needed.")
                                .response())
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return Problem.of(403, "forbidden", "This role may not do that.").response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure) {
        if (failure.getCause() instanceof JacksonException json) {
            return json(json);
        }
        if (failure instanceof NotFoundException
                && failure.getCause() instanceof IllegalArgumentException) {
            return Problem.of(400, "invalid-field", "A parameter of the address cannot be read.")
                    .response();
        }
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        String code =
                known == null
                        ? "failed"
                        : known.getReasonPhrase()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace(' ', '-');
        return Problem.of(known == null ? 400 : status, code, "The request cannot be served.")
                .response();
    }

    /** No connection was free for as long as a request waits for one. */
    @ServerExceptionMapper
    Response crowded(NoStackTraceThrowable failure) {
        Log.warnf("a request waited in vain: %s", failure.getMessage());
        return unavailable("overloaded", "More is asked than can be done; try again soon.");
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException failure) {
        if (isLockTimeout(failure)) {
            return busy();
        }
        if (isLostDatabase(failure)) {
            Log.warnf("the database cannot be reached: %s", failure.getMessage());
            return unavailable(
                    "database-unavailable", "The outcome is unknown; repeat with the same key.");
        }
        Log.error("a request failed", failure);
        return Problem.of(500, "internal-error", "Something went wrong here.").response();
    }

    private static Response unavailable(String code, String detail) {
        return later(Problem.of(UNAVAILABLE, code, detail).response());
    }

    /** Somebody else has held what was to be changed for longer than a request waits. */
    private static boolean isLockTimeout(Throwable failure) {
        return failure instanceof PgException pg && "55P03".equals(pg.getSqlState());
    }

    private static boolean isLostDatabase(Throwable failure) {
        return failure instanceof io.vertx.core.VertxException
                || failure.getCause() instanceof java.io.IOException
                || failure instanceof PgException pg
                        && pg.getSqlState() != null
                        && (pg.getSqlState().startsWith("57P")
                                || pg.getSqlState().startsWith("08")
                                || pg.getSqlState().equals("53300"));
    }

    private static String field(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.indexOf('.', path.indexOf('.') + 1) + 1);
    }
}
