package org.redress.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.support.SampleFiles.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.evidence.EvidenceStore.Draft;

/** A corpus of files: those that come in, and those that do not, each with the reason. */
@Tag("FF1")
@Tag("FF2")
@Tag("FF3")
class InspectionTest {
    private static final String NOT_ALLOWED = "evidence-type-not-allowed";
    private static final String PAGE = "<html><script>alert(1)</script></html>";
    private static final Inspection INSPECTION =
            new Inspection(new Caps(100_000_000, Duration.ofHours(1)));

    @TempDir Path directory;

    static Stream<Arguments> taken() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("jpeg", jpeg());
        files.put("jpeg with exif", jpeg(640, 480, exif(6), latin("scan")));
        files.put("jpeg with restarts", jpeg(8, 8, new byte[0], hex("12ffd034ff00ffd156")));
        files.put("jpeg in several scans", jpeg(8, 8, new byte[0], hex("12ffda000212")));
        files.put("jpeg and a film of it", join(jpeg(), mp4()));
        files.put("png", png());
        files.put("png with words", png(chunk("tEXt", latin("Author\0Ann"))));
        files.put("webp", webp(lossy(16, 16)));
        files.put(
                "webp with exif", webp(canvas(0x0c, 16, 16), lossy(16, 16), riff("EXIF", tiff(1))));
        files.put("webp without loss", webp(riff("VP8L", hex("2f0f40000000"))));
        files.put("heic", heic(4032, 3024, tiff(1)));
        files.put("mp4", mp4());
        files.put("quicktime", mp4("qt  ", 60, 640, 480, new byte[0]));
        files.put("webm", webm());
        files.put("pdf", pdf());
        files.put(
                "pdf with a link",
                pdf("3 0 obj\n<< /S /URI /URI (https://a.example) >>\nendobj\n"));
        files.put("chat", "12:01 Ann: 3 < 4 \u2713".getBytes(StandardCharsets.UTF_8));
        return files.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void what_parties_really_send_comes_in(String what, byte[] content) {
        assertEquals("taken", judged(content), what);
    }

