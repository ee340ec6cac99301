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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes emails without starting the service. */
final class Letters {

    static final NoticeSite SITE =
            new NoticeSite(
                    URI.create("https://redress.example"),
                    "support@redress.example",
                    new Contact("Mediators", "mediators@redress.example", Locale.ENGLISH),
                    new Contact("Supervisor", "supervisor@redress.example", Locale.ENGLISH));

    private static final NoticeComposer COMPOSER = new NoticeComposer(new Wording(engine()), SITE);

    private Letters() {}

    static Letter of(Story.Told told) {
        return COMPOSER.compose(told.kind(), told.to(), told.file(), told.policy());
    }

    private static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(Letters::template)
                .build();
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
