package org.redress.evidence;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * A PDF that does nothing. What its program and its author wrote about it is blank, and so is EXIF
 * in its pictures; where that stands in compressed objects, the document is not shown.
 */
final class PdfFile {

    /** Whatever acts, carries files or hides what it holds; words so long stand in no picture. */
    private static final Set<String> ACTIVE =
            Set.of(
                    "JavaScript",
                    "Rendition",
                    "OnInstantiate",
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
    private static final int LONGEST_NAME = 127;
    private static final int MOST_REVISIONS = 50;
    private static final String XPACKET = "<?xpacket begin";
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/";

    private final ByteBuffer file;
    private final PdfBytes bytes;
    private final Overlay overlay;
    private final Set<String> informed = new HashSet<>();
    private final PdfNames packed = new PdfNames();
    private String withheld;
    private long looked;
    private int packetEnd;
    private int lastEnd = -1;

    private PdfFile(ByteBuffer file) {
        this.file = file;
        this.bytes = new PdfBytes(file);
        this.overlay = new Overlay(file);
    }

    static Shown shown(ByteBuffer file) throws Unfit {
        return new PdfFile(file).blanked();
    }

    private Shown blanked() throws Unfit {
        for (int at = 0; at < file.limit(); at++) {
            switch (file.get(at)) {
                case '/' -> name(at);
                case 'o' -> {
                    if (bytes.isAt(at, "obj")) {
                        object(at + 3);
                    }
                }
                case '<' -> {
                    if (at >= packetEnd && bytes.isAt(at, XPACKET)) {
                        packetEnd = bytes.endOf("<?xpacket end", at);
                        overlay.blank(at, packetEnd, (byte) ' ');
                    }
                }
                case '%' -> lastEnd = bytes.isAt(at, "%%EOF") ? at + 5 : lastEnd;
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
        if (bytes.afterSpace(lastEnd) < bytes.size()) {
            throw Unfit.polyglot("trailer");
        }
    }

    private void name(int slash) throws Unfit {
        String name = PdfNames.at(file, slash);
        requirePassive(name);
        if (name.equals("Info")) {
            information(slash + 1 + name.length());
        }
    }

    private static void requirePassive(String name) throws Unfit {
        if (ACTIVE.contains(name)) {
            throw Unfit.active(name);
        }
    }

    /**
     * Objects that are packed together, or descriptions that are, cannot be blanked in place. No
     * object stands in another one, but for a few that a picture seems to hold.
     */
    private void object(int at) throws Unfit {
        var object = PdfObject.at(bytes, at);
        looked += object.end() - at;
        if (looked > 2L * file.limit()) {
            throw Unfit.malformed("overlaps");
        }
        if (object.holdsObjects()) {
            if (!object.isPlainlyPacked()) {
                throw Unfit.active("packed objects");
            }
            packed.read(file, object.stream(), this::packedName);
        } else if (object.isMetadata()
                && (object.isFiltered() || !bytes.isAt(object.stream(), XPACKET))) {
            withheld = "document-information";
        }
    }

    /** The object that is referred to as the document's information, wherever it stands. */
    private void information(int at) throws Unfit {
        var digits = new StringBuilder();
        int next = at;
        while (next < file.limit()
                && next < at + LONGEST_NAME
                && PdfBytes.isSpace(file.get(next))) {
            next++;
        }
        while (bytes.isDigit(next) && digits.length() < 10) {
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
            if (bytes.isAt(from, start)
                    && !bytes.isDigit(from - 1)
                    && isObject(from + start.length())) {
                int end = bytes.endOf("endobj", from);
                strings(from, end);
                found = true;
                from = end - 1;
            }
        }
        if (!found) {
            withheld = "document-information";
        }
    }

    private boolean isObject(int at) {
        int next = at;
        while (bytes.isDigit(next)) {
            next++;
        }
        return next > at && bytes.isAt(next, " obj");
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
                int end = bytes.endOf(">", at) - 1;
                overlay.blank(at + 1, end, (byte) ' ');
                at = end;
            }
        }
    }

    private void packedName(String name) throws Unfit {
        requirePassive(name);
        if (INFORMATION.contains(name)) {
            withheld = "document-information";
        }
    }

    private void picture(int at) throws Unfit {
        boolean about = bytes.isAt(at + 4, EXIF) || bytes.isAt(at + 4, XMP);
        if (about && file.get(at + 1) == (byte) 0xe1) {
            int length = Short.toUnsignedInt(file.getShort(at + 2));
            overlay.blank(at + 4, Math.min(file.limit(), at + 2 + length));
        }
    }
}