    static Stream<Arguments> refused() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        markup().forEach((name, text) -> files.put(name, latin(text)));
        files.put("gif", latin("GIF89a\1\0\1\0"));
        files.put("gif and script", latin("GIF89a/*\1\0*/=1;alert(1)//"));
        files.put("bitmap", latin("BM\0\0\0\0"));
        files.put("tiff", tiff(1));
        files.put("icon", hex("00000100010010100000"));
        files.put("zip", zip(10));
        files.put("zip bomb", zip(10_000_000));
        files.put("zip in zip", zipped("inner.zip", zip(1_000_000)));
        files.put("gzip bomb", gzip(10_000_000));
        files.put("rar", latin("Rar!\u001a\7\1\0"));
        files.put("7z", hex("377abcaf271c0004"));
        files.put("tar", join(latin("a.txt"), new byte[252], latin("ustar\0"), new byte[255]));
        files.put("bzip2", hex("425a6839314159265359ff00"));
        files.put("xz", hex("fd377a585a00"));
        files.put("program", latin("MZ\u0090\0\3"));
        files.put("elf", hex("7f454c4602010100"));
        files.put("class", hex("cafebabe00000045"));
        files.put("wasm", hex("0061736d01000000"));
        files.put("shell script", latin("#!/bin/sh\nrm -rf /\n"));
        files.put("postscript", latin("%!PS-Adobe-3.0\n"));
        files.put("matroska", element("1a45dfa3", element("4282", latin("matroska"))));
        files.put("flash", latin("FWS\11\0\0\0\0"));
        files.put("ogg", latin("OggS\0\2"));
        files.put("jpeg and zip", join(jpeg(), zip(10)));
        files.put("pdf and zip", join(pdf(), zip(10)));
        files.put("jpeg that is a page", jpeg(8, 8, segment(0xfe, latin(PAGE)), latin("s")));
        var all =
                files.entrySet().stream()
                        .map(it -> Arguments.of(it.getKey(), it.getValue(), NOT_ALLOWED));
        return Stream.concat(all, inspected());
    }

    private static Map<String, String> markup() {
        var files = new LinkedHashMap<String, String>();
        files.put("html", "<!DOCTYPE html>" + PAGE);
        files.put("html behind spaces", " \n\t" + PAGE);
        files.put("svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
        files.put("svg behind a comment", "<!-- --><svg onload=alert(1)>");
        files.put("xml", "<?xml version='1.0'?><a/>");
        files.put("xml bomb", "<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><a>&c;</a>");
        files.put("xml without a head", "<x:page xmlns:x='http://www.w3.org/1999/xhtml'/>");
        files.put("mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n");
        files.put("saved page", "From: <Saved by Blink>\nSubject: x\n");
        files.put("rtf", "{\\rtf1\\ansi}");
        files.put("php", "GIF <?php system($_GET[1]);");
        return files;
    }

    private static Stream<Arguments> inspected() {
        return Stream.of(twoThings(), documents(), floods(), traps()).flatMap(files -> files);
    }

    /** What is meant to keep its reader busy, or to fill his memory or his stack. */
    private static Stream<Arguments> traps() {
        String malformed = "evidence-malformed";
        byte[] track = track("vide", 640, 480, SAMPLES, 5);
        byte[] boxes = join(movie(1), times(200_000, box("udta", latin("x"))));
        byte[] segments =
                times(200_000, join(segment(0xdd, hex("0000")), segment(0xfe, hex("00"))));
        byte[] bomb = packed(" ".repeat(40 << 20));
        return Stream.of(
                Arguments.of("mp4 as deep as it is long", join(brand("isom"), nested()), malformed),
                Arguments.of(
                        "mp4 with a track in a track",
                        join(brand("isom"), box("moov", movie(1), box("trak", track))),
                        malformed),
                Arguments.of("mp4 of crumbs", join(brand("isom"), box("moov", boxes)), malformed),
                Arguments.of("jpeg of crumbs", jpeg(8, 8, segments, hex("00")), malformed),
                Arguments.of(
                        "webm of crumbs",
                        webm(times(200_000, element("7ba9", latin("x")))),
                        malformed),
                Arguments.of(
                        "pdf with two halves of a bomb",
                        join(bomb, bomb),
                        "evidence-active-content"));
    }

    /** Each place may be named twice, as a box in a track that goes as a whole; no more. */
    @ParameterizedTest
    @CsvSource({"1, taken", "2, taken", "3, overlaps", "60000, overlaps"})
    void places_that_lie_over_each_other_are_not_read_again_and_again(int times, String outcome) {
        assertEquals(outcome, malformed(FileType.HEIC, overlapping(times)));
    }

    @ParameterizedTest
    @CsvSource({"1, taken", "4, overlaps", "100, overlaps"})
    void samples_of_many_tracks_are_not_the_same_bytes(int tracks, String outcome) {
        byte[] moov =
                box(
                        "moov",
                        movie(1),
                        track("vide", 640, 480, SAMPLES, 5),
                        times(tracks, track("meta", 0, 0, SAMPLES, 100_000)));

        assertEquals(
                outcome,
                malformed(FileType.MP4, join(brand("isom"), box("mdat", new byte[100_000]), moov)));
    }

    @Test
    void a_table_of_samples_ends_where_its_box_does() {
        byte[] track = track("meta", 0, 0, SAMPLES, 5);
        int at = new String(track, StandardCharsets.ISO_8859_1).indexOf("stsz");
        ByteBuffer.wrap(track).putInt(at + 12, 2);

        assertEquals("table", malformed(FileType.MP4, mp4("isom", 1, 640, 480, track)));
    }

    private static byte[] overlapping(int times) {
        return overlapping(times, overlapping(times, 0).length - 10_000);
    }

    /** One item that has all its bytes so many times; they are zeros, so no edit counts them. */
    private static byte[] overlapping(int times, int at) {
        byte[] item = box("infe", hex("02000000"), number(1, 2), number(0, 2), latin("Exif\0"));
        byte[] sizes = full("ispe", number(8, 4), number(8, 4));
        byte[] place = join(number(at, 4), number(10_000, 4));
        byte[] places =
                full(
                        "iloc",
                        hex("4400"),
                        number(1, 2),
                        hex("0001 0000"),
                        number(times, 2),
                        times(times, place));
        return join(
                brand("heic"),
                full(
                        "meta",
                        full("iinf", number(1, 2), item),
                        box("iprp", box("ipco", sizes)),
                        places),
                box("mdat", new byte[10_000]));
    }

    private static String malformed(FileType type, byte[] content) {
        try {
            INSPECTION.shown(type, ByteBuffer.wrap(content));
            return "taken";
        } catch (Unfit unfit) {
            return unfit.facts().get("what");
        }
    }

    private static byte[] nested() {
        byte[] box = movie(1);
        for (int i = 0; i < 2_000; i++) {
            box = box("moov", box);
        }
        return box;
    }

    private static byte[] times(int times, byte[] part) {
        byte[] all = new byte[times * part.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    private static Stream<Arguments> twoThings() {
        String polyglot = "evidence-polyglot";
        byte[] far = new byte[5_000];
        return Stream.of(
                Arguments.of("jpeg and a page", join(jpeg(), far, latin(PAGE)), polyglot),
                Arguments.of("jpeg and a pdf", join(jpeg(), far, pdf()), polyglot),
                Arguments.of(
                        "jpeg with a page in its exif",
                        jpeg(8, 8, join(segment(0xe1, far), segment(0xe1, latin(PAGE))), far),
                        polyglot),
                Arguments.of(
                        "png with a page in its words",
                        png(chunk("tEXt", far), chunk("tEXt", latin(PAGE))),
                        polyglot),
                Arguments.of("png and a page", join(png(), far, latin(PAGE)), polyglot),
                Arguments.of(
                        "webp with a page in its xmp",
                        webp(lossy(8, 8), riff("XMP ", far), riff("XMP ", latin(PAGE))),
                        polyglot),
                Arguments.of(
                        "mp4 with a page in a free box",
                        join(mp4(), box("free", far, latin(PAGE))),
                        polyglot),
                Arguments.of(
                        "webm with a page in its tags",
                        webm(element("1254c367", far, latin(PAGE))),
                        polyglot),
                Arguments.of("pdf and a page", join(pdf(), far, latin("page")), polyglot));
    }

    private static Stream<Arguments> documents() {
        String active = "evidence-active-content";
        String malformed = "evidence-malformed";
        return Stream.of(
                Arguments.of(
                        "pdf with a script", pdf("3 0 obj << /S /JavaScript /JS (a) >>"), active),
                Arguments.of(
                        "pdf with a hidden script",
                        pdf("3 0 obj << /S /J#61va#53cript >> endobj\n"),
                        active),
                Arguments.of("pdf that starts", pdf("3 0 obj << /S /Launch /F (a.exe) >>"), active),
                Arguments.of("pdf with a file", pdf("3 0 obj << /Type /EmbeddedFile >>"), active),
                Arguments.of("pdf with a form", pdf("3 0 obj << /XFA 4 0 R >>"), active),
                Arguments.of("pdf with a password", pdf("3 0 obj << /Encrypt 4 0 R >>"), active),
                Arguments.of("pdf with a packed script", packed("<< /S /JavaScript >>"), active),
                Arguments.of("pdf with a packed bomb", packed(" ".repeat(70 << 20)), active),
                Arguments.of(
                        "pdf with a script of a player",
                        pdf("3 0 obj << /OpenAction << /S /Rendition /JS (app.alert(1)) >> >>"),
                        active),
                Arguments.of(
                        "pdf with a script in its description",
                        pdf("<?xpacket begin='' 3 0 obj << /S /JavaScript >> <?xpacket end='w'?>"),
                        active),
                Arguments.of("pdf that breaks off", latin("%PDF-1.7\n1 0 obj\n"), malformed));
    }

    /** Each reader looks for the objects where he wants to, so words beside them hide nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<< /Type /ObjStm /N 1 /First 4 /Length (obj endobj) /Filter /FlateDecode >>",
                "<< /Type /ObjStm /N 1 /First 4 /Length (\\) >> stream) /Filter /FlateDecode >>",
                "<< /Type /ObjStm /N 1 /First 4 %>> endobj\n /Filter /FlateDecode >>",
                "<< /Type /ObjStm /obj /endobj /Filter /FlateDecode >>",
                "<< /Type /ObjStm /Length [>> stream\n] /Filter /FlateDecode >>",
                "<< /Length stream /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>",
                "<< /Length endobj /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>",
                "<< /Length (8 0 obj << /Type /ObjStm /Filter /FlateDecode >>",
                "<< /N 1 /F#69rst 4 /Filter /FlateDecode >>",
                "<< /Type /ObjStm /Filter [/FlateDecode /FlateDecode] >>",
                "<< /Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 >> >>",
                "<< /Type /ObjStm /Filter 9 0 R >>",
            })
    void a_script_is_found_in_packed_objects_whatever_stands_beside(String said) {
        assertEquals("evidence-active-content", judged(packed(said, "7 0 << /S /JavaScript >>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<< /Type /ObjStm /N 1 /First 4 /Length 9 0 R /Filter /FlateDecode >>",
                "<</Filter/FlateDecode/First 4/Length 30/N 1/Extends 8 0 R/Type/ObjStm>>",
                "<< /Type /XRef /N 3 /Filter /FlateDecode /DecodeParms << /Predictor 12 >> >>",
                "<< /Type /Outlines /First 8 0 R >> endobj 4 0 obj << /N 3 /Filter /FlateDecode >>",
            })
    void packed_objects_that_do_nothing_come_in(String said) {
        assertEquals("taken", judged(packed(said, "7 0 << /Type /Font >>")));
    }

    /** It took as many looks as there are revisions: a minute for the largest file. */
    @Test
    void a_large_pdf_of_many_revisions_is_read_twice_and_no_more() {
        var revisions = new StringBuilder();
        for (int n = 10; n < 59; n++) {
            revisions.append(n).append(" 0 obj << /Author (Ann) >> endobj\n");
            revisions.append("trailer << /Info ").append(n).append(" 0 R >>\n");
        }
        byte[] large = join(pdf(), new byte[32 << 20], pdf(revisions.toString()));

        var shown =
                assertTimeout(
                        Duration.ofSeconds(10),
                        () -> INSPECTION.shown(FileType.PDF, ByteBuffer.wrap(large)));

        assertEquals(
                49,
                assertInstanceOf(Shown.Copy.class, shown).pieces().stream()
                        .filter(Shown.Piece.Blank.class::isInstance)
                        .count());
    }

    @Test
    void what_stands_behind_a_pdf_is_found_before_it_is_read() {
        byte[] script = pdf("3 0 obj << /S /JavaScript >>");

        assertEquals("evidence-polyglot", judged(join(script, latin("words"))));
        assertEquals("evidence-active-content", judged(join(script, latin("\n \0"))));
    }

    private static Stream<Arguments> floods() {
        String malformed = "evidence-malformed";
        String pixels = "evidence-too-many-pixels";
        byte[] far = new byte[5_000];
        return Stream.of(
                Arguments.of("jpeg flood", jpeg(65_000, 65_000, new byte[0], far), pixels),
                Arguments.of("png flood", png(100_000, 100_000), pixels),
                Arguments.of("png flood of four gigapixels", png(0xffffffffL, 1), pixels),
                Arguments.of("webp flood", webp(canvas(0, 1 << 24, 1 << 24), lossy(1, 1)), pixels),
                Arguments.of("heic flood", heic(60_000, 60_000, tiff(1)), pixels),
                Arguments.of("mp4 flood", mp4("isom", 9, 60_000, 60_000, far), pixels),
                Arguments.of("webm flood", webm(9, 60_000, 60_000), pixels),
                Arguments.of(
                        "endless mp4",
                        mp4("isom", 4_000, 640, 480, new byte[0]),
                        "evidence-too-long"),
                Arguments.of("endless webm", webm(4e6, 640, 480), "evidence-too-long"),
                Arguments.of("jpeg that breaks off", Arrays.copyOf(jpeg(), 40), malformed),
                Arguments.of("jpeg of nothing", hex("ffd8ffd9"), malformed),
                Arguments.of("jpeg without a picture", hex("ffd8ffe0000400ffffd9"), malformed),
                Arguments.of("png that breaks off", Arrays.copyOf(png(), 50), malformed),
                Arguments.of("png without a picture", png(8, 0), malformed),
                Arguments.of(
                        "webp that breaks off", Arrays.copyOf(webp(lossy(8, 8)), 20), malformed),
                Arguments.of("mp4 without a film", brand("isom"), malformed),
                Arguments.of("mp4 that breaks off", Arrays.copyOf(mp4(), 90), malformed),
                Arguments.of(
                        "webm without a film",
                        element("1a45dfa3", element("4282", latin("webm"))),
                        malformed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void what_is_not_a_plain_photo_film_document_or_chat_is_refused(
            String what, byte[] content, String code) {
        assertEquals(code, judged(content), what);
    }

    @Test
    void the_corpus_is_large() throws IOException {
        assertTrue(taken().count() >= 15);
        assertTrue(refused().count() >= 50);
    }

    @ParameterizedTest
    @CsvSource({
        "lamp.jpg, image/jpeg, taken",
        "lamp.JPEG, image/pjpeg, taken",
        "lamp, application/octet-stream, taken",
        "lamp.jpg, , taken",
        "photo of 12.04, image/jpeg; charset=x, taken",
        "my.new.lamp.jpg, image/jpg, taken",
        "lamp.png, image/jpeg, evidence-type-mismatch",
        "lamp.jpg, image/png, evidence-type-mismatch",
        "lamp.jpg, text/html, evidence-type-mismatch",
        "lamp.jpg.exe, image/jpeg, evidence-type-mismatch",
        "lamp.html, , evidence-type-mismatch",
        "lamp.php.jpg, image/jpeg, evidence-name-not-allowed",
        "invoice.EXE .jpg, image/jpeg, evidence-name-not-allowed",
    })
    void name_and_declared_type_may_not_contradict_the_content(
            String name, String declared, String outcome) {
        assertEquals(
                outcome, code(() -> Inspection.requireAsDeclared(FileType.JPEG, declared, name)));
    }

    @Test
    void a_copy_is_written_beside_and_a_file_without_metadata_needs_none() throws Exception {
        var store = LocalDirectory.at(directory.resolve("evidence"));
        assertInstanceOf(Inspection.Showing.Original.class, copied(store, jpeg()));

        var copy = copied(store, jpeg(16, 16, exif(1), latin("scan")));

        var cleaned = assertInstanceOf(Inspection.Showing.Cleaned.class, copy).draft();
        assertEquals(jpeg().length, cleaned.content().bytes());
        cleaned.close();
    }

    private static Inspection.Showing copied(EvidenceStore store, byte[] content) throws Exception {
        try (Draft draft = store.begin()) {
            draft.write(ByteBuffer.wrap(content));
            return INSPECTION.copy(FileType.JPEG, draft, store);
        }
    }

    private interface Check {
        void run() throws Unfit, IOException;
    }

    private static String code(Check check) {
        try {
            check.run();
            return "taken";
        } catch (Unfit unfit) {
            return unfit.reason().code();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String judged(byte[] content) {
        var outcome = new String[1];
        String code =
                code(() -> {
                    Path file = Files.write(directory.resolve("file"), content);
                    try (var channel = Files.newByteChannel(file)) {
                        var type = Sniffing.typeOf(channel);
                        outcome[0] = type.isEmpty() ? NOT_ALLOWED : "taken";
                        if (type.isPresent()) {
                            INSPECTION.shown(type.get(), ByteBuffer.wrap(content));
                        }
                    }
                });
        return code.equals("taken") ? outcome[0] : code;
    }

    private static byte[] packed(String objects) {
        return packed("<< /Type /ObjStm /N 1 /Filter /FlateDecode >>", objects);
    }

    private static byte[] packed(String said, String objects) {
        var deflater = new Deflater();
        deflater.setInput(latin(objects));
        deflater.finish();
        var out = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        String packed = new String(out.toByteArray(), StandardCharsets.ISO_8859_1);
        return pdf("3 0 obj\n" + said + "\nstream\n" + packed + "\nendstream\nendobj\n");
    }

    private static byte[] zip(int zeros) throws IOException {
        return zipped("a", new byte[zeros]);
    }

    private static byte[] zipped(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[zeros]);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_bomb_of_ten_megabytes_is_small_and_an_unpacked_one_is_not_needed_to_refuse_it()
            throws IOException {
        assertTrue(zip(10_000_000).length < 20_000);
        assertThrows(
                Unfit.class,
                () ->
                        INSPECTION.shown(
                                FileType.PDF, ByteBuffer.wrap(packed(" ".repeat(70 << 20)))));
    }
}
