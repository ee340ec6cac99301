package org.redress.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.redress.evidence.Shown.Piece;

/** Puts a copy together from what is kept of a file; nothing of it is ever in memory. */
final class Cutting {

    private final ByteBuffer file;
    private final List<Piece> pieces = new ArrayList<>();
    private int keptFrom;
    private int keptTo;
    private long length;
    private boolean changed;

    Cutting(ByteBuffer file) {
        this.file = file;
    }

    void keep(int from, int to) throws Unfit {
        requireInside(from, to);
        if (from != keptTo) {
            flush();
            keptFrom = from;
        }
        keptTo = to;
        length += to - from;
    }

    /** Left out of the copy; even so it may not be a page. */
    void drop(int from, int to) throws Unfit {
        requireInside(from, to);
        Markup.requireNone(file, from, to);
        changed |= to > from;
    }

    void write(byte[] bytes) {
        flush();
        pieces.add(new Piece.Written(bytes));
        length += bytes.length;
        changed = true;
    }

    void writeFirst(byte[] bytes) {
        pieces.addFirst(new Piece.Written(bytes));
    }

    /** Of what was kept and written so far. */
    long length() {
        return length;
    }

    Shown shown() {
        flush();
        return changed ? new Shown.Copy(List.copyOf(pieces)) : new Shown.Same();
    }

    private void requireInside(int from, int to) throws Unfit {
        if (pieces.size() > Shown.MOST_PIECES) {
            throw Unfit.malformed("pieces");
        }
        if (from > to || to > file.limit()) {
            throw Unfit.malformed("breaks off");
        }
    }

    private void flush() {
        if (keptTo > keptFrom) {
            pieces.add(new Piece.Range(keptFrom, keptTo - keptFrom));
        }
        keptFrom = keptTo;
    }
}
