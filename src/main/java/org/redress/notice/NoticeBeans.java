package org.redress.notice;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.webhook.WebhookConfig;

/** Makes the plain classes of this package known to the container. */
@ApplicationScoped
class NoticeBeans {

    @Produces
    @Singleton
    NoticeSite site(
            @ConfigProperty(name = "redress.public-url") URI publicUrl,
            @ConfigProperty(name = "redress.support-contact") String support,
            NoticeConfig config,
            WebhookConfig webhooks) {
        return new NoticeSite(
                publicUrl,
                PlainText.line(support, PlainText.NAME),
                mailbox(config.mediators(), config),
                mailbox(config.supervisor(), config),
                mailbox(webhooks.noticeTo().orElse(support), config));
    }

    /** Read by several people, so nobody is called by name. */
    private static Contact mailbox(String address, NoticeConfig config) {
        return Contact.of(null, address, config.locale(), config.timeZone().getId());
    }

    @Produces
    @Singleton
    Wording wording(Engine engine) {
        return new Wording(engine);
    }

    @Produces
    @Singleton
    NoticeComposer composer(Wording wording, NoticeSite site) {
        return new NoticeComposer(wording, site);
    }
}
