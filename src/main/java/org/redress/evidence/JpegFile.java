package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A JPEG without what cameras and programs write about it: EXIF with the place, XMP, IPTC,
 * comments, previews, and whatever follows the picture. How it is to be turned is kept.
 */
final class JpegFile {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int JFIF_LENGTH = 18;
    private static final String EXIF = "Exif\0\0";
    private static final int ORIENTATION = 0x0112;
    private static final int LAST_ORIENTATION = 8;
    private static final int IFD_ENTRY = 12;

    private final ByteBuffer file;
    private final Caps caps;
    private final Cutting cutting;
    private boolean framed;
    private boolean turned;

    private JpegFile(ByteBuffer file, Caps caps) {
        this.file = file;
        this.caps = caps;
        this.cutting = new Cutting(file);
    }

    static Shown shown(ByteBuffer file, Caps caps) throws Unfit {
        return new JpegFile(file, caps).cut();
    }

    private Shown cut() throws Unfit {
        cutting.keep(0, 2);
        int at = 2;
        int marker = 0;
        while (marker != EOI) {
            if (byteAt(at) != 0xff) {
                throw Unfit.malformed("marker");
            }
            marker = byteAt(at + 1);
            if (marker == 0xff) {
                cutting.drop(at, at + 1);
                at++;
            } else if (marker == EOI || isAlone(marker)) {
                cutting.keep(at, at + 2);
                at += 2;
            } else {
                at = segment(marker, at);
            }
        }
        if (!framed) {
            throw Unfit.malformed("no picture");
        }
        cutting.drop(at, file.limit());
        return cutting.shown();
    }

    /** Where the next marker is. */
    private int segment(int marker, int at) throws Unfit {
        int next = at + 2 + shortAt(at + 2);
        if (marker < 0xc0 || marker == SOI || next < at + 4) {
            throw Unfit.malformed("segment");
        }
        if (marker >= APP0 && marker <= APP15 || marker >= 0xf0) {
            about(marker, at, next);
            return next;
        }
        if (isFrame(marker)) {
            caps.requirePixels(shortAt(at + 7), shortAt(at + 5));
            framed = true;
        }
        int end = marker == SOS ? endOfScan(next) : next;
        cutting.keep(at, end);
        return end;
    }

    /** What is said about the picture: what a viewer needs to show it right is kept. */
    private void about(int marker, int at, int next) throws Unfit {
        if (marker == APP0 && isNamed("JFIF\0", at) && next - at >= JFIF_LENGTH) {
            header(at, next);
        } else if (marker == APP2 && isNamed("ICC_PROFILE\0", at)
                || marker == APP14 && isNamed("Adobe", at)) {
            cutting.keep(at, next);
        } else {
            cutting.drop(at, next);
            if (marker == APP1 && isNamed(EXIF, at)) {
                turn(orientation(at + 4 + EXIF.length(), next));
            }
        }
    }

    /** Without a preview. */
    private void header(int at, int next) throws Unfit {
        if (next - at == JFIF_LENGTH) {
            cutting.keep(at, next);
            return;
        }
        byte[] plain = new byte[JFIF_LENGTH];
        file.get(at, plain);
        plain[2] = 0;
        plain[3] = JFIF_LENGTH - 2;
        plain[JFIF_LENGTH - 2] = 0;
        plain[JFIF_LENGTH - 1] = 0;
        cutting.write(plain);
        cutting.drop(at + JFIF_LENGTH, next);
    }

    /** An EXIF segment that says this and nothing else. */
    private void turn(int orientation) {
        if (orientation > 1 && orientation <= LAST_ORIENTATION && !turned) {
            turned = true;
            String tiff = "4d4d002a00000008" + "0001" + "011200030000000100%02x0000" + "00000000";
            String segment = "ffe10022" + "457869660000" + tiff.formatted(orientation);
            cutting.write(HexFormat.of().parseHex(segment));
        }
    }

    private int orientation(int tiff, int end) {
        try {
            boolean little = file.get(tiff) == 'I';
            int directory = tiff + intAt(tiff + 4, little);
            int entries = shortAt(directory, little);
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * IFD_ENTRY;
                if (entry >= tiff
                        && entry + IFD_ENTRY <= end
                        && shortAt(entry, little) == ORIENTATION) {
                    return shortAt(entry + 8, little);
                }
            }
            return 0;
        } catch (IndexOutOfBoundsException unreadable) {
            return 0;
        }
    }

    /** The first marker after the picture's data that is not part of it. */
    private int endOfScan(int from) {
        int at = from;
        while (byteAt(at) != 0xff || byteAt(at + 1) == 0 || isRestart(byteAt(at + 1))) {
            at++;
        }
        return at;
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xd0 && marker <= 0xd7;
    }

    private static boolean isAlone(int marker) {
        return marker == 1 || isRestart(marker);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    private boolean isNamed(String name, int segment) {
        byte[] found = new byte[name.length()];
        if (segment + 4 + found.length > file.limit()) {
            return false;
        }
        file.get(segment + 4, found);
        return new String(found, ISO_8859_1).equals(name);
    }

    private int byteAt(int at) {
        return Byte.toUnsignedInt(file.get(at));
    }

    private int shortAt(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }

    private int shortAt(int at, boolean little) {
        short found = file.getShort(at);
        return Short.toUnsignedInt(little ? Short.reverseBytes(found) : found);
    }

    private int intAt(int at, boolean little) {
        int found = file.getInt(at);
        return little ? Integer.reverseBytes(found) : found;
    }
}
