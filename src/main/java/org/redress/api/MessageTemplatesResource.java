package org.redress.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Words to begin a message with, for the cases that occur most (M11). */
@Path("/v1/message-templates")
@Tag(name = "messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessageTemplatesResource {

    private static final String FILE = "/messages/templates.json";

    private final List<Template> templates;

    MessageTemplatesResource(ObjectMapper json) {
        try (var in = MessageTemplatesResource.class.getResourceAsStream(FILE)) {
            templates = json.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    public record Template(String code, String title, String text) {}

    @GET
    @Authenticated
    @Operation(summary = "Words to begin a message with")
    public List<Template> all() {
        return templates;
    }
}
