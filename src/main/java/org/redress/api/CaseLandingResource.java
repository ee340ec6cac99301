package org.redress.api;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Where the link of an email leads. Mail scanners follow links before their readers do, so looking
 * at it does nothing and tells nothing, not even whether the link is good.
 */
@Path("/case/{token}")
@Tag(name = "case links")
@Produces(MediaType.TEXT_HTML)
public class CaseLandingResource {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Your case</title></head>
            <body><p>This link is personal: it opens your case for a short time. Do not pass it on.</p></body></html>
            """;

    @GET
    @PermitAll
    @Operation(summary = "Says what the link of an email is for, and nothing about the case")
    public Response land(@PathParam("token") String token) {
        return Response.ok(PAGE)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .build();
    }
}
