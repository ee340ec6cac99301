package org.redress.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.redress.support.SampleFiles;

/** Small files of each kind, of a wanted size where that is possible. */
final class HttpFiles {

    private HttpFiles() {}

    static byte[] of(String kind, int bytes) {
        return switch (kind) {
            case "video", "unboxing-video" -> SampleFiles.mp4Of(bytes);
            case "chat" -> padded("Hello, it has not come.".getBytes(UTF_8), bytes);
            case "document" -> padded(SampleFiles.pdf(), bytes);
            default -> SampleFiles.jpegOf(bytes);
        };
    }

    private static byte[] padded(byte[] start, int bytes) {
        byte[] file = Arrays.copyOf(start, Math.max(bytes, start.length));
        Arrays.fill(file, start.length, file.length, (byte) ' ');
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
