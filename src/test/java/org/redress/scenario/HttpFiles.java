package org.redress.scenario;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small files whose first bytes say what they are. */
final class HttpFiles {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
    private static final byte[] MP4 = {
        0, 0, 0, 0x18, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0
    };

    private HttpFiles() {}

    static byte[] of(String kind, int bytes) {
        byte[] start =
                switch (kind) {
                    case "video", "unboxing-video" -> MP4;
                    case "chat" -> "Hello, it has not come.".getBytes(StandardCharsets.UTF_8);
                    case "document" -> "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
                    default -> JPEG;
                };
        byte[] file = new byte[Math.max(bytes, start.length)];
        Arrays.fill(file, (byte) ' ');
        System.arraycopy(start, 0, file, 0, start.length);
        return file;
    }

    static String ending(String kind) {
        return switch (kind) {
            case "video", "unboxing-video" -> ".mp4";
            case "chat" -> ".txt";
            case "document" -> ".pdf";
            default -> ".jpg";
        };
    }

    static String type(String kind) {
        return switch (kind) {
            case "video", "unboxing-video" -> "video/mp4";
            case "chat" -> "text/plain";
            case "document" -> "application/pdf";
            default -> "image/jpeg";
        };
    }
}
