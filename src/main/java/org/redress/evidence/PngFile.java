package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Set;

/** A PNG of nothing but what draws it: texts, times, EXIF and private chunks are left out. */
final class PngFile {

    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;
    private static final int HEADER = 13;
    private static final Set<String> KEPT =
            Set.of(
                    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT",
                    "bKGD", "pHYs", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT");

    private PngFile() {}

    static Shown shown(ByteBuffer file, Caps caps) throws Unfit {
        if (file.getInt(SIGNATURE) != HEADER || !type(file, SIGNATURE).equals("IHDR")) {
            throw Unfit.malformed("header");
        }
        caps.requirePixels(
                Integer.toUnsignedLong(file.getInt(16)), Integer.toUnsignedLong(file.getInt(20)));
        var cutting = new Cutting(file);
        cutting.keep(0, SIGNATURE);
        int at = SIGNATURE;
        boolean drawn = false;
        String type = "";
        while (!type.equals("IEND")) {
            type = type(file, at);
            int next = next(file, at);
            if (KEPT.contains(type)) {
                cutting.keep(at, next);
            } else if (Character.isUpperCase(type.charAt(0))) {
                throw Unfit.malformed("chunk");
            } else {
                cutting.drop(at, next);
            }
            drawn |= type.equals("IDAT");
            at = next;
        }
        if (!drawn) {
            throw Unfit.malformed("no picture");
        }
        cutting.drop(at, file.limit());
        return cutting.shown();
    }

    private static int next(ByteBuffer file, int at) throws Unfit {
        int length = file.getInt(at);
        if (length < 0 || length > file.limit() - at - AROUND) {
            throw Unfit.malformed("breaks off");
        }
        return at + AROUND + length;
    }

    private static String type(ByteBuffer file, int at) {
        byte[] type = new byte[4];
        file.get(at + 4, type);
        return new String(type, ISO_8859_1);
    }
}
