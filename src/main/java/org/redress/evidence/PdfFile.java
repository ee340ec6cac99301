package org.redress.evidence;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * A PDF that does nothing. What its program and its author wrote about it is blank, and so is EXIF
 * in its pictures; where that stands in compressed objects, the document is not shown.
 */
final class PdfFile {

    /** Whatever acts, carries files or hides what it holds. */
    private static final Set<String> ACTIVE =
            Set.of(
                    "JavaScript",
                    "Launch",
                    "EmbeddedFile",
                    "EmbeddedFiles",
                    "RichMedia",
                    "XFA",
                    "SubmitForm",
                    "ImportData",
                    "GoToE",
                    "Encrypt");

    private static final Set<String> INFORMATION = Set.of("Author", "Creator", "Producer");
    private static final String DELIMITERS = "()<>[]{}/%";
    private static final int LONGEST_NAME = 127;
    private static final int MOST_REVISIONS = 50;
    private static final String XPACKET = "<?xpacket begin";
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/";

    private final ByteBuffer file;
    private final Overlay overlay;
    private final Set<String> informed = new HashSet<>();
    private final PdfNames packed = new PdfNames();
    private boolean holdsObjects;
    private boolean isMetadata;
    private boolean isFiltered;
    private String withheld;
    private int lastEnd = -1;

    private PdfFile(ByteBuffer file) {
        this.file = file;
        this.overlay = new Overlay(file);
    }

    static Shown shown(ByteBuffer file) throws Unfit {
        return new PdfFile(file).blanked();
    }

    private Shown blanked() throws Unfit {
        for (int at = 0; at < file.limit(); at++) {
            switch (file.get(at)) {
                case '/' -> name(at);
                case 's' -> {
                    if (isAt(at, "stream") && !isAt(at - 3, "end")) {
                        stream(at);
                    }
                }
                case 'o' -> {
                    if (isAt(at, "obj")) {
                        forget();
                    }
                }
                case '<' -> {
                    if (isAt(at, XPACKET)) {
                        int end = endOf("<?xpacket end", at);
                        overlay.blank(at, end, (byte) ' ');
                        at = end - 1;
                    }
                }
                case '%' -> lastEnd = isAt(at, "%%EOF") ? at + 5 : lastEnd;
                case (byte) 0xff -> picture(at);
                default -> {}
            }
        }
        requireEnd();
        return withheld == null ? overlay.shown() : new Shown.Withheld(withheld);
    }

    private void requireEnd() throws Unfit {
        if (lastEnd < 0) {
            throw Unfit.malformed("breaks off");
        }
        for (int at = lastEnd; at < file.limit(); at++) {
            if (file.get(at) != 0 && !isSpace(file.get(at))) {
                throw Unfit.polyglot("trailer");
            }
        }
    }

    private void name(int slash) throws Unfit {
        String name = PdfNames.at(file, slash);
        requirePassive(name);
        switch (name) {
            case "ObjStm" -> holdsObjects = true;
            case "Metadata" -> isMetadata = true;
            case "Filter" -> isFiltered = true;
            case "Info" -> information(slash + 1 + name.length());
            default -> {}
        }
    }

    private static void requirePassive(String name) throws Unfit {
        if (ACTIVE.contains(name)) {
            throw Unfit.active(name);
        }
    }

    /** What the object that is over was said to be. */
    private void forget() {
        holdsObjects = false;
        isMetadata = false;
        isFiltered = false;
    }

    /** The object that is referred to as the document's information, wherever it stands. */
    private void information(int at) throws Unfit {
        var digits = new StringBuilder();
        int next = at;
        while (next < file.limit() && next < at + LONGEST_NAME && isSpace(file.get(next))) {
            next++;
        }
        while (next < file.limit() && Character.isDigit(file.get(next)) && digits.length() < 10) {
            digits.append((char) file.get(next++));
        }
        if (digits.isEmpty() || !informed.add(digits.toString())) {
            return;
        }
        if (informed.size() > MOST_REVISIONS) {
            throw Unfit.malformed("revisions");
        }
        boolean found = false;
        String start = digits + " ";
        for (int from = 0; from < file.limit(); from++) {
            if (isAt(from, start) && !isDigitBefore(from) && isObject(from + start.length())) {
                int end = endOf("endobj", from);
                strings(from, end);
                found = true;
                from = end - 1;
            }
        }
        if (!found) {
            withheld = "document-information";
        }
    }

    private boolean isDigitBefore(int at) {
        return at > 0 && Character.isDigit(file.get(at - 1));
    }

    private boolean isObject(int at) {
        int next = at;
        while (next < file.limit() && Character.isDigit(file.get(next))) {
            next++;
        }
        return next > at && isAt(next, " obj");
    }

    private void strings(int from, int to) throws Unfit {
        int depth = 0;
        int start = 0;
        for (int at = from; at < to; at++) {
            byte letter = file.get(at);
            if (depth > 0 && letter == '\\') {
                at++;
            } else if (letter == '(') {
                start = depth++ == 0 ? at + 1 : start;
            } else if (letter == ')' && depth > 0 && --depth == 0) {
                overlay.blank(start, at, (byte) ' ');
            } else if (depth == 0 && letter == '<' && file.get(at + 1) == '<') {
                at++;
            } else if (depth == 0 && letter == '<') {
                int end = endOf(">", at) - 1;
                overlay.blank(at + 1, end, (byte) ' ');
                at = end;
            }
        }
    }

    /** Objects that are packed together, or descriptions that are, cannot be blanked in place. */
    private void stream(int at) throws Unfit {
        if (holdsObjects) {
            packed.read(file, endOfLine(at + 6), this::packedName);
        } else if (isMetadata && (isFiltered || !isAt(endOfLine(at + 6), XPACKET))) {
            withheld = "document-information";
        }
        forget();
    }

    private void packedName(String name) throws Unfit {
        requirePassive(name);
        if (INFORMATION.contains(name)) {
            withheld = "document-information";
        }
    }

    private int endOfLine(int at) {
        int next = at;
        while (file.get(next) == '\r' || file.get(next) == '\n') {
            next++;
        }
        return next;
    }

    private void picture(int at) throws Unfit {
        boolean about = isAt(at + 4, EXIF) || isAt(at + 4, XMP);
        if (about && file.get(at + 1) == (byte) 0xe1) {
            int length = Short.toUnsignedInt(file.getShort(at + 2));
            overlay.blank(at + 4, Math.min(file.limit(), at + 2 + length));
        }
    }

    /** Behind it; the file's end if there is none. */
    private int endOf(String word, int from) {
        for (int at = from; at < file.limit(); at++) {
            if (isAt(at, word)) {
                return at + word.length();
            }
        }
        return file.limit();
    }

    private boolean isAt(int at, String word) {
        if (at < 0 || at + word.length() > file.limit()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Byte.toUnsignedInt(file.get(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isSpace(byte letter) {
        return letter == ' ' || letter >= 9 && letter <= 13 || letter == 0;
    }

    static boolean endsName(byte letter) {
        return isSpace(letter) || DELIMITERS.indexOf(letter) >= 0;
    }
}
