package org.redress.outbox;

import java.util.regex.Pattern;

/** An error as it may be kept beside a message: short, one line, and without anybody's address. */
final class ErrorText {

    private static final int LIMIT = 500;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\"]+@[^\\s<>()\"]+");

    private ErrorText() {}

    static String of(Throwable failure) {
        return of(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    static String of(String error) {
        String line = ADDRESS.matcher(error.replaceAll("\\p{Cntrl}+", " ")).replaceAll("(address)");
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT);
    }
}
