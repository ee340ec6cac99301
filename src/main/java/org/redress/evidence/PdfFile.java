package org.redress.evidence;

import java.nio.ByteBuffer;
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
    private static final String END = "%%EOF";
    private static final String XPACKET = "<?xpacket begin";
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/";

    private final ByteBuffer file;
    private final PdfBytes bytes;
    private final Overlay overlay;
    private final PdfInformation information;
    private final PdfNames packed = new PdfNames();
    private String withheld;
    private long looked;
    private int packetEnd;

    private PdfFile(ByteBuffer file) {
        this.file = file;
        this.bytes = new PdfBytes(file);
        this.overlay = new Overlay(file);
        this.information = new PdfInformation(bytes);
    }

    static Shown shown(ByteBuffer file) throws Unfit {
        return new PdfFile(file).blanked();
    }

    private Shown blanked() throws Unfit {
        requireEnd();
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
                case (byte) 0xff -> picture(at);
                default -> {}
            }
        }
        if (!information.blank(overlay)) {
            withheld = "document-information";
        }
        return withheld == null ? overlay.shown() : new Shown.Withheld(withheld);
    }

    /** Known at once, so what has something behind it is not read before it is refused. */
    private void requireEnd() throws Unfit {
        int end = bytes.beforeSpace(bytes.size());
        if (!bytes.isAt(end - END.length(), END)) {
            throw bytes.endOf(END, 0) == bytes.size()
                    ? Unfit.malformed("breaks off")
                    : Unfit.polyglot("trailer");
        }
    }

    private void name(int slash) throws Unfit {
        String name = PdfNames.at(file, slash);
        requirePassive(name);
        if (name.equals("Info")) {
            information.refer(slash + 1 + name.length());
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
