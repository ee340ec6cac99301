package org.redress.notice;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.redress.report.Filing.Writer;
import org.redress.report.ReportFile;

/** Writes the email about a decided report; its words stand beside those of orders. */
@Singleton
final class ReportLetters {

    private final Wording wording;
    private final NoticeSite site;

    ReportLetters(Wording wording, NoticeSite site) {
        this.wording = wording;
        this.site = site;
    }

    Letter of(ReportFile file) {
        Contact contact = contact(file.contact());
        Locale language = wording.language(contact.locale());
        var news = ReportNews.of(file, Formats.of(language, contact, null));
        String id = file.report().id().toString();
        var frame =
                Frame.plain(
                        PlainText.line(contact.name(), PlainText.NAME),
                        site.link("/reports/" + id),
                        site.support());
        var worded = wording.of(language, "report-decided", news, frame);
        return new Letter(contact, worded.subject(), worded.text(), worded.html(), id, null);
    }

    private static Contact contact(Writer writer) {
        if (writer == null) {
            throw new IllegalStateException("no address is known for the reporter");
        }
        return Contact.of(writer.name(), writer.email(), writer.locale());
    }
}
