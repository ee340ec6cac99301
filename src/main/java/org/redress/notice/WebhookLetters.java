package org.redress.notice;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.redress.webhook.Disabling;

/** Writes the email about a disabled webhook endpoint; its words stand beside those of orders. */
@Singleton
final class WebhookLetters {

    private final Wording wording;
    private final NoticeSite site;

    WebhookLetters(Wording wording, NoticeSite site) {
        this.wording = wording;
        this.site = site;
    }

    Letter of(Disabling disabling) {
        Contact contact = site.operator();
        Locale language = wording.language(contact.locale());
        var news = WebhookNews.of(disabling, Formats.of(language, contact, null));
        String id = disabling.endpoint().toString();
        var frame = Frame.toOperator(site.link("/webhook-endpoints/" + id), site.support());
        var worded = wording.of(language, "webhook-disabled", news, frame);
        return new Letter(contact, worded.subject(), worded.text(), worded.html(), id, null);
    }
}
