package org.redress.evidence;

import java.util.List;

/** What the other side gets to see of a file. */
sealed interface Shown {

    /** More pieces than any real file needs; they are all that is ever in memory. */
    int MOST_PIECES = 100_000;

    /** There is nothing in it that is not shown. */
    record Same() implements Shown {}

    /** These pieces, one after the other. */
    record Copy(List<Piece> pieces) implements Shown {}

    /**
     * Nothing: what has to be taken out cannot be taken out safely.
     *
     * @param reason a stable code
     */
    record Withheld(String reason) implements Shown {}

    /** A stretch of the copy. */
    sealed interface Piece {

        /** As it is in the original. */
        record Range(int from, int length) implements Piece {}

        /** Written for the copy. */
        record Written(byte[] bytes) implements Piece {}

        /** So many times the same byte. */
        record Blank(int length, byte with) implements Piece {}
    }
}
