package org.redress.api;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.bundle.BundleKey;
import org.redress.bundle.BundleKey.PublicKeyView;

/** The public key by which case bundles are verified. */
@Path("/v1/bundle-key")
@Tag(name = "orders")
@Produces(MediaType.APPLICATION_JSON)
public class BundleKeyResource {

    private final BundleKey key;

    BundleKeyResource(BundleKey key) {
        this.key = key;
    }

    @GET
    @Authenticated
    @APIResponse(responseCode = "200", description = "The key in use")
    @APIResponse(responseCode = "501", description = "bundle-key-missing")
    @Operation(summary = "The Ed25519 public key that case bundles are signed with now")
    public PublicKeyView get() {
        return key.view();
    }
}
