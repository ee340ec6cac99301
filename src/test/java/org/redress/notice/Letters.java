package org.redress.notice;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.redress.access.CaseLinks;
import org.redress.access.Seal;

/** Writes emails without starting the service. */
final class Letters {

    static final NoticeSite SITE =
            new NoticeSite(
                    URI.create("https://redress.example"),
                    "support@redress.example",
                    Contact.of(null, "mediators@redress.example", "en"),
                    Contact.of(null, "supervisor@redress.example", "en"),
                    Contact.of(null, "operator@redress.example", "en"));

    static final Wording WORDING = new Wording(engine());

    /** Always the same key, so that a link is the same whenever it is written. */
    static final CaseLinks LINKS =
            new CaseLinks(
                    Seal.of(
                            List.of(
                                    "a key that everybody may know...."
                                            .getBytes(StandardCharsets.UTF_8))),
                    Duration.ofDays(7),
                    Duration.ofMinutes(15));

    private Letters() {}

    static Letter of(Story.Told told) {
        return of(told, "en");
    }

    /** As these people read it: the buyer in UTC, the seller in a zone of its own. */
    static Letter of(Story.Told told, String language) {
        var composer = new NoticeComposer(WORDING, site(language), LINKS);
        CaseFile file = told.file();
        var translated =
                new CaseFile(
                        file.events(),
                        Story.contacts(language),
                        file.titles(),
                        file.texts(),
                        file.readAt());
        return composer.compose(told.kind(), told.to(), translated, told.policy());
    }

    /** An installation whose mediators read that language. */
    static NoticeSite site(String language) {
        return new NoticeSite(
                SITE.publicUrl(),
                SITE.support(),
                Contact.of(null, "mediators@redress.example", language),
                Contact.of(null, "supervisor@redress.example", language),
                Contact.of(null, "operator@redress.example", language));
    }

    private static Engine engine() {
        Engine engine =
                Engine.builder()
                        .addDefaults()
                        .addValueResolver(new ReflectionValueResolver())
                        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                        .addLocator(Letters::template)
                        .build();
        Languages.ALL.forEach(language -> engine.getTemplate("notice/" + language + "/words.txt"));
        return engine;
    }

    private static Optional<TemplateLocation> template(String path) {
        var file = Letters.class.getResourceAsStream("/templates/" + path);
        return file == null ? Optional.empty() : Optional.of(new Location(path));
    }

    private record Location(String path) implements TemplateLocation {
        @Override
        public Reader read() {
            var file = Letters.class.getResourceAsStream("/templates/" + path);
            return new InputStreamReader(file, StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(
                    Variant.forContentType(
                            path.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
        }
    }
}
