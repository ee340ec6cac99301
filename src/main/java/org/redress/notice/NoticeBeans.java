package org.redress.notice;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.access.CaseLinks;
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
                mailbox(operator(webhooks.noticeTo(), support, config.supervisor()), config));
    }

    /** The support contact may be no mailbox, and then the supervisor hears of what is wrong. */
    static String operator(Optional<String> named, String support, String supervisor) {
        return named.orElse(MailAddress.isAddress(support) ? support : supervisor);
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
    NoticeComposer composer(Wording wording, NoticeSite site, CaseLinks links) {
        return new NoticeComposer(wording, site, links);
    }
}
