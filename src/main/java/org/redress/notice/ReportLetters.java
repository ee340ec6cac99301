package org.redress.notice;

import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.redress.report.Filing.Writer;
import org.redress.report.ReportFile;

/**
 * Writes the email about a decided report. Its words stand beside those of orders: {@code
 * report-decided.txt} with the subject first, and the letter around it as text and as HTML.
 */
@Singleton
final class ReportLetters {

    private static final String FOLDER = "notice/en/";
    private static final int SUBJECT = 150;

    private final Engine engine;
    private final NoticeSite site;

    ReportLetters(Engine engine, NoticeSite site) {
        this.engine = engine;
        this.site = site;
    }

    Letter of(ReportFile file) {
        Contact contact = contact(file.contact());
        var news = ReportNews.of(file, contact, site);
        String[] told = rendered("report-decided.txt", news).strip().split("\n", 2);
        String subject = PlainText.line(told[0], SUBJECT);
        List<String> paragraphs = paragraphs(told[1]);
        return new Letter(
                contact,
                subject,
                letter("report-letter.txt", subject, paragraphs, news),
                letter("report-letter.html", subject, paragraphs, news),
                file.report().id().toString());
    }

    private static Contact contact(Writer writer) {
        if (writer == null) {
            throw new IllegalStateException("no address is known for the reporter");
        }
        return Contact.of(writer.name(), writer.email(), writer.locale());
    }

    private String rendered(String name, ReportNews news) {
        return engine.getTemplate(FOLDER + name).data("it", news).render();
    }

    private String letter(String name, String subject, List<String> paragraphs, ReportNews news) {
        return engine.getTemplate(FOLDER + name)
                .data("subject", subject, "news", paragraphs, "it", news)
                .render();
    }

    /** Templates may break their lines anywhere. */
    private static List<String> paragraphs(String told) {
        return Stream.of(told.split("\n\\s*\n"))
                .map(paragraph -> paragraph.replaceAll("\\s*\n\\s*", " ").strip())
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }
}
