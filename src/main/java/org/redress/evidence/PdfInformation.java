package org.redress.evidence;

import java.util.HashSet;
import java.util.Set;

/**
 * The objects that are referred to as a PDF's information: who wrote it, by what and when. They are
 * all found by one look through the file, wherever they stand.
 */
final class PdfInformation {

    private static final int MOST_REVISIONS = 50;
    private static final int LONGEST_NUMBER = 10;

    private final PdfBytes file;
    private final Set<Long> objects = new HashSet<>();

    PdfInformation(PdfBytes file) {
        this.file = file;
    }

    /** What stands there may be the number of such an object. */
    void refer(int at) throws Unfit {
        int from = file.afterSpace(at);
        int to = from;
        while (file.isDigit(to)) {
            to++;
        }
        if (to > from) {
            objects.add(number(from, to));
        }
        if (objects.size() > MOST_REVISIONS) {
            throw Unfit.malformed("revisions");
        }
    }

    /** Answers whether they were all there. */
    boolean blank(Overlay overlay) throws Unfit {
        var missing = new HashSet<>(objects);
        for (int at = 0; at < file.size() && !objects.isEmpty(); at++) {
            if (file.at(at) == 'o' && file.isAt(at, "obj")) {
                long number = numberBefore(at);
                if (objects.contains(number)) {
                    int end = file.endOf("endobj", at);
                    strings(at, end, overlay);
                    missing.remove(number);
                    at = end - 1;
                }
            }
        }
        return missing.isEmpty();
    }

    /** Two numbers stand before the word, the second one says how often the first was reused. */
    private long numberBefore(int word) {
        int end = file.beforeSpace(word);
        int reuse = beforeDigits(end);
        int numberEnd = file.beforeSpace(reuse);
        int number = beforeDigits(numberEnd);
        boolean isObject = number < numberEnd && numberEnd < reuse && reuse < end;
        return isObject ? number(number, numberEnd) : -1;
    }

    private int beforeDigits(int at) {
        int before = at;
        while (file.isDigit(before - 1)) {
            before--;
        }
        return before;
    }

    /** Its last digits: no file has so many objects. */
    private long number(int from, int to) {
        long number = 0;
        for (int at = Math.max(from, to - LONGEST_NUMBER); at < to; at++) {
            number = number * 10 + file.at(at) - '0';
        }
        return number;
    }

    private void strings(int from, int to, Overlay overlay) throws Unfit {
        int depth = 0;
        int start = 0;
        for (int at = from; at < to; at++) {
            byte letter = file.at(at);
            if (depth > 0 && letter == '\\') {
                at++;
            } else if (letter == '(') {
                start = depth++ == 0 ? at + 1 : start;
            } else if (letter == ')' && depth > 0 && --depth == 0) {
                overlay.blank(start, at, (byte) ' ');
            } else if (depth == 0 && letter == '<' && file.at(at + 1) == '<') {
                at++;
            } else if (depth == 0 && letter == '<') {
                int end = file.endOf(">", at) - 1;
                overlay.blank(at + 1, end, (byte) ' ');
                at = end;
            }
        }
    }
}
