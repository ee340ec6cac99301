package org.redress.evidence;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.Shown.Piece;

/**
 * Looks a file through from its first to its last byte before it is taken: whether it is built as
 * its type is and nothing else beside, and what of it may be shown to the other side. Nothing is
 * decoded, and none of it is copied into memory.
 */
public final class Inspection {

    private static final int BLANK = 1 << 14;
    private static final String UNDECLARED = "application/octet-stream";

    /** Endings that somebody's machine runs, or opens as a page, when they stand before another. */
    private static final Set<String> EXECUTED =
            Set.of(
                    "exe", "com", "bat", "cmd", "scr", "pif", "msi", "ps1", "vbs", "js", "mjs",
                    "jse", "wsf", "hta", "lnk", "jar", "apk", "app", "dmg", "sh", "php", "php5",
                    "phtml", "asp", "aspx", "jsp", "jspx", "cgi", "pl", "py", "html", "htm",
                    "xhtml", "shtml", "mhtml", "mht", "svg", "xml", "xsl", "swf", "zip", "rar",
                    "7z", "iso", "docm", "xlsm");

    private final Caps caps;

    Inspection(Caps caps) {
        this.caps = caps;
    }

    /** A copy of a file for the other side. */
    public sealed interface Showing {

        /** The file itself. */
        record Original() implements Showing {}

        /** Written, and still to be kept or closed. */
        record Cleaned(Draft draft) implements Showing {}

        /** None. */
        record Withheld(String reason) implements Showing {}
    }

    /** What was declared of the file and what it is called may not contradict what it is. */
    public static void requireAsDeclared(FileType type, String declared, String name) throws Unfit {
        String media = declared == null ? UNDECLARED : plain(declared.split(";")[0]);
        if (!media.equals(UNDECLARED) && !type.isDeclared(media)) {
            throw mismatch(type, "declared", media);
        }
        String[] parts = name.split("\\.", -1);
        for (int i = 1; i < parts.length - 1; i++) {
            if (EXECUTED.contains(plain(parts[i]))) {
                throw new Unfit(Unfit.Reason.NAME, Map.of("ending", plain(parts[i])));
            }
        }
        String ending = plain(parts[parts.length - 1]);
        boolean hasEnding = parts.length > 1 && ending.matches("[a-z0-9]{1,10}");
        if (hasEnding && !type.endsIn(ending) && isKnown(ending)) {
            throw mismatch(type, "ending", ending);
        }
    }

    /** A dot may stand in words too: {@code chat of 12.04} has no ending. */
    private static boolean isKnown(String ending) {
        return EXECUTED.contains(ending) || !ending.matches("[0-9]+");
    }

    private static Unfit mismatch(FileType type, String what, String found) {
        return new Unfit(
                Unfit.Reason.TYPE_MISMATCH, Map.of(what, found, "found", type.mediaType()));
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }

    /** Writes the copy, where there is to be one of its own, into a draft of the store. */
    public Showing copy(FileType type, Draft original, EvidenceStore store)
            throws IOException, Unfit {
        try (FileChannel channel = original.read();
                Arena arena = Arena.ofConfined()) {
            var bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
            return switch (shown(type, bytes)) {
                case Shown.Same() -> new Showing.Original();
                case Shown.Withheld(var reason) -> new Showing.Withheld(reason);
                case Shown.Copy copy -> new Showing.Cleaned(written(copy, bytes, store.begin()));
            };
        }
    }

    Shown shown(FileType type, ByteBuffer bytes) throws Unfit {
        try {
            return switch (type) {
                case JPEG -> JpegFile.shown(bytes, caps);
                case PNG -> PngFile.shown(bytes, caps);
                case WEBP -> WebpFile.shown(bytes, caps);
                case HEIC -> HeicFile.shown(bytes, caps);
                case MP4, QUICKTIME -> BoxFile.shown(bytes, caps);
                case WEBM -> WebmFile.shown(bytes, caps);
                case PDF -> PdfFile.shown(bytes);
                case TEXT -> new Shown.Same();
            };
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException beyondTheEnd) {
            throw Unfit.malformed("breaks off");
        }
    }

    private static Draft written(Shown.Copy copy, ByteBuffer bytes, Draft draft)
            throws IOException {
        try {
            for (Piece piece : copy.pieces()) {
                write(piece, bytes, draft);
            }
            return draft;
        } catch (IOException | RuntimeException failure) {
            draft.close();
            throw failure;
        }
    }

    private static void write(Piece piece, ByteBuffer bytes, Draft draft) throws IOException {
        switch (piece) {
            case Piece.Range(int from, int length) -> draft.write(bytes.slice(from, length));
            case Piece.Written(byte[] written) -> draft.write(ByteBuffer.wrap(written));
            case Piece.Blank(int length, byte with) -> {
                byte[] blank = new byte[Math.min(length, BLANK)];
                Arrays.fill(blank, with);
                for (int left = length; left > 0; left -= blank.length) {
                    draft.write(ByteBuffer.wrap(blank, 0, Math.min(left, blank.length)));
                }
            }
        }
    }
}
