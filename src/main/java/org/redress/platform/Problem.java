package org.redress.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.redress.kernel.Because;
import org.redress.kernel.Refusal;

/**
 * A "no" as RFC 9457 problem details: a stable {@code code}, one sentence, and the facts that were
 * compared; {@code because} names policy and rule where the core refused.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        Map<String, String> facts,
        Because because) {

    public static final MediaType MEDIA_TYPE = MediaType.valueOf("application/problem+json");

    public static Problem of(int status, String code, String detail) {
        return of(status, code, detail, Map.of());
    }

    public static Problem of(int status, String code, String detail, Map<String, String> facts) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new Problem("urn:redress:problem:" + code, title, status, code, detail, facts, null);
    }

    public static Problem of(Refusal refusal) {
        int status =
                switch (refusal.code().kind()) {
                    case CONFLICT -> 409;
                    case FORBIDDEN -> 403;
                    case NOT_FOUND -> 404;
                };
        var code = refusal.code();
        var plain = of(status, code.code(), code.sentence(), refusal.facts());
        return new Problem(
                plain.type,
                plain.title,
                status,
                plain.code,
                plain.detail,
                plain.facts,
                refusal.because());
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** Answers a request that no resource has seen. */
    public void answer(RoutingContext context, ObjectMapper json) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE.toString())
                    .end(json.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This problem on its way out of the code that found it. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** Carries a problem to the one place that answers it. */
    public static final class ProblemException extends RuntimeException {
        private final transient Problem problem;

        ProblemException(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
