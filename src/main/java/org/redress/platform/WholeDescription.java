package org.redress.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into the OpenAPI file what holds for every operation alike: its problems, the headers of a
 * write, that unknown fields are refused, and that a pattern is one for the whole text.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class WholeDescription implements OASFilter {

    private static final String REF = "#/components/schemas/";
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_TYPE = "application/problem+json";

    /**
     * What the sender has signed, and what only tells: both are the same however often they come.
     */
    private static final String WITHOUT_KEY = "/v1/(payment-notifications/.*|case-links)";

    /** Where the version that an answer has as its ETag can be asked for. */
    private static final String VERSIONED =
            "/v1/(orders|disputes|evidence|reports|accounts|webhook-endpoints|api-keys)/\\{id}.*";

    private static final Map<Integer, String> OF_ALL =
            Map.of(
                    400, "A field, parameter or header is not as it must be",
                    401, "No valid token",
                    403, "Not for this role",
                    404, "Not there, or not for this caller",
                    406, "None of the accepted types can be answered",
                    429, "Too many requests",
                    431, "Too many headers",
                    500, "A fault of this service",
                    503, "Not at the moment; see Retry-After");

    private static final Map<Integer, String> OF_WRITES =
            Map.of(
                    408, "upload-too-slow",
                    409, "Not as things stand; the code says why",
                    412, "version-changed",
                    413, "The body is too large",
                    415, "The body is of another type than is read here",
                    422, "idempotency-key-reused");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema(PROBLEM, problem());
        List<Schema> sent = new ArrayList<>();
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations()
                                .forEach((method, it) -> {
                                    complete(path, method, it);
                                    sent.addAll(bodies(it));
                                }));
        Map<String, Schema> named = api.getComponents().getSchemas();
        eachIn(sent, named, WholeDescription::refuseMore);
        eachIn(sent, named, WholeDescription::anchor);
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        OF_ALL.forEach((code, description) -> addProblem(operation, code, description));
        operation.getResponses().getAPIResponses().forEach(WholeDescription::completeProblem);
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(it -> anchor(it.getSchema()));
        }
        if (method != HttpMethod.GET) {
            OF_WRITES.forEach((code, description) -> addProblem(operation, code, description));
            if (!path.matches(WITHOUT_KEY)) {
                operation.addParameter(key());
            }
            if (path.matches(VERSIONED)) {
                operation.addParameter(version());
            }
        }
    }

    private static void addProblem(Operation operation, int status, String description) {
        var responses = operation.getResponses();
        String code = String.valueOf(status);
        if (responses.getAPIResponse(code) == null) {
            responses.addAPIResponse(code, OASFactory.createAPIResponse().description(description));
        }
        completeProblem(code, responses.getAPIResponse(code));
    }

    private static void completeProblem(String code, APIResponse response) {
        if (code.matches("[45]\\d\\d") && response.getContent() == null) {
            var schema = OASFactory.createSchema().ref(REF + PROBLEM);
            var media = OASFactory.createMediaType().schema(schema);
            response.setContent(OASFactory.createContent().addMediaType(PROBLEM_TYPE, media));
        }
    }

    private static Parameter key() {
        return header("Idempotency-Key", "^[!-~]{1,255}$")
                .required(true)
                .description("The same key with the same request has one effect and one answer");
    }

    private static Parameter version() {
        return header("If-Match", "^(\\*|\"[0-9]{1,9}\")$")
                .description("The ETag of the answer that this decision was made by");
    }

    private static Parameter header(String name, String pattern) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .schema(text().pattern(pattern));
    }

    private static Schema problem() {
        return object("A no, as RFC 9457 has it")
                .addProperty("type", text().description("urn:redress:problem: and the code"))
                .addProperty("title", text().description("The status in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("code", text().description("Stable: what a client decides by"))
                .addProperty("detail", text().description("One sentence for people"))
                .addProperty("facts", texts().description("What was compared"))
                .addProperty(
                        "because",
                        object("Which rule of the policy it was")
                                .addProperty("policy", text())
                                .addProperty("rule", text())
                                .addProperty("facts", texts()))
                .required(List.of("type", "title", "status", "code", "detail"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema texts() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .additionalPropertiesSchema(text());
    }

    private static List<Schema> bodies(Operation operation) {
        var body = operation.getRequestBody();
        return body == null || body.getContent() == null
                ? List.of()
                : body.getContent().getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(schema -> schema != null)
                        .toList();
    }

    /** Each schema within these, named ones too, once. */
    private static void eachIn(
            List<Schema> roots, Map<String, Schema> named, Consumer<Schema> change) {
        Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Schema schema = open.pop();
            if (!seen.add(schema)) {
                continue;
            }
            change.accept(schema);
            if (schema.getRef() != null) {
                open.push(named.get(schema.getRef().substring(REF.length())));
            }
            if (schema.getItems() != null) {
                open.push(schema.getItems());
            }
            if (schema.getProperties() != null) {
                schema.getProperties().values().forEach(open::push);
            }
        }
    }

    private static void refuseMore(Schema schema) {
        if (schema.getProperties() != null) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
    }

    private static void anchor(Schema schema) {
        if (schema != null && schema.getPattern() != null && !schema.getPattern().startsWith("^")) {
            schema.setPattern("^(" + schema.getPattern() + ")$");
        }
    }
}
