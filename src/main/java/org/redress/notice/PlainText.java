package org.redress.notice;

/**
 * The one place that makes a stranger's words safe for a header or a line of an email
 * (CVE-2026-102471).
 */
final class PlainText {

    /** Long enough for a name or a title. */
    static final int NAME = 100;

    /** Long enough to quote a person in an email; the whole text stands on the case page. */
    static final int QUOTE = 1000;

    private PlainText() {}

    /**
     * One line of at most {@code limit} characters: control and format characters, line ends of
     * every kind and broken surrogates become spaces.
     */
    static String line(String words, int limit) {
        var line = new StringBuilder(words.length());
        words.codePoints().forEach(point -> line.appendCodePoint(isSafe(point) ? point : ' '));
        String tidy = line.toString().replaceAll("[\\h\\s]+", " ").strip();
        if (tidy.codePointCount(0, tidy.length()) <= limit) {
            return tidy;
        }
        return tidy.substring(0, tidy.offsetByCodePoints(0, limit - 1)) + "…";
    }

    /** Several lines, such as an address, in one: {@code Lamp Street 3, Hamburg}. */
    static String joined(String words, int limit) {
        return line(words.strip().replaceAll("[\\h,]*\\R\\s*", ", "), limit);
    }

    private static boolean isSafe(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }
}
