package org.redress.evidence;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * A WebM video in which tags, attachments, title and date are void; one with tracks that are
 * neither picture nor sound is not shown, for their blocks stand between all others. Elements are
 * read one after the other and opened where they hold others, so that a recording whose sizes are
 * unknown, as browsers write it, is read as well.
 */
final class WebmFile {

    private static final long EBML = 0x1a45dfa3L;
    private static final long SEEK_HEAD = 0x114d9b74L;
    private static final long CUES = 0x1c53bb6bL;
    private static final long SEGMENT = 0x18538067L;
    private static final long INFO = 0x1549a966L;
    private static final long TRACKS = 0x1654ae6bL;
    private static final long TRACK = 0xaeL;
    private static final long TRACK_TYPE = 0x83L;
    private static final long PICTURE = 1;
    private static final long SOUND = 2;
    private static final long VIDEO = 0xe0L;
    private static final long WIDTH = 0xb0L;
    private static final long HEIGHT = 0xbaL;
    private static final long CLUSTER = 0x1f43b675L;
    private static final long TIME = 0xe7L;
    private static final long SCALE = 0x2ad7b1L;
    private static final long DURATION = 0x4489L;
    private static final long VOID = 0xecL;
    private static final long TAGS = 0x1254c367L;
    private static final long ATTACHMENTS = 0x1941a469L;
    private static final long TITLE = 0x7ba9L;
    private static final long DATE = 0x4461L;
    private static final long FILE_NAME = 0x7384L;
    private static final long TRACK_NAME = 0x536eL;
    private static final Set<Long> OPENED = Set.of(SEGMENT, INFO, TRACKS, TRACK, VIDEO, CLUSTER);
    private static final Set<Long> ABOUT =
            Set.of(TAGS, ATTACHMENTS, TITLE, DATE, FILE_NAME, TRACK_NAME, VOID);

    /** Of the elements that hold everything else, these belong to the video. */
    private static final Set<Long> KEPT = Set.of(EBML, SEEK_HEAD, CUES);

    private static final long FIRST_OF_TOP = 0x10000000L;
    private static final double NANOS = 1e9;
    private static final int LONG_SIZE = 9;

    private final ByteBuffer file;
    private final Caps caps;
    private final Overlay overlay;
    private int at;
    private boolean filmed;
    private boolean hasOtherTracks;
    private long scale = 1_000_000;
    private long width;
    private long height;
    private double longest;

    private WebmFile(ByteBuffer file, Caps caps) {
        this.file = file;
        this.caps = caps;
        this.overlay = new Overlay(file);
    }

    static Shown shown(ByteBuffer file, Caps caps) throws Unfit {
        return new WebmFile(file, caps).voided();
    }

    private Shown voided() throws Unfit {
        while (at < file.limit()) {
            element();
        }
        if (!filmed) {
            throw Unfit.malformed("no video");
        }
        if (width > 0 || height > 0) {
            caps.requirePixels(width, height);
        }
        caps.requireDuration(longest * scale / NANOS);
        return hasOtherTracks ? new Shown.Withheld("metadata-track") : overlay.shown();
    }

    private void element() throws Unfit {
        int from = at;
        long id = number(true);
        int sizeAt = at;
        long size = number(false);
        boolean unknown = size == (1L << 7 * (at - sizeAt)) - 1;
        if (OPENED.contains(id)) {
            filmed |= id == CLUSTER;
            return;
        }
        if (unknown || size > file.limit() - at) {
            throw Unfit.malformed("breaks off");
        }
        int to = (int) (at + size);
        if (ABOUT.contains(id) || id >= FIRST_OF_TOP && !KEPT.contains(id)) {
            empty(from, to);
        } else {
            read(id, to);
        }
        at = to;
    }

    private void read(long id, int to) throws Unfit {
        if (id == SCALE) {
            scale = unsigned(to);
        } else if (id == DURATION) {
            longest = Math.max(longest, to - at == 4 ? file.getFloat(at) : file.getDouble(at));
        } else if (id == TIME) {
            longest = Math.max(longest, unsigned(to));
        } else if (id == WIDTH) {
            width = Math.max(width, unsigned(to));
        } else if (id == HEIGHT) {
            height = Math.max(height, unsigned(to));
        } else if (id == TRACK_TYPE) {
            long type = unsigned(to);
            hasOtherTracks |= type != PICTURE && type != SOUND;
        }
    }

    /** A void element of the same length. */
    private void empty(int from, int to) throws Unfit {
        int length = to - from;
        boolean isLong = length >= LONG_SIZE + 1;
        byte[] head = new byte[isLong ? LONG_SIZE : 2];
        head[0] = (byte) VOID;
        if (isLong) {
            ByteBuffer.wrap(head).putLong(1, 1L << 56 | length - LONG_SIZE);
        } else {
            head[1] = (byte) (0x80 | length - 2);
        }
        overlay.write(from, head);
        overlay.blank(from + head.length, to);
    }

    /** As EBML writes numbers: leading zeros of the first byte say how many bytes there are. */
    private long number(boolean withMark) throws Unfit {
        int first = Byte.toUnsignedInt(file.get(at));
        int length = Integer.numberOfLeadingZeros(first) - 23;
        if (length > (withMark ? 4 : 8)) {
            throw Unfit.malformed("element");
        }
        long number = withMark ? first : first & (1 << 8 - length) - 1;
        for (int i = 1; i < length; i++) {
            number = number << 8 | Byte.toUnsignedInt(file.get(at + i));
        }
        at += length;
        return number;
    }

    private long unsigned(int to) throws Unfit {
        if (to - at > 8) {
            throw Unfit.malformed("number");
        }
        long number = 0;
        for (int i = at; i < to; i++) {
            number = number << 8 | Byte.toUnsignedInt(file.get(i));
        }
        return number;
    }
}
