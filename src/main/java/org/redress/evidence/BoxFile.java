package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * An MP4 or QuickTime video in which what is said about it is blank: places, times, titles, XMP,
 * private boxes, and tracks that are neither picture nor sound: a drone writes where it is as
 * subtitles. Nothing moves, so the tables of the video stay true.
 */
final class BoxFile {

    private static final byte[] FREE = "free".getBytes(ISO_8859_1);
    private static final int TYPE = 4;
    private static final int HEAD = 8;
    private static final int LONG_HEAD = 16;
    private static final int DEEPEST = 12;
    private static final Set<String> TOP =
            Set.of("ftyp", "moov", "mdat", "moof", "styp", "sidx", "mfra", "pdin", "ssix");
    private static final Set<String> OPENED =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "mvex");
    private static final Set<String> ABOUT =
            Set.of("udta", "meta", "uuid", "free", "skip", "XMP_", "cprt");
    private static final Set<String> DATED = Set.of("mvhd", "tkhd", "mdhd");
    private static final Set<String> SHOWN = Set.of("vide", "soun");

    private final ByteBuffer file;
    private final Caps caps;
    private final Overlay overlay;
    private boolean described;
    private long unitsPerSecond = 1;
    private boolean inFragments;
    private boolean hasOtherTracks;
    private boolean hasHiddenSamples;
    private int depth;
    private Track track;

    private BoxFile(ByteBuffer file, Caps caps) {
        this.file = file;
        this.caps = caps;
        this.overlay = new Overlay(file);
    }

    /** What is known of the track that is being read; places are those of its tables' boxes. */
    private static final class Track {
        private String handler = "";
        private int description;
        private int chunks;
        private int perChunk;
        private int sizes;
    }

    static Shown shown(ByteBuffer file, Caps caps) throws Unfit {
        return new BoxFile(file, caps).blanked();
    }

    private Shown blanked() throws Unfit {
        boxes(0, file.limit(), "");
        if (!described) {
            throw Unfit.malformed("no video");
        }
        return hasHiddenSamples || hasOtherTracks && inFragments
                ? new Shown.Withheld("metadata-track")
                : overlay.shown();
    }

    private void boxes(int from, int to, String inside) throws Unfit {
        if (++depth > DEEPEST) {
            throw Unfit.malformed("too deep");
        }
        int at = from;
        while (to - at >= HEAD) {
            at = box(at, to, inside);
        }
        overlay.blank(at, to);
        depth--;
    }

    private int box(int at, int to, String inside) throws Unfit {
        String type = type(at + TYPE);
        int head = file.getInt(at) == 1 ? LONG_HEAD : HEAD;
        int next = next(at, to, head);
        inFragments |= type.equals("moof");
        if (ABOUT.contains(type) || inside.isEmpty() && !TOP.contains(type)) {
            erase(at, head, next);
        } else if (type.equals("trak")) {
            track(at, head, next);
        } else if (OPENED.contains(type)) {
            boxes(at + head, next, type);
        } else {
            if (DATED.contains(type)) {
                blankTimes(at + head, next);
            }
            read(type, at, inside);
        }
        return next;
    }

    private int next(int at, int to, int head) throws Unfit {
        long size =
                switch (file.getInt(at)) {
                    case 0 -> to - at;
                    case 1 -> file.getLong(at + HEAD);
                    default -> Integer.toUnsignedLong(file.getInt(at));
                };
        if (size < head || size > to - at) {
            throw Unfit.malformed("breaks off");
        }
        return (int) (at + size);
    }

    private void erase(int at, int head, int next) throws Unfit {
        overlay.write(at + TYPE, FREE);
        overlay.blank(at + head, next);
    }

    /** When it was made and changed, which comes first in each box that says it. */
    private void blankTimes(int at, int next) throws Unfit {
        int from = at + 4;
        int to = from + (file.get(at) == 1 ? 16 : 8);
        if (to > next) {
            throw Unfit.malformed("breaks off");
        }
        overlay.blank(from, to);
    }

    private void read(String type, int at, String inside) throws Unfit {
        switch (type) {
            case "mvhd" -> duration(at);
            case "mehd" -> fragments(at);
            case "hdlr" -> {
                if (inside.equals("mdia") && track != null) {
                    track.handler = type(at + LONG_HEAD);
                }
            }
            case "stsd" -> table(at, () -> track.description = at);
            case "stco", "co64" -> table(at, () -> track.chunks = at);
            case "stsc" -> table(at, () -> track.perChunk = at);
            case "stsz" -> table(at, () -> track.sizes = at);
            default -> {}
        }
    }

    private void table(int at, Runnable known) throws Unfit {
        if (track == null) {
            throw Unfit.malformed("table");
        }
        known.run();
    }

    private void duration(int at) throws Unfit {
        boolean isLong = file.get(at + HEAD) == 1;
        long scale = Integer.toUnsignedLong(file.getInt(at + (isLong ? 28 : 20)));
        if (scale == 0) {
            throw Unfit.malformed("time scale");
        }
        double units =
                isLong
                        ? file.getLong(at + 32)
                        : Integer.toUnsignedLong(file.getInt(at + 24)) % 0xffffffffL;
        caps.requireDuration(units / scale);
        unitsPerSecond = scale;
        described = true;
    }

    private void fragments(int at) throws Unfit {
        boolean isLong = file.get(at + HEAD) == 1;
        double units =
                isLong ? file.getLong(at + 12) : Integer.toUnsignedLong(file.getInt(at + 12));
        caps.requireDuration(units / unitsPerSecond);
    }

    /** A track of something else goes with all of its samples, the place at each moment too. */
    private void track(int at, int head, int next) throws Unfit {
        if (track != null) {
            throw Unfit.malformed("track in a track");
        }
        track = new Track();
        boxes(at + head, next, "trak");
        if (track.handler.equals("vide")) {
            if (track.description > 0 && file.getInt(track.description + 12) > 0) {
                int entry = track.description + LONG_HEAD;
                caps.requirePixels(
                        Short.toUnsignedInt(file.getShort(entry + 32)),
                        Short.toUnsignedInt(file.getShort(entry + 34)));
            }
        } else if (!SHOWN.contains(track.handler)) {
            hasOtherTracks = true;
            if (track.chunks > 0 && track.perChunk > 0 && track.sizes > 0) {
                new Samples(file, track.chunks, track.perChunk, track.sizes).blank(overlay);
            } else {
                hasHiddenSamples = true;
            }
            erase(at, head, next);
        }
        track = null;
    }

    private String type(int at) {
        byte[] type = new byte[TYPE];
        file.get(at, type);
        return new String(type, ISO_8859_1);
    }
}
