package org.redress.notice;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the plain classes of this package known to the container. */
@ApplicationScoped
class NoticeBeans {

    @Produces
    @Singleton
    NoticeSite site(
            @ConfigProperty(name = "redress.public-url") URI publicUrl,
            @ConfigProperty(name = "redress.support-contact") String support,
            NoticeConfig config) {
        return new NoticeSite(
                publicUrl,
                PlainText.line(support, PlainText.NAME),
                Contact.of("Mediators", config.mediators(), "en"),
                Contact.of("Supervisor", config.supervisor(), "en"));
    }

    @Produces
    @Singleton
    NoticeComposer composer(Engine engine, NoticeSite site) {
        return new NoticeComposer(new Wording(engine), site);
    }
}
