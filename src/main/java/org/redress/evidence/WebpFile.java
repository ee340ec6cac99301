package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** A WebP of nothing but what draws it: EXIF, XMP and unknown chunks are left out. */
final class WebpFile {

    private static final int RIFF = 8;
    private static final int FIRST_CHUNK = 12;
    private static final int EXIF_AND_XMP = 0x0c;
    private static final int LOSSY_START = 0x9d012a;
    private static final int LOSSLESS_START = 0x2f;
    private static final int SIDE = 0x3fff;
    private static final Set<String> KEPT =
            Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");

    private final ByteBuffer file;
    private final Caps caps;
    private final Cutting cutting;
    private boolean drawn;

    private WebpFile(ByteBuffer file, Caps caps) {
        this.file = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.caps = caps;
        this.cutting = new Cutting(file);
    }

    static Shown shown(ByteBuffer file, Caps caps) throws Unfit {
        return new WebpFile(file, caps).cut();
    }

    private Shown cut() throws Unfit {
        long size = Integer.toUnsignedLong(file.getInt(4)) + RIFF;
        if (size > file.limit()) {
            throw Unfit.malformed("breaks off");
        }
        int end = (int) size;
        int at = FIRST_CHUNK;
        while (at < end) {
            at = chunk(at, end);
        }
        if (!drawn) {
            throw Unfit.malformed("no picture");
        }
        cutting.drop(end, file.limit());
        if (cutting.shown() instanceof Shown.Same) {
            return new Shown.Same();
        }
        cutting.writeFirst(header());
        return cutting.shown();
    }

    /** Where the next one is. */
    private int chunk(int at, int end) throws Unfit {
        long size = Integer.toUnsignedLong(file.getInt(at + 4));
        long next = at + RIFF + size + (size & 1);
        if (next > end) {
            throw Unfit.malformed("breaks off");
        }
        String type = type(at);
        if (!KEPT.contains(type)) {
            cutting.drop(at, (int) next);
        } else {
            measure(type, at + RIFF);
            if (type.equals("VP8X")) {
                canvas(at, (int) next);
            } else {
                cutting.keep(at, (int) next);
            }
        }
        return (int) next;
    }

    private void measure(String type, int at) throws Unfit {
        switch (type) {
            case "VP8X" -> caps.requirePixels(1 + threeBytes(at + 4), 1 + threeBytes(at + 7));
            case "VP8 " -> {
                int start = Integer.reverseBytes(file.getInt(at + 2)) & 0xffffff;
                if (start != LOSSY_START) {
                    throw Unfit.malformed("frame");
                }
                caps.requirePixels(file.getShort(at + 6) & SIDE, file.getShort(at + 8) & SIDE);
                drawn = true;
            }
            case "VP8L" -> {
                if (file.get(at) != LOSSLESS_START) {
                    throw Unfit.malformed("frame");
                }
                int sides = file.getInt(at + 1);
                caps.requirePixels((sides & SIDE) + 1, (sides >> 14 & SIDE) + 1);
                drawn = true;
            }
            case "ANMF" -> drawn = true;
            default -> {}
        }
    }

    /** The flags say what else is in the file, so those of what is left out are taken back. */
    private void canvas(int at, int next) throws Unfit {
        byte flags = file.get(at + RIFF);
        if ((flags & EXIF_AND_XMP) == 0) {
            cutting.keep(at, next);
            return;
        }
        cutting.keep(at, at + RIFF);
        cutting.write(new byte[] {(byte) (flags & ~EXIF_AND_XMP)});
        cutting.keep(at + RIFF + 1, next);
    }

    private byte[] header() {
        return ByteBuffer.allocate(FIRST_CHUNK)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt((int) cutting.length() + 4)
                .put("WEBP".getBytes(ISO_8859_1))
                .array();
    }

    private int threeBytes(int at) {
        return Short.toUnsignedInt(file.getShort(at)) | Byte.toUnsignedInt(file.get(at + 2)) << 16;
    }

    private String type(int at) {
        byte[] type = new byte[4];
        file.get(at, type);
        return new String(type, ISO_8859_1);
    }
}
