package org.redress.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Plain text as a chat exports it: UTF-8 from end to end, without control characters. */
final class PlainUtf8 {

    private static final int CHUNK = 1 << 16;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final CharBuffer chars = CharBuffer.allocate(CHUNK);

    private PlainUtf8() {}

    /** Whether all that the channel still has is such text, and something at all. */
    static boolean isIn(ReadableByteChannel channel) throws IOException {
        return new PlainUtf8().isAll(channel);
    }

    private boolean isAll(ReadableByteChannel channel) throws IOException {
        boolean something = false;
        while (channel.read(bytes) >= 0) {
            something |= bytes.position() > 0;
            if (!isPlain(false)) {
                return false;
            }
        }
        return something && isPlain(true);
    }

    private boolean isPlain(boolean end) {
        CoderResult result = decoder.decode(bytes.flip(), chars.clear(), end);
        bytes.compact();
        return !result.isError() && chars.flip().chars().allMatch(PlainUtf8::isWritten);
    }

    private static boolean isWritten(int character) {
        return !Character.isISOControl(character)
                || character == '\n'
                || character == '\r'
                || character == '\t';
    }
}
