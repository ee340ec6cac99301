package org.redress.notice;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;

/** Where and how a person is written to; the zone is the one that times are told in. */
public record Contact(String name, String email, Locale locale, ZoneId zone) {

    private static final ZoneId UTC = ZoneId.of("UTC");

    /** In UTC. */
    public static Contact of(String name, String email, String languageTag) {
        return of(name, email, languageTag, null);
    }

    /** English where no language is known, UTC where no zone is. */
    public static Contact of(String name, String email, String languageTag, String zone) {
        Locale locale = languageTag == null ? Locale.ENGLISH : Locale.forLanguageTag(languageTag);
        return new Contact(
                name,
                email,
                locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale,
                zone == null ? UTC : zone(zone));
    }

    /** A zone that this Java no longer knows must not keep a letter from being sent. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return UTC;
        }
    }
}
