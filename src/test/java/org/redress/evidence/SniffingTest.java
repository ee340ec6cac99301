package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.evidence.FileType.HEIC;
import static org.redress.evidence.FileType.JPEG;
import static org.redress.evidence.FileType.MP4;
import static org.redress.evidence.FileType.PDF;
import static org.redress.evidence.FileType.PNG;
import static org.redress.evidence.FileType.QUICKTIME;
import static org.redress.evidence.FileType.TEXT;
import static org.redress.evidence.FileType.WEBM;
import static org.redress.evidence.FileType.WEBP;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.policy.EvidenceKind;

/** What a file is follows from its bytes; what is not on the list is refused. */
@Tag("FF2")
class SniffingTest {
    private static final String JPEG_START = "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0";

    @TempDir Path directory;

    static Stream<Arguments> allowed() {
        return Stream.of(
                Arguments.of(JPEG, latin(JPEG_START + "and a picture")),
                Arguments.of(PNG, latin("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")),
                Arguments.of(WEBP, latin("RIFF\u0024\0\0\0WEBPVP8 ")),
                Arguments.of(HEIC, latin("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")),
                Arguments.of(HEIC, latin("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic")),
                Arguments.of(MP4, latin("\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2")),
                Arguments.of(MP4, latin("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom")),
                Arguments.of(QUICKTIME, latin("\0\0\0\u0014ftypqt  \0\0\2\0qt  ")),
                Arguments.of(
                        WEBM, latin("\u001aE\u00df\u00a3\u009fB\u0086\u0081\1B\u0082\u0084webm")),
                Arguments.of(PDF, latin("%PDF-1.7\n%\u00e2\u00e3\n")),
                Arguments.of(PDF, latin("%PDF-2.0\n")),
                Arguments.of(TEXT, utf8("[12:01] Ann: does it still come?\r\n\t<Media omitted>\n")),
                Arguments.of(TEXT, utf8("\ufeffBoris: \u0434\u0430 \ud83d\udce6\n")),
                Arguments.of(TEXT, utf8("a".repeat(65_535) + "\u20ac" + "b".repeat(70_000))));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void a_file_is_what_its_first_bytes_say(FileType type, byte[] content) throws IOException {
        assertEquals(Optional.of(type), typeOf(content));
    }

    static Stream<Arguments> refused() throws IOException {
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("svg", utf8("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of("svg after a mark", utf8("\ufeff <?xml version='1.0'?><a/>")),
                Arguments.of("html", utf8("<!DOCTYPE html><html></html>")),
                Arguments.of("html behind text", utf8("Hello\n<ScRiPt>alert(1)</script>")),
                Arguments.of("gif", latin("GIF89a\1\0\1\0")),
                Arguments.of("gif and script", latin("GIF89a/*\0*/=1;<script>alert(1)</script>")),
                Arguments.of("zip", zip()),
                Arguments.of("picture and zip", concat(latin(JPEG_START), zip())),
                Arguments.of("pdf and zip", concat(latin("%PDF-1.7\n"), zip())),
                Arguments.of("picture and page", latin(JPEG_START + "<html><body>")),
                Arguments.of("pdf not at the start", latin("\0%PDF-1.7\n")),
                Arguments.of("program", latin("MZ\u0090\0\3\0")),
                Arguments.of("elf", latin("\u007fELF\2\1\1")),
                Arguments.of("class", latin("\u00ca\u00fe\u00ba\u00be\0\0\0\u0045")),
                Arguments.of("avi", latin("RIFF\u0024\0\0\0AVI LIST")),
                Arguments.of("matroska", latin("\u001aE\u00df\u00a3\u009fB\u0082\u0088matroska")),
                Arguments.of("avif", latin("\0\0\0\u0018ftypavif\0\0\0\0")),
                Arguments.of("cut short", latin("\0\0\0\u0018ftyp")),
                Arguments.of("text with a bell", utf8("ding\u0007")),
                Arguments.of("text with a late zero", utf8("a".repeat(80_000) + "\0")),
                Arguments.of("latin-1", latin("Stra\u00dfe")),
                Arguments.of("half a character", latin("ab\u00e2\u0082")),
                Arguments.of("utf-16", "hello".getBytes(java.nio.charset.StandardCharsets.UTF_16)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void everything_else_is_refused(String what, byte[] content) throws IOException {
        assertEquals(Optional.empty(), typeOf(content), what);
    }

    @Test
    @Tag("M03")
    void the_kind_that_is_claimed_must_fit() {
        assertTrue(PNG.fits(EvidenceKind.SCREENSHOT));
        assertTrue(MP4.fits(EvidenceKind.UNBOXING_VIDEO));
        assertTrue(PDF.fits(EvidenceKind.CHAT));
        assertTrue(HEIC.fits(EvidenceKind.DOCUMENT));
        assertFalse(MP4.fits(EvidenceKind.PHOTO));
        assertFalse(TEXT.fits(EvidenceKind.SCREENSHOT));
        assertFalse(PDF.fits(EvidenceKind.VIDEO));
        assertEquals(
                List.of("video/mp4", "video/quicktime", "video/webm"),
                FileType.allowed(EvidenceKind.VIDEO));
    }

    private Optional<FileType> typeOf(byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("file"), content);
        try (var channel = Files.newByteChannel(file)) {
            return Sniffing.typeOf(channel);
        }
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setComment("and a comment");
            zip.putNextEntry(new ZipEntry("a"));
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
