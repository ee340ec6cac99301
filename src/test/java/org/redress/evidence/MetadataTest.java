package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.support.SampleFiles.*;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.evidence.Shown.Piece;

/** The copy for the other side shows the same and says nothing about where and by whom. */
@Tag("FF9")
class MetadataTest {
    private static final String PLACE = "52.5163";
    private static final byte[] XMP = latin("<x:xmpmeta>GPS 52.5163</x:xmpmeta>");
    private static final Inspection INSPECTION =
            new Inspection(new Caps(100_000_000, Duration.ofHours(1)));

    @Test
    void a_jpeg_of_a_phone_keeps_its_picture_and_loses_the_place() throws Exception {
        byte[] picture = drawn("jpg");
        byte[] about =
                join(
                        exif(1),
                        segment(0xe1, join(latin("http://ns.adobe.com/xap/1.0/\0"), XMP)),
                        segment(0xed, latin("Photoshop 3.0\0 52.5163")),
                        segment(0xfe, latin("52.5163")));
        byte[] sent = join(insert(picture, 20, about), latin("trailer 52.5163"));
        assertTrue(contains(sent, PLACE));

        byte[] shown = shown(FileType.JPEG, sent);

        assertFalse(contains(shown, PLACE));
        assertFalse(contains(shown, "Exif"));
        assertSamePicture(picture, shown);
        assertEquals(new Shown.Same(), INSPECTION.shown(FileType.JPEG, ByteBuffer.wrap(picture)));
    }

    @Test
    void how_a_picture_is_to_be_turned_is_kept_and_nothing_else_of_its_exif() throws Exception {
        byte[] shown = shown(FileType.JPEG, jpeg(16, 16, exif(6), latin("scan")));

        assertFalse(contains(shown, PLACE));
        byte[] turned =
                join(
                        hex("ffe10022"),
                        latin("Exif\0\0"),
                        hex("4d4d002a 00000008 0001 0112 0003 00000001 0006 0000 00000000"));
        assertArrayEquals(turned, Arrays.copyOfRange(shown, 20, 20 + turned.length));
    }

    @Test
    void a_png_keeps_its_picture_and_loses_words_and_exif() throws Exception {
        byte[] picture = drawn("png");
        byte[] about =
                join(
                        chunk("eXIf", tiff(1)),
                        chunk("tEXt", latin("Location\00052.5163")),
                        chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\00052.5163")),
                        chunk("prVt", latin("52.5163")));
        byte[] sent = join(insert(picture, 33, about), latin("52.5163"));

        byte[] shown = shown(FileType.PNG, sent);

        assertArrayEquals(picture, shown);
        assertSamePicture(picture, shown);
    }

    @Test
    void a_webp_loses_exif_and_xmp_and_no_longer_says_that_it_has_them() throws Exception {
        byte[] sent =
                webp(canvas(0x1c, 16, 16), lossy(16, 16), riff("EXIF", tiff(1)), riff("XMP ", XMP));

        byte[] shown = shown(FileType.WEBP, join(sent, latin("52.5163")));

        assertArrayEquals(webp(canvas(0x10, 16, 16), lossy(16, 16)), shown);
    }

    @Test
    void a_heic_keeps_its_length_and_its_exif_is_blank() throws Exception {
        byte[] sent = heic(640, 480, tiff(6));

        byte[] shown = shown(FileType.HEIC, sent);

        assertEquals(sent.length, shown.length);
        assertFalse(contains(shown, PLACE));
        assertTrue(contains(shown, "HVC1"));
    }

    @Test
    void a_film_keeps_its_length_and_its_places_are_blank() throws Exception {
        byte[] about =
                join(
                        box("udta", box("\u00a9xyz", latin("+52.5163+013.3777/"))),
                        box("meta", latin("com.apple.quicktime.location.ISO6709 +52.5163")),
                        track("meta", 0, 0, SAMPLES + 5, 18));
        byte[] sent =
                join(
                        mp4("qt  ", 60, 640, 480, about),
                        box("uuid", new byte[16], XMP),
                        box("beam", latin("52.5163")));

        byte[] shown = shown(FileType.QUICKTIME, sent);

        assertEquals(sent.length, shown.length);
        assertFalse(contains(shown, PLACE));
        assertTrue(contains(shown, "VIDEO"), "the film itself");
        assertTrue(contains(shown, "vide"));
        assertFalse(contains(shown, "udta"));
    }

