package org.redress.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds a page, a script or another file where only words about a file should be. */
final class Markup {

    /** Each begins with a character that the scan looks for; letters in lower case. */
    private static final List<byte[]> TOKENS =
            List.of(
                            "<html",
                            "<!doctype",
                            "<script",
                            "<body",
                            "<iframe",
                            "<object",
                            "<embed",
                            "<?php",
                            "<svg ",
                            "<svg>",
                            "<svg/",
                            "<svg\n",
                            "<svg\t",
                            "%pdf-",
                            "pk\3\4")
                    .stream()
                    .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
                    .toList();

    private Markup() {}

    static void requireNone(ByteBuffer file, int from, int to) throws Unfit {
        for (int at = from; at < to; at++) {
            byte first = file.get(at);
            if (first == '<' || first == '%' || first == 'P') {
                for (byte[] token : TOKENS) {
                    if (isAt(file, at, to, token)) {
                        String found = new String(token, StandardCharsets.ISO_8859_1);
                        throw Unfit.polyglot(found.substring(1).replaceAll("[^a-z!?]", ""));
                    }
                }
            }
        }
    }

    private static boolean isAt(ByteBuffer file, int at, int to, byte[] token) {
        if (to - at < token.length) {
            return false;
        }
        for (int i = 0; i < token.length; i++) {
            if (lower(file.get(at + i)) != token[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }
}
