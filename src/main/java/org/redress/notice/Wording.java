package org.redress.notice;

import io.quarkus.qute.Engine;
import java.util.List;
import java.util.stream.Stream;
import org.redress.order.NoticeKind;

/**
 * Puts an email into words. All words stand in templates/notice/&lt;language&gt;: one file per
 * notice (its first paragraph is the subject, blank lines part them), what several of them say in
 * files of its own such as {@code deal.txt}, what comes next in {@code next.txt}, and the letter
 * around them as text and as HTML. Another language is another such folder.
 */
public final class Wording {

    private static final String LANGUAGE = "en";

    private static final int SUBJECT = 150;

    private final Engine engine;

    public Wording(Engine engine) {
        this.engine = engine;
    }

    /** An email in words, but for its address. */
    record Worded(String subject, String text, String html) {}

    Worded of(NoticeKind kind, Notice notice, Frame frame) {
        List<String> told = paragraphs(rendered(kind.code(), notice, frame));
        String subject = PlainText.line(told.getFirst(), SUBJECT);
        List<String> news = told.subList(1, told.size());
        List<String> next = paragraphs(rendered("next", notice, frame));
        return new Worded(
                subject,
                letter("letter.txt", subject, news, next, frame),
                letter("letter.html", subject, news, next, frame));
    }

    private String rendered(String name, Notice notice, Frame frame) {
        return engine.getTemplate(path(name + ".txt"))
                .data("it", notice, "mail", frame)
                .render()
                .strip();
    }

    private String letter(
            String name, String subject, List<String> news, List<String> next, Frame frame) {
        return engine.getTemplate(path(name))
                .data("subject", subject, "news", news, "next", next, "mail", frame)
                .render();
    }

    private static String path(String file) {
        return "notice/" + LANGUAGE + "/" + file;
    }

    private static List<String> paragraphs(String told) {
        return Stream.of(told.split("\n\\s*\n"))
                .map(Wording::oneLine)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    /** Templates may break their lines anywhere. */
    private static String oneLine(String paragraph) {
        return paragraph.replaceAll("\\s*\n\\s*", " ").strip();
    }
}
