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
    private static final int RUN = 12;

    void blank(Overlay overlay) throws Unfit {
        boolean isLong = file.get(chunks + 6) == '6';
        int count = count(chunks, isLong ? 8 : 4);
        int runs = count(perChunk, RUN);
        int samples = file.getInt(sizes + ENTRIES);
        if (samples < 0) {
            throw Unfit.malformed("table");
        }
        int run = 0;
        int sample = 0;
        for (int chunk = 0; chunk < count && sample < samples && runs > 0; chunk++) {
            if (run + 1 < runs && firstChunk(run + 1) <= chunk + 1) {
                run++;
            }
            int last = (int) Math.min(samples, (long) sample + inEach(run));
            long bytes = 0;
            for (; sample < last; sample++) {
                bytes += size(sample);
            }
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
        if (count < 0 || ENTRIES + (long) count * each > Integer.toUnsignedLong(file.getInt(box))) {
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

    private long size(int sample) {
        int all = file.getInt(sizes + COUNT);
        return Integer.toUnsignedLong(all != 0 ? all : file.getInt(sizes + 20 + 4 * sample));
    }
}
