package org.redress.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.regex.Pattern;
import org.redress.evidence.EvidenceConfig;
import org.redress.platform.Problem;
import org.redress.platform.Problem.ProblemException;

/** How large a body may be: small wherever JSON is read, large only where a file comes. */
@ApplicationScoped
public class BodyLimits {

    static final long JSON = 1 << 20;

    /** Where counting JSON fails to stop a body, the server cuts the connection. */
    private static final long LAST_RESORT = 2 * JSON;

    /** What a form may have around its file. */
    private static final long FORM = 1 << 16;

    private static final Pattern ATTACHES = Pattern.compile("/v1/(orders|disputes)/[^/]+/evidence");

    private static final String STATEMENTS = "/v1/reconciliations";

    /** Quarkus has one limit for all, and looks at it between these two. */
    private static final int BEFORE_QUARKUS = 10;

    private static final int AFTER_QUARKUS = 1;

    private final ObjectMapper json;
    private final long file;
    private final long statement;

    BodyLimits(ObjectMapper json, EvidenceConfig config, StatementUpload upload) {
        this.statement = upload.limit();
        this.json = json;
        this.file = config.maxBytes().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::lookAtLength, BEFORE_QUARKUS);
        filters.register(BodyLimits::limitChunks, AFTER_QUARKUS);
    }

    private void lookAtLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean attaches = attaches(context);
        long other = states(context) ? statement : JSON;
        if (length != null && Long.parseLong(length) > (attaches ? file + FORM : other)) {
            var failure = attaches ? fileTooLarge(file) : bodyTooLarge(other);
            failure.problem().answer(context, json);
        } else {
            context.next();
        }
    }

    private static void limitChunks(RoutingContext context) {
        if (!attaches(context) && !states(context)) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, LAST_RESORT);
        }
        context.next();
    }

    private static boolean attaches(RoutingContext context) {
        return ATTACHES.matcher(context.normalizedPath()).matches();
    }

    private static boolean states(RoutingContext context) {
        return context.normalizedPath().equals(STATEMENTS);
    }

    static ProblemException fileTooLarge(long limit) {
        return tooLarge("file-too-large", "The file is larger than this service takes.", limit);
    }

    static ProblemException bodyTooLarge(long limit) {
        return tooLarge("body-too-large", "The body is larger than any that is needed.", limit);
    }

    private static ProblemException tooLarge(String code, String detail, long limit) {
        return Problem.of(413, code, detail, Map.of("limit", String.valueOf(limit))).exception();
    }
}
