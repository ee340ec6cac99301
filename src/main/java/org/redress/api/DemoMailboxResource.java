package org.redress.api;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.redress.notice.ReceivedMail;

/**
 * The emails of a development run, which go to nobody else. This class is not part of a production
 * build.
 */
@Path("/demo")
@Tag(name = "demo")
@UnlessBuildProfile("prod")
public class DemoMailboxResource {

    @CheckedTemplate(basePath = "demo")
    static class Templates {
        static native TemplateInstance mailbox(List<ReceivedMail> mails, String to);
    }

    @GET
    @Path("mailbox")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "All emails sent in this run, newest first, as a page")
    public String page(@RestQuery String to) {
        return Templates.mailbox(ReceivedMail.all(to), to).render();
    }

    @GET
    @Path("mailbox.json")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All emails sent in this run, newest first")
    public List<ReceivedMail> list(@RestQuery String to) {
        return ReceivedMail.all(to);
    }
}
