package org.redress.api;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tokens for trying things out. This class is not part of a production build. */
@Path("/demo/token")
@Tag(name = "demo")
@UnlessBuildProfile("prod")
@Produces(MediaType.TEXT_PLAIN)
public class DemoTokenResource {

    private static final Duration LIFE = Duration.ofHours(12);

    @GET
    @PermitAll
    @Operation(
            summary = "A bearer token for a demo persona; id is the user's id at the marketplace")
    public String token(
            @QueryParam("role")
                    @NotNull
                    @Pattern(
                            regexp =
                                    "marketplace|buyer|seller|mediator|supervisor|assistant|reader|auditor|operator")
                    String role,
            @QueryParam("id") @NotNull @Pattern(regexp = Bodies.ID) String id) {
        return Jwt.upn(id).subject(id).groups(role).expiresIn(LIFE).sign();
    }
}
