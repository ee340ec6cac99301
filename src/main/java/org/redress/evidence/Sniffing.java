package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a file is from its bytes alone. What is not on the list is nothing: markup, archives
 * and programs, and files that are two things at once as far as that is cheap to see.
 */
public final class Sniffing {

    /** More than what a browser looks at before it takes a file for a page. */
    private static final int HEAD = 4096;

    private static final int MP4_BRAND = 8;
    private static final int WEBM_HEADER = 64;

    /** The end of a zip archive: 22 bytes and a comment of at most 65535. */
    private static final int ZIP_END = 22;

    private static final int ZIP_TAIL = ZIP_END + 0xffff;
    private static final int ZIP_SIGNATURE = 0x06054b50;
    private static final int ZIP_COMMENT_LENGTH = 20;

    private static final List<String> MARKUP =
            List.of("<html", "<!doctype", "<script", "<svg", "<body", "<iframe", "<?php");
    private static final List<String> DOCUMENT =
            List.of("xmlns", "content-type: multipart/", "content-type: text/html", "<!entity");
    private static final List<String> DOCUMENT_STARTS =
            List.of("mime-version:", "from: <saved by", "{\\rtf", "%!", "#!", "%pdf", "@echo off");
    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final Set<String> MP4_BRANDS =
            Set.of(
                    "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso8", "mp41", "mp42", "avc1",
                    "M4V ", "M4VP", "MSNV", "dash", "mmp4");

    private Sniffing() {}

    /** Empty for whatever is not allowed. */
    public static Optional<FileType> typeOf(SeekableByteChannel content) throws IOException {
        String head = new String(bytes(content, 0, HEAD), ISO_8859_1);
        if (looksLikeMarkup(head) || endsAsZip(content)) {
            return Optional.empty();
        }
        Optional<FileType> binary = binary(head);
        if (binary.isPresent()) {
            return binary;
        }
        content.position(0);
        return !isDocument(head) && PlainUtf8.isIn(content)
                ? Optional.of(FileType.TEXT)
                : Optional.empty();
    }

    /**
     * Text that a program takes for something to show or to run: saved pages, XML, RTF, scripts.
     */
    private static boolean isDocument(String head) {
        String lower = head.toLowerCase(Locale.ROOT).stripLeading();
        return DOCUMENT_STARTS.stream().anyMatch(lower::startsWith)
                || DOCUMENT.stream().anyMatch(lower::contains);
    }

    private static Optional<FileType> binary(String head) {
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(FileType.JPEG);
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(FileType.PNG);
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", MP4_BRAND)) {
            return Optional.of(FileType.WEBP);
        }
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            boolean webm = head.substring(0, Math.min(head.length(), WEBM_HEADER)).contains("webm");
            return webm ? Optional.of(FileType.WEBM) : Optional.empty();
        }
        if (head.startsWith("%PDF-1.") || head.startsWith("%PDF-2.")) {
            return Optional.of(FileType.PDF);
        }
        return head.startsWith("ftyp", 4) ? byBrand(head) : Optional.empty();
    }

    /** A file of the MP4 family names its brand after its first box's length and type. */
    private static Optional<FileType> byBrand(String head) {
        if (head.length() < MP4_BRAND + 4) {
            return Optional.empty();
        }
        String brand = head.substring(MP4_BRAND, MP4_BRAND + 4);
        if (HEIC_BRANDS.contains(brand)) {
            return Optional.of(FileType.HEIC);
        }
        if (brand.equals("qt  ")) {
            return Optional.of(FileType.QUICKTIME);
        }
        return MP4_BRANDS.contains(brand) ? Optional.of(FileType.MP4) : Optional.empty();
    }

    private static boolean looksLikeMarkup(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        String start = lower.startsWith("\u00ef\u00bb\u00bf") ? lower.substring(3) : lower;
        return start.stripLeading().startsWith("<?xml")
                || MARKUP.stream().anyMatch(lower::contains);
    }

    /** An archive is read from its end, so it can follow any picture. */
    private static boolean endsAsZip(SeekableByteChannel content) throws IOException {
        long from = Math.max(0, content.size() - ZIP_TAIL);
        var tail = ByteBuffer.wrap(bytes(content, from, ZIP_TAIL)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.limit() - ZIP_END; at >= 0; at--) {
            if (tail.getInt(at) == ZIP_SIGNATURE) {
                int comment = Short.toUnsignedInt(tail.getShort(at + ZIP_COMMENT_LENGTH));
                if (at + ZIP_END + comment <= tail.limit()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] bytes(SeekableByteChannel content, long from, int most)
            throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(most, Math.max(0, content.size() - from)));
        content.position(from);
        while (bytes.hasRemaining() && content.read(bytes) >= 0) {
            // until there is no more
        }
        return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }
}
