package org.redress.api;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens for trying things out. This class is not part of a production build. */
@Path("/demo/token")
@Tag(name = "demo")
@UnlessBuildProfile("prod")
@Produces(MediaType.TEXT_PLAIN)
@Consumes(MediaType.APPLICATION_JSON)
public class DemoTokenResource {

    private static final Duration LIFE = Duration.ofHours(12);

    /** {@code id} is the user's id at the marketplace. */
    public record Persona(
            @NotNull @Pattern(regexp = Bodies.ID) String id,
            @NotNull @Pattern(regexp = "marketplace|buyer|seller|mediator|operator") String role) {}

    @POST
    @PermitAll
    @Operation(summary = "A bearer token for a demo persona")
    public String token(@NotNull @Valid Persona persona) {
        return Jwt.upn(persona.id()).subject(persona.id()).groups(persona.role()).expiresIn(LIFE).sign();
    }
}
