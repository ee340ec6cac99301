package org.redress.notice;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.redress.notice.QueueNews.Waiting;

/** Writes the daily email to the mediators; its words stand beside those of orders. */
@Singleton
final class QueueLetters {

    private final Wording wording;
    private final NoticeSite site;

    QueueLetters(Wording wording, NoticeSite site) {
        this.wording = wording;
        this.site = site;
    }

    Letter of(List<Waiting> cases, Instant now) {
        Contact contact = site.mediators();
        Locale language = wording.language(contact.locale());
        var news = QueueNews.of(cases, now, Formats.of(language, contact, null));
        var frame = Frame.plain(null, site.link("/disputes"), site.support());
        var worded = wording.of(language, "queue", news, frame);
        return new Letter(contact, worded.subject(), worded.text(), worded.html(), "queue", null);
    }
}
