package org.redress.evidence;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The names in one PDF, which say what its objects are and do. They are told one by one and never
 * kept: a file may be nothing but names.
 */
final class PdfNames {

    private static final int LONGEST = 127;
    private static final int CHUNK = 1 << 16;

    /** More than any real one holds; a bomb does not get further. */
    private static final int MOST_UNPACKED = 64 << 20;

    private final byte[] chunk = new byte[CHUNK + LONGEST];
    private long unpacked;

    /** Is told each name. */
    @FunctionalInterface
    interface Reader {
        void name(String name) throws Unfit;
    }

    /** A character of a name may be written as its number, which hides nothing here. */
    static String at(ByteBuffer file, int slash) {
        var name = new StringBuilder();
        int at = slash + 1;
        while (at < file.limit() && name.length() < LONGEST && !PdfBytes.endsName(file.get(at))) {
            int code = file.get(at) == '#' && at + 2 < file.limit() ? hex(file, at + 1) : -1;
            name.append((char) (code >= 0 ? code : Byte.toUnsignedInt(file.get(at))));
            at += code >= 0 ? 3 : 1;
        }
        return name.toString();
    }

    private static int hex(ByteBuffer file, int at) {
        int high = Character.digit(file.get(at), 16);
        int low = Character.digit(file.get(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** Of the objects that are packed together in a stream. */
    void read(ByteBuffer file, int from, Reader reader) throws Unfit {
        var inflater = new Inflater();
        try {
            inflater.setInput(file.slice(from, file.limit() - from));
            int kept = 0;
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk, kept, CHUNK);
                unpacked += length;
                if (length == 0 && !inflater.finished() || unpacked > MOST_UNPACKED) {
                    throw Unfit.active("packed objects");
                }
                int end = kept + length;
                tell(ByteBuffer.wrap(chunk, 0, end), reader);
                kept = Math.min(LONGEST, end);
                System.arraycopy(chunk, end - kept, chunk, 0, kept);
            }
        } catch (DataFormatException e) {
            throw Unfit.active("packed objects");
        } finally {
            inflater.end();
        }
    }

    private static void tell(ByteBuffer text, Reader reader) throws Unfit {
        for (int at = 0; at < text.limit(); at++) {
            if (text.get(at) == '/') {
                reader.name(at(text, at));
            }
        }
    }
}