    @Test
    void a_film_does_not_say_when_it_was_made() throws Exception {
        byte[] silent = mp4();
        silent[after("tkhd", silent)] = 1;
        byte[] sent = silent.clone();
        Arrays.fill(sent, after("mvhd", sent) + 4, after("mvhd", sent) + 12, (byte) 0xd5);
        Arrays.fill(sent, after("tkhd", sent) + 4, after("tkhd", sent) + 20, (byte) 0xd5);
        Arrays.fill(sent, after("mdhd", sent) + 4, after("mdhd", sent) + 12, (byte) 0xd5);

        assertArrayEquals(silent, shown(FileType.MP4, sent));

        byte[] clocked = join(sent, box("prft", latin("at noon")));
        assertFalse(contains(shown(FileType.MP4, clocked), "at noon"));
    }

    private static int after(String type, byte[] file) {
        return new String(file, ISO_8859_1).indexOf(type) + type.length();
    }

    @Test
    void a_film_in_fragments_with_a_track_of_places_is_not_shown() throws Exception {
        byte[] sent =
                join(
                        mp4("isom", 60, 640, 480, track("meta", 0, 0, SAMPLES, 1)),
                        box("moof", full("mfhd", new byte[4])));

        assertEquals(
                new Shown.Withheld("metadata-track"),
                INSPECTION.shown(FileType.MP4, ByteBuffer.wrap(sent)));
    }

