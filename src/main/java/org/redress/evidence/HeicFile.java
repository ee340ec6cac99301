package org.redress.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A HEIC picture in which the items that say something about it, EXIF and XMP, are blank. One whose
 * items are laid out in a way that is not known here is not shown.
 */
final class HeicFile {

    private static final int HEAD = 8;
    private static final int FULL_HEAD = 12;
    private static final int DEEPEST = 8;
    private static final int MOST_ITEMS = 10_000;
    private static final Set<String> DRAWN =
            Set.of("hvc1", "lhv1", "grid", "iden", "iovl", "av01", "jpeg", "tmap");

    private final ByteBuffer file;
    private final Caps caps;
    private final Overlay overlay;
    private final Map<Long, String> items = new HashMap<>();
    private int depth;
    private int places;
    private int data;
    private boolean isSized;
    private boolean isOdd;

    private HeicFile(ByteBuffer file, Caps caps) {
        this.file = file;
        this.caps = caps;
        this.overlay = new Overlay(file);
    }

    static Shown shown(ByteBuffer file, Caps caps) throws Unfit {
        return new HeicFile(file, caps).blanked();
    }

    private Shown blanked() throws Unfit {
        boxes(0, file.limit());
        if (!isSized || items.isEmpty() || places == 0) {
            throw Unfit.malformed("no picture");
        }
        blankItems();
        return isOdd ? new Shown.Withheld("picture-layout") : overlay.shown();
    }

    private void boxes(int from, int to) throws Unfit {
        if (++depth > DEEPEST) {
            throw Unfit.malformed("too deep");
        }
        int at = from;
        while (to - at >= HEAD) {
            long size = Integer.toUnsignedLong(file.getInt(at));
            long next = size == 0 ? to : at + size;
            if (size == 1 || next > to || next < at + HEAD) {
                throw Unfit.malformed("breaks off");
            }
            box(at, (int) next);
            at = (int) next;
        }
        overlay.blank(at, to);
        depth--;
    }

    private void box(int at, int next) throws Unfit {
        switch (type(at + 4)) {
            case "meta" -> boxes(at + FULL_HEAD, next);
            case "iprp", "ipco" -> boxes(at + HEAD, next);
            case "iinf" -> boxes(at + FULL_HEAD + (file.get(at + HEAD) == 0 ? 2 : 4), next);
            case "infe" -> item(at);
            case "iloc" -> places = at;
            case "idat" -> data = at + HEAD;
            case "ispe" -> {
                isSized = true;
                caps.requirePixels(
                        Integer.toUnsignedLong(file.getInt(at + FULL_HEAD)),
                        Integer.toUnsignedLong(file.getInt(at + FULL_HEAD + 4)));
            }
            case "udta", "uuid", "free", "skip" -> {
                overlay.write(at + 4, "free".getBytes(ISO_8859_1));
                overlay.blank(at + HEAD, next);
            }
            case "moov" -> isOdd = true;
            default -> {}
        }
    }

    private void item(int at) throws Unfit {
        if (items.size() > MOST_ITEMS) {
            throw Unfit.malformed("items");
        }
        int version = file.get(at + HEAD);
        if (version == 2) {
            items.put((long) Short.toUnsignedInt(file.getShort(at + FULL_HEAD)), type(at + 16));
        } else if (version == 3) {
            items.put(Integer.toUnsignedLong(file.getInt(at + FULL_HEAD)), type(at + 18));
        } else {
            isOdd = true;
        }
    }

    private void blankItems() throws Unfit {
        int version = file.get(places + HEAD);
        int widths = Short.toUnsignedInt(file.getShort(places + FULL_HEAD));
        var in = file.duplicate().position(places + FULL_HEAD + 2);
        long count = number(in, version == 2 ? 4 : 2);
        if (count > MOST_ITEMS) {
            throw Unfit.malformed("items");
        }
        for (long i = 0; i < count; i++) {
            String type = items.getOrDefault(number(in, version == 2 ? 4 : 2), "");
            int method = version == 0 ? 0 : (int) number(in, 2) & 0xf;
            number(in, 2);
            long base = number(in, widths >> 4 & 0xf) + (method == 1 ? data : 0);
            long extents = number(in, 2);
            isOdd |= method > 1 || method == 1 && data == 0;
            for (long extent = 0; extent < extents; extent++) {
                number(in, version == 0 ? 0 : widths & 0xf);
                long from = base + number(in, widths >> 12);
                long length = number(in, widths >> 8 & 0xf);
                if (!DRAWN.contains(type)) {
                    blank(from, length);
                }
            }
        }
    }

    private void blank(long from, long length) throws Unfit {
        if (from < 0 || length <= 0 || from > file.limit() || length > file.limit() - from) {
            throw Unfit.malformed("item");
        }
        overlay.blank((int) from, (int) (from + length));
    }

    private static long number(ByteBuffer in, int bytes) {
        return switch (bytes) {
            case 0 -> 0;
            case 2 -> Short.toUnsignedLong(in.getShort());
            case 4 -> Integer.toUnsignedLong(in.getInt());
            case 8 -> in.getLong();
            default -> throw new IndexOutOfBoundsException(bytes);
        };
    }

    private String type(int at) {
        byte[] type = new byte[4];
        file.get(at, type);
        return new String(type, ISO_8859_1);
    }
}
