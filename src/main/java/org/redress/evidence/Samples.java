package org.redress.evidence;

import java.nio.ByteBuffer;

/**
 * Where the samples of a track lie in the file, by the three tables of its video.
 *
 * @param chunks the box of the chunks' places, {@code stco} or {@code co64}
 * @param perChunk the box that says how many samples chunks have, {@code stsc}
 * @param sizes the box of the samples' sizes, {@code stsz}
 */
record Samples(ByteBuffer file, int chunks, int perChunk, int sizes) {

    private static final int COUNT = 12;
    private static final int ENTRIES = 16;
    private static final int SIZES = 20;
    private static final int RUN = 12;

    void blank(Overlay overlay) throws Unfit {
        boolean isLong = file.get(chunks + 6) == '6';
        int count = count(chunks, isLong ? 8 : 4);
        int runs = count(perChunk, RUN);
        int all = file.getInt(sizes + COUNT);
        int samples = file.getInt(sizes + ENTRIES);
        if (samples < 0 || all == 0 && samples > (sized(sizes) - SIZES) / 4) {
            throw Unfit.malformed("table");
        }
        int run = 0;
        int sample = 0;
        for (int chunk = 0; chunk < count && sample < samples && runs > 0; chunk++) {
            if (run + 1 < runs && firstChunk(run + 1) <= chunk + 1) {
                run++;
            }
            int last = (int) Math.min(samples, (long) sample + inEach(run));
            long bytes = Integer.toUnsignedLong(all) * (last - sample);
            for (int each = sample; all == 0 && each < last; each++) {
                bytes += Integer.toUnsignedLong(file.getInt(sizes + SIZES + 4 * each));
            }
            sample = last;
            long from =
                    isLong
                            ? file.getLong(chunks + ENTRIES + 8 * chunk)
                            : Integer.toUnsignedLong(file.getInt(chunks + ENTRIES + 4 * chunk));
            if (from < 0 || from > file.limit() || bytes > file.limit() - from) {
                throw Unfit.malformed("samples");
            }
            overlay.blank((int) from, (int) (from + bytes));
        }
    }

    private int count(int box, int each) throws Unfit {
        int count = file.getInt(box + COUNT);
        if (count < 0 || ENTRIES + (long) count * each > sized(box)) {
            throw Unfit.malformed("table");
        }
        return count;
    }

    private long firstChunk(int run) {
        return Integer.toUnsignedLong(file.getInt(perChunk + ENTRIES + RUN * run));
    }

    private long inEach(int run) {
        return Integer.toUnsignedLong(file.getInt(perChunk + ENTRIES + RUN * run + 4));
    }

    private long sized(int box) {
        return Integer.toUnsignedLong(file.getInt(box));
    }
}
