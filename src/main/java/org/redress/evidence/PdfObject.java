package org.redress.evidence;

import java.util.Set;

/**
 * What is said of one object before its stream begins. It is read wherever an object may begin, for
 * its reader goes where a table sends him, into a string too; and it is over where its brackets
 * are, so that no word in between ends it.
 */
final class PdfObject {

    /** What a stream of packed objects is said to be; with anything else it is packed twice. */
    private static final Set<String> OF_PACKED =
            Set.of(
                    "Type",
                    "ObjStm",
                    "N",
                    "First",
                    "Length",
                    "DL",
                    "Extends",
                    "Filter",
                    "FlateDecode");

    private static final int DEEPEST = 60;

    private final PdfBytes file;

    /** One bit for each open bracket, the last one lowest: whether it is of a dictionary. */
    private long open;

    private int depth;
    private int at;
    private boolean isTyped;
    private boolean hasFirst;
    private boolean hasCount;
    private boolean isMetadata;
    private boolean isFiltered;
    private boolean isCrossed;
    private boolean saysMore;
    private int flates;
    private int stream = -1;

    private PdfObject(PdfBytes file, int at) {
        this.file = file;
        this.at = at;
    }

    /** From behind its first word. */
    static PdfObject at(PdfBytes file, int from) throws Unfit {
        var object = new PdfObject(file, from);
        object.read();
        return object;
    }

    /** Where it was read to. */
    int end() {
        return at;
    }

    /** Where its stream begins; less than zero if it has none. */
    int stream() {
        return stream;
    }

    /** Some readers open such a stream without its type. */
    boolean holdsObjects() {
        return (isTyped || hasFirst && hasCount) && (stream >= 0 || depth > 0 && isCrossed);
    }

    /** Packed once, by the one method that is read here. */
    boolean isPlainlyPacked() {
        return !isCrossed && !saysMore && flates == 1;
    }

    boolean isMetadata() {
        return isMetadata && stream >= 0;
    }

    boolean isFiltered() {
        return isFiltered;
    }

    private void read() throws Unfit {
        skip();
        if (!file.isAt(at, "<<")) {
            return;
        }
        do {
            part();
            skip();
        } while (depth > 0 && at < file.size());
        if (file.isAt(at, "stream")) {
            int line = at + "stream".length();
            stream = file.endOfLine(line);
            saysMore |= stream == line;
        }
    }

    private void skip() {
        at = file.afterSpace(at);
        while (at < file.size() && file.at(at) == '%') {
            while (at < file.size() && file.at(at) != '\r' && file.at(at) != '\n') {
                at++;
            }
            at = file.afterSpace(at);
        }
    }

    private void part() throws Unfit {
        byte letter = file.at(at);
        if (file.isAt(at, "<<") || letter == '[') {
            opened(letter == '<');
        } else if (letter == ']' || file.isAt(at, ">>")) {
            closed(letter == '>');
        } else if (letter == '(') {
            at = file.endOfString(at);
        } else if (letter == '<') {
            at = file.endOf(">", at);
        } else {
            if (letter == '/') {
                name(PdfNames.at(file.file(), at));
            }
            at++;
            while (at < file.size() && !PdfBytes.endsName(file.at(at))) {
                at++;
            }
        }
    }

    private void opened(boolean dictionary) throws Unfit {
        if (++depth > DEEPEST) {
            throw Unfit.malformed("too deep");
        }
        open = open << 1 | (dictionary ? 1 : 0);
        at += dictionary ? 2 : 1;
    }

    private void closed(boolean dictionary) {
        at += dictionary ? 2 : 1;
        if ((open & 1) == 1 == dictionary) {
            open >>>= 1;
            depth--;
        } else {
            isCrossed = true;
        }
    }

    private void name(String name) {
        switch (name) {
            case "ObjStm" -> isTyped = true;
            case "First" -> hasFirst = true;
            case "N" -> hasCount = true;
            case "Metadata" -> isMetadata = true;
            case "Filter" -> isFiltered = true;
            case "FlateDecode" -> flates++;
            default -> {}
        }
        saysMore |= !OF_PACKED.contains(name);
    }
}
