package org.redress.evidence;

import java.nio.ByteBuffer;

/** The bytes of one PDF, and what stands where in them. */
record PdfBytes(ByteBuffer file) {

    private static final String DELIMITERS = "()<>[]{}/%";

    int size() {
        return file.limit();
    }

    byte at(int at) {
        return file.get(at);
    }

    boolean isAt(int at, String word) {
        if (at < 0 || at + word.length() > size()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Byte.toUnsignedInt(at(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Behind the word; the file's end if there is none. */
    int endOf(String word, int from) {
        for (int at = from; at < size(); at++) {
            if (isAt(at, word)) {
                return at + word.length();
            }
        }
        return size();
    }

    int endOfLine(int at) {
        int next = at;
        while (at(next) == '\r' || at(next) == '\n') {
            next++;
        }
        return next;
    }

    int afterSpace(int at) {
        int next = at;
        while (next < size() && isSpace(at(next))) {
            next++;
        }
        return next;
    }

    int beforeSpace(int at) {
        int before = at;
        while (before > 0 && isSpace(at(before - 1))) {
            before--;
        }
        return before;
    }

    boolean isDigit(int at) {
        return at >= 0 && at < size() && at(at) >= '0' && at(at) <= '9';
    }

    /** Behind the string that begins there: parentheses stand in it in pairs. */
    int endOfString(int from) {
        int depth = 0;
        for (int at = from; at < size(); at++) {
            switch (at(at)) {
                case '\\' -> at++;
                case '(' -> depth++;
                case ')' -> {
                    if (--depth == 0) {
                        return at + 1;
                    }
                }
                default -> {}
            }
        }
        return size();
    }

    static boolean isSpace(byte letter) {
        return letter == ' ' || letter >= 9 && letter <= 13 || letter == 0;
    }

    static boolean endsName(byte letter) {
        return isSpace(letter) || DELIMITERS.indexOf(letter) >= 0;
    }
}
