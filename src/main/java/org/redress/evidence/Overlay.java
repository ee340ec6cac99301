package org.redress.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.redress.evidence.Shown.Piece;

/**
 * A copy of the same length, in which some places are blank or written over. No real file names
 * each of its bytes more than twice; one whose places lie over each other would take hours to read.
 */
final class Overlay {

    private final ByteBuffer file;
    private final List<Edit> edits = new ArrayList<>();
    private long looked;

    Overlay(ByteBuffer file) {
        this.file = file;
    }

    private record Edit(int from, int to, byte[] written, byte with) {}

    /** What is blanked may not be a page either. */
    void blank(int from, int to) throws Unfit {
        blank(from, to, (byte) 0);
    }

    void blank(int from, int to, byte with) throws Unfit {
        if (from > to || to > file.limit()) {
            throw Unfit.malformed("breaks off");
        }
        looked += to - from;
        if (looked > 2L * file.limit()) {
            throw Unfit.malformed("overlaps");
        }
        if (!isAll(from, to, with)) {
            Markup.requireNone(file, from, to);
            add(new Edit(from, to, null, with));
        }
    }

    private boolean isAll(int from, int to, byte with) {
        for (int at = from; at < to; at++) {
            if (file.get(at) != with) {
                return false;
            }
        }
        return true;
    }

    void write(int at, byte[] bytes) throws Unfit {
        byte[] there = new byte[bytes.length];
        file.get(at, there);
        if (!Arrays.equals(there, bytes)) {
            add(new Edit(at, at + bytes.length, bytes, (byte) 0));
        }
    }

    private void add(Edit edit) throws Unfit {
        if (edits.size() > Shown.MOST_PIECES) {
            throw Unfit.malformed("pieces");
        }
        edits.add(edit);
    }

    /** Where edits overlap, the first one counts. */
    Shown shown() {
        if (edits.isEmpty()) {
            return new Shown.Same();
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Edit edit : edits) {
            int from = Math.max(at, edit.from());
            if (from > at) {
                pieces.add(new Piece.Range(at, from - at));
                at = from;
            }
            if (edit.to() > from) {
                pieces.add(
                        edit.written() != null && from == edit.from()
                                ? new Piece.Written(edit.written())
                                : new Piece.Blank(edit.to() - from, edit.with()));
                at = edit.to();
            }
        }
        if (file.limit() > at) {
            pieces.add(new Piece.Range(at, file.limit() - at));
        }
        return new Shown.Copy(List.copyOf(pieces));
    }
}
