package org.redress.notice;

import java.util.Locale;

/** Where and how a person is written to. */
public record Contact(String name, String email, Locale locale) {

    public static Contact of(String name, String email, String languageTag) {
        Locale locale = languageTag == null ? Locale.ENGLISH : Locale.forLanguageTag(languageTag);
        return new Contact(name, email, locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale);
    }
}