    @Test
    void a_film_whose_places_cannot_be_found_is_not_shown() throws Exception {
        byte[] places = box("trak", box("mdia", full("hdlr", new byte[4], latin("meta"))));

        byte[] sent = mp4("isom", 60, 640, 480, places);

        assertEquals(
                new Shown.Withheld("metadata-track"),
                INSPECTION.shown(FileType.MP4, ByteBuffer.wrap(sent)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "sbtl", "subt", "clcp", "meta"})
    void a_drone_that_writes_where_it_is_as_words_does_not_tell(String handler) throws Exception {
        byte[] sent = mp4("isom", 60, 640, 480, track(handler, 0, 0, SAMPLES + 5, 18));

        byte[] shown = shown(FileType.MP4, sent);

        assertEquals(sent.length, shown.length);
        assertFalse(contains(shown, PLACE));
        assertFalse(contains(shown, handler));
        assertTrue(contains(shown, "VIDEO"), "the film itself");
    }

    @ParameterizedTest
    @CsvSource({"01, true", "02, true", "11, false", "21, false", "00, false"})
    void a_webm_with_a_track_that_is_neither_picture_nor_sound_is_not_shown(
            String type, boolean isShown) throws Exception {
        byte[] sent = webm(element("1654ae6b", element("ae", element("83", hex(type)))));

        assertEquals(
                isShown ? new Shown.Same() : new Shown.Withheld("metadata-track"),
                INSPECTION.shown(FileType.WEBM, ByteBuffer.wrap(sent)));
    }

    @Test
    void a_recording_of_a_browser_loses_its_tags() throws Exception {
        byte[] sent =
                webm(
                        element("1254c367", latin("LOCATION 52.5163 and some more of it")),
                        element("7ba9", latin("52.5163")),
                        element("1941a469", new byte[300], latin("52.5163")));

        byte[] shown = shown(FileType.WEBM, sent);

        assertEquals(sent.length, shown.length);
        assertFalse(contains(shown, PLACE));
        assertTrue(contains(shown, "block"));
        assertInstanceOf(
                Shown.Same.class,
                INSPECTION.shown(FileType.WEBM, ByteBuffer.wrap(shown)),
                "void elements are well built");
    }

    @Test
    void a_pdf_loses_author_xmp_and_the_exif_of_its_pictures() throws Exception {
        String picture = new String(join(hex("ffd8"), exif(1), hex("ffd9")), ISO_8859_1);
        String objects =
                "3 0 obj\n<< /Author (Ann \\(52.5163\\)) /Title <35322e35313633> >>\nendobj\n"
                        + "4 0 obj\n<< /Type /Metadata >>\nstream\n<?xpacket begin=''?>"
                        + new String(XMP, ISO_8859_1)
                        + "<?xpacket end='w'?>\nendstream\nendobj\n"
                        + "5 0 obj\n<< /Filter /DCTDecode >>\nstream\n"
                        + picture
                        + "\nendstream\nendobj\ntrailer << /Info 3 0 R >>\n";

        byte[] sent = pdf(objects);
        byte[] shown = shown(FileType.PDF, sent);

        assertEquals(sent.length, shown.length);
        assertFalse(contains(shown, PLACE));
        assertFalse(contains(shown, "35322e35"));
        assertTrue(contains(shown, "/Author (   "));
        assertTrue(contains(shown, "/Type /Catalog"));
    }

    @Test
    void a_pdf_whose_author_is_packed_away_is_not_shown() throws Exception {
        var deflater = new Deflater();
        deflater.setInput(latin("7 0 << /Author (Ann) >>"));
        deflater.finish();
        byte[] packed = new byte[100];
        int length = deflater.deflate(packed);
        String stream = new String(packed, 0, length, ISO_8859_1);
        String objects =
                "3 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n"
                        + stream
                        + "\nendstream\nendobj\n";

        assertEquals(
                new Shown.Withheld("document-information"),
                INSPECTION.shown(FileType.PDF, ByteBuffer.wrap(pdf(objects))));
        assertEquals(
                new Shown.Withheld("document-information"),
                INSPECTION.shown(
                        FileType.PDF, ByteBuffer.wrap(pdf("trailer << /Info 7 0 R >>\n"))));
    }

    @Test
    void a_pdf_with_a_description_that_has_no_marked_ends_is_not_shown() throws Exception {
        String description = new String(XMP, ISO_8859_1);
        String objects =
                "4 0 obj\n<< /Type /Metadata /Subtype /XML >>\nstream\n"
                        + description
                        + "\nendstream\nendobj\n";

        assertEquals(
                new Shown.Withheld("document-information"),
                INSPECTION.shown(FileType.PDF, ByteBuffer.wrap(pdf(objects))));
    }

    @Test
    void a_packed_description_is_not_shown_whatever_words_stand_beside() throws Exception {
        String objects =
                "4 0 obj\n<< /Type /Metadata /X (an obj) /Filter /FlateDecode >>\nstream\n"
                        + "packed\nendstream\nendobj\n";

        assertEquals(
                new Shown.Withheld("document-information"),
                INSPECTION.shown(FileType.PDF, ByteBuffer.wrap(pdf(objects))));
    }

    @Test
    void a_file_with_nothing_to_hide_is_shown_as_it_is() throws Exception {
        for (var type : List.of(FileType.MP4, FileType.WEBM, FileType.PDF, FileType.TEXT)) {
            byte[] file =
                    switch (type) {
                        case MP4 -> mp4();
                        case WEBM -> webm();
                        case PDF -> pdf();
                        default -> latin("chat");
                    };
            assertEquals(new Shown.Same(), INSPECTION.shown(type, ByteBuffer.wrap(file)));
        }
    }

    private static byte[] shown(FileType type, byte[] sent) throws Unfit {
        var copy =
                assertInstanceOf(Shown.Copy.class, INSPECTION.shown(type, ByteBuffer.wrap(sent)));
        var bytes = new ByteArrayOutputStream();
        for (Piece piece : copy.pieces()) {
            switch (piece) {
                case Piece.Range(int from, int length) -> bytes.write(sent, from, length);
                case Piece.Written(byte[] written) -> bytes.writeBytes(written);
                case Piece.Blank(int length, byte with) -> {
                    byte[] blank = new byte[length];
                    Arrays.fill(blank, with);
                    bytes.writeBytes(blank);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] insert(byte[] file, int at, byte[] more) {
        return join(Arrays.copyOf(file, at), more, Arrays.copyOfRange(file, at, file.length));
    }

    private static byte[] drawn(String format) throws IOException {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(5, 5, 40, 30);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes));
        return bytes.toByteArray();
    }

    private static void assertSamePicture(byte[] expected, byte[] actual) throws IOException {
        assertArrayEquals(pixels(expected), pixels(actual));
    }

    private static int[] pixels(byte[] file) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(file));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static boolean contains(byte[] file, String words) {
        return new String(file, ISO_8859_1).contains(words);
    }
}
