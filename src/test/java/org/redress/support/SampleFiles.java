package org.redress.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Small files of each type, whole and well built, made byte by byte. */
public final class SampleFiles {
    private static final byte[] EOI = hex("ffd9");
    private static final byte[] JFIF = segment(0xe0, latin("JFIF\0\1\1\0\0\1\0\1\0\0"));

    private SampleFiles() {}

    public static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    public static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] number(long number, int bytes) {
        byte[] written = new byte[bytes];
        for (int i = bytes - 1; i >= 0; i--) {
            written[i] = (byte) number;
            number >>= 8;
        }
        return written;
    }

    // ---- JPEG

    public static byte[] jpeg() {
        return jpeg(16, 16, new byte[0], latin("scan"));
    }

    /** {@code about} stands between the header and the picture, {@code scan} is its data. */
    public static byte[] jpeg(int width, int height, byte[] about, byte[] scan) {
        byte[] frame =
                segment(
                        0xc0,
                        join(hex("08"), number(height, 2), number(width, 2), hex("01011100")));
        byte[] start = segment(0xda, hex("010100003f00"));
        return join(hex("ffd8"), JFIF, about, frame, start, scan, EOI);
    }

    /** A picture of exactly so many bytes. */
    public static byte[] jpegOf(int bytes) {
        int least = jpeg(16, 16, new byte[0], new byte[0]).length;
        byte[] scan = new byte[Math.max(0, bytes - least)];
        java.util.Arrays.fill(scan, (byte) 'x');
        return jpeg(16, 16, new byte[0], scan);
    }

    public static byte[] segment(int marker, byte[] content) {
        return join(hex("ff"), number(marker, 1), number(content.length + 2, 2), content);
    }

    /** EXIF of a phone that was held so, with a place in it. */
    public static byte[] exif(int orientation) {
        return segment(0xe1, join(latin("Exif\0\0"), tiff(orientation)));
    }

    public static byte[] tiff(int orientation) {
        return join(
                latin("MM\0*"),
                hex("00000008 0002"),
                hex("0112 0003 00000001"),
                number(orientation, 2),
                hex("0000"),
                hex("8825 0004 00000001 00000026 00000000"),
                latin("GPS 52.5163 N 13.3777 E Ann's phone"));
    }

    // ---- PNG

    public static byte[] png(byte[]... about) {
        return png(16, 16, about);
    }

    public static byte[] png(long width, long height, byte[]... about) {
        return join(
                latin("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", join(number(width, 4), number(height, 4), hex("0802000000"))),
                join(about),
                chunk("IDAT", hex("789c030000000001")),
                chunk("IEND", new byte[0]));
    }

    public static byte[] chunk(String type, byte[] content) {
        byte[] named = join(latin(type), content);
        var crc = new CRC32();
        crc.update(named);
        return join(number(content.length, 4), named, number(crc.getValue(), 4));
    }

    // ---- WebP

    public static byte[] webp(byte[]... chunks) {
        byte[] all = join(latin("WEBP"), join(chunks));
        return join(latin("RIFF"), little(all.length), all);
    }

    public static byte[] riff(String type, byte[] content) {
        byte[] pad = new byte[content.length & 1];
        return join(latin(type), little(content.length), content, pad);
    }

    /** {@code flags} 0x0c: with EXIF and XMP. */
    public static byte[] canvas(int flags, int width, int height) {
        byte[] sides = join(little(width - 1), little(height - 1));
        return riff(
                "VP8X",
                new byte[] {
                    (byte) flags,
                    0,
                    0,
                    0,
                    sides[0],
                    sides[1],
                    sides[2],
                    sides[4],
                    sides[5],
                    sides[6]
                });
    }

    public static byte[] lossy(int width, int height) {
        return riff(
                "VP8 ",
                new byte[] {
                    0,
                    0,
                    0,
                    (byte) 0x9d,
                    1,
                    0x2a,
                    (byte) width,
                    (byte) (width >> 8),
                    (byte) height,
                    (byte) (height >> 8),
                    7,
                    7
                });
    }

    private static byte[] little(int number) {
        return number(Integer.toUnsignedLong(Integer.reverseBytes(number)), 4);
    }

    // ---- MP4, QuickTime, HEIC

    public static byte[] box(String type, byte[]... contents) {
        byte[] all = join(contents);
        return join(number(all.length + 8L, 4), latin(type), all);
    }

    public static byte[] full(String type, byte[]... contents) {
        return box(type, hex("00000000"), join(contents));
    }

    public static byte[] brand(String brand) {
        return box("ftyp", latin(brand + "\0\0\2\0" + brand));
    }

    public static byte[] mp4() {
        return mp4("isom", 60, 640, 480, new byte[0]);
    }

    /** Its samples come first, at {@link #SAMPLES}; {@code about} stands in the movie's box. */
    public static byte[] mp4(String brand, int seconds, int width, int height, byte[] about) {
        return join(
                brand(brand),
                box("mdat", latin("VIDEO+52.5163+013.3777/")),
                box("moov", movie(seconds), track("vide", width, height, SAMPLES, 5), about));
    }

    public static final int SAMPLES = 20 + 8;

    public static byte[] movie(int seconds) {
        return full("mvhd", new byte[8], number(1000, 4), number(seconds * 1000L, 4), new byte[80]);
    }

    /** One sample of so many bytes at that place. */
    public static byte[] track(String handler, int width, int height, int at, int bytes) {
        byte[] entry = box("avc1", new byte[24], number(width, 2), number(height, 2), new byte[50]);
        byte[] tables =
                join(
                        full("stsd", number(1, 4), entry),
                        full("stsc", number(1, 4), hex("000000010000000100000001")),
                        full("stsz", number(0, 4), number(1, 4), number(bytes, 4)),
                        full("stco", number(1, 4), number(at, 4)));
        return box(
                "trak",
                full("tkhd", new byte[80]),
                box(
                        "mdia",
                        full("mdhd", new byte[20]),
                        full("hdlr", new byte[4], latin(handler), new byte[13]),
                        box("minf", box("stbl", tables))));
    }

    /** A video of exactly so many bytes. */
    public static byte[] mp4Of(int bytes) {
        byte[] start = mp4();
        return join(start, box("mdat", new byte[Math.max(0, bytes - start.length - 8)]));
    }

    /** One picture item, and one EXIF item whose bytes are {@code exif}. */
    public static byte[] heic(int width, int height, byte[] exif) {
        int at = heic(width, height, exif, 0).length - exif.length;
        return heic(width, height, exif, at);
    }

    private static byte[] heic(int width, int height, byte[] exif, int at) {
        byte[] items = full("iinf", number(2, 2), item(1, "hvc1"), item(2, "Exif"));
        byte[] sizes = full("ispe", number(width, 4), number(height, 4));
        byte[] places =
                full(
                        "iloc",
                        hex("4400"),
                        number(2, 2),
                        hex("0001 0000 0001"),
                        number(Math.max(0, at - 4), 4),
                        number(4, 4),
                        hex("0002 0000 0001"),
                        number(at, 4),
                        number(exif.length, 4));
        return join(
                brand("heic"),
                full("meta", items, box("iprp", box("ipco", sizes)), places),
                box("mdat", latin("HVC1"), exif));
    }

    private static byte[] item(int id, String type) {
        return box("infe", hex("02000000"), number(id, 2), number(0, 2), latin(type + "\0"));
    }

    // ---- WebM

    public static byte[] webm(byte[]... about) {
        return webm(5_000, 640, 480, about);
    }

    /** As a browser records it: the sizes of segment and clusters are unknown. */
    public static byte[] webm(double millis, int width, int height, byte[]... about) {
        byte[] duration = ByteBuffer.allocate(8).putDouble(millis).array();
        byte[] video =
                element("e0", element("b0", number(width, 2)), element("ba", number(height, 2)));
        return join(
                element("1a45dfa3", element("4282", latin("webm"))),
                hex("18538067 01ffffffffffffff"),
                element("1549a966", element("2ad7b1", hex("0f4240")), element("4489", duration)),
                element("1654ae6b", element("ae", video)),
                join(about),
                hex("1f43b675 01ffffffffffffff"),
                element("e7", hex("00")),
                element("a3", latin("block")));
    }

    public static byte[] element(String id, byte[]... contents) {
        byte[] all = join(contents);
        return join(hex(id), number(1L << 28 | all.length, 4), all);
    }

    // ---- PDF

    public static byte[] pdf() {
        return pdf("");
    }

    public static byte[] pdf(String objects) {
        return latin(
                "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"
                        + "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                        + "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                        + objects
                        + "trailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n15\n%%EOF\n");
    }
}
