package org.redress.notice;

import io.quarkus.qute.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle.Control;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts an email into words. All words stand in templates/notice/&lt;language&gt;: one file per
 * notice (its first paragraph is the subject, blank lines part them), what several of them say in
 * files of its own such as {@code deal.txt}, what comes next in {@code next.txt}, and the words of
 * the letter around them in {@code words.txt}. Another language is another such folder and nothing
 * else.
 */
public final class Wording {

    private static final int SUBJECT = 150;
    private static final String CHINESE = "[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]";
    private static final Pattern CHINESE_BREAK =
            Pattern.compile("(?<=" + CHINESE + ")\\s*\n\\s*|\\s*\n\\s*(?=" + CHINESE + ")");
    private static final Control FALLBACK = Control.getControl(Control.FORMAT_DEFAULT);

    private final Engine engine;

    public Wording(Engine engine) {
        this.engine = engine;
    }

    /**
     * An email in words, but for its address.
     *
     * @param entry how its deadline is called in a calendar
     * @param next what comes next, a paragraph each
     */
    record Worded(String subject, String text, String html, String entry, List<String> next) {}

    /**
     * The language that somebody is written to in: his own or the nearest, else English. Templates
     * are loaded at the start; asking for one that is not there would search the whole class path.
     */
    Locale language(Locale reader) {
        return FALLBACK.getCandidateLocales("notice", reader).stream()
                .filter(locale -> !locale.equals(Locale.ROOT))
                .filter(locale -> engine.isTemplateLoaded(path(locale, "words.txt")))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** A letter that tells {@code news}, and what comes next if there is a case. */
    Worded of(Locale language, String news, Object it, Frame frame) {
        List<String> told = paragraphs(rendered(language, news, it, frame));
        String subject = PlainText.line(told.getFirst(), SUBJECT);
        List<String> next =
                frame.isOfCase() ? paragraphs(rendered(language, "next", it, frame)) : List.of();
        Map<String, String> words = words(rendered(language, "words", it, frame));
        Map<String, Object> data =
                Map.of(
                        "language",
                        language.toLanguageTag(),
                        "words",
                        words,
                        "subject",
                        subject,
                        "news",
                        told.subList(1, told.size()),
                        "next",
                        next,
                        "mail",
                        frame);
        return new Worded(
                subject,
                letter("letter.txt", data),
                letter("letter.html", data),
                words.get("entry"),
                next);
    }

    private String rendered(Locale language, String name, Object it, Frame frame) {
        return engine.getTemplate(path(language, name + ".txt"))
                .data("it", it, "mail", frame)
                .render()
                .strip();
    }

    private String letter(String name, Map<String, Object> data) {
        var letter = engine.getTemplate("notice/" + name).instance();
        data.forEach(letter::data);
        return letter.render();
    }

    private static String path(Locale language, String file) {
        return "notice/" + language.toLanguageTag() + "/" + file;
    }

    /** Each line is a name, an equals sign, and the words. */
    private static Map<String, String> words(String rendered) {
        return rendered.lines()
                .map(line -> line.split(" = ", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip()));
    }

    private static List<String> paragraphs(String told) {
        return Stream.of(told.split("\n\\s*\n"))
                .map(Wording::oneLine)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    /** Templates may break their lines anywhere; Chinese has no space between its words. */
    private static String oneLine(String paragraph) {
        return CHINESE_BREAK
                .matcher(paragraph)
                .replaceAll("")
                .replaceAll("\\s*\n\\s*", " ")
                .strip();
    }
}
