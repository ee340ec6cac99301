package org.redress.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** HTTP byte by byte over a socket of its own, for requests that no client would send. */
public final class RawHttp {
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final String host;
    private final int port;

    public RawHttp(URI service) {
        host = service.getHost();
        port = service.getPort();
    }

    /**
     * All that came back.
     *
     * @param closed whether the server hung up; else it kept silent with the connection open
     */
    public record Talk(List<Answer> answers, boolean closed) {}

    /** One answer; the names of its headers are in small letters. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public String type() {
            return headers.getOrDefault("content-type", "").split(";")[0];
        }
    }

    public Talk send(String request, int patience) throws IOException {
        return send(request.getBytes(StandardCharsets.ISO_8859_1), patience);
    }

    /** Sends all and listens until the server hangs up or is silent for so many milliseconds. */
    public Talk send(byte[] request, int patience) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(patience);
            socket.setTcpNoDelay(true);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException refusedBeforeItsEnd) {
                // What the server said about it is read below.
            }
            var received = new ByteArrayOutputStream();
            boolean closed = listen(socket, received);
            return new Talk(answers(received.toString(StandardCharsets.ISO_8859_1)), closed);
        }
    }

    private static boolean listen(Socket socket, ByteArrayOutputStream received) {
        byte[] chunk = new byte[8192];
        try {
            int read = socket.getInputStream().read(chunk);
            while (read >= 0) {
                received.write(chunk, 0, read);
                read = socket.getInputStream().read(chunk);
            }
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static List<Answer> answers(String received) {
        List<Answer> answers = new ArrayList<>();
        String rest = received;
        while (rest.contains(END_OF_HEAD)) {
            int end = rest.indexOf(END_OF_HEAD);
            String[] head = rest.substring(0, end).split("\r\n");
            rest = rest.substring(end + END_OF_HEAD.length());
            Map<String, String> headers = headers(head);
            boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            var body = new StringBuilder();
            if (chunked) {
                rest = dechunked(rest, body);
            } else {
                body.append(rest, 0, Math.min(length, rest.length()));
                rest = rest.substring(Math.min(length, rest.length()));
            }
            answers.add(new Answer(status(head[0]), headers, body.toString()));
        }
        return answers;
    }

    private static int status(String line) {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            throw new AssertionError("no status line: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static Map<String, String> headers(String[] head) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    head[i].substring(colon + 1).trim());
        }
        return headers;
    }

    /** What stands behind the body. */
    private static String dechunked(String text, StringBuilder body) {
        String rest = text;
        int end = rest.indexOf("\r\n");
        while (end > 0) {
            int size = Integer.parseInt(rest.substring(0, end).split(";")[0].trim(), 16);
            int from = Math.min(end + 2, rest.length());
            int to = Math.min(from + size, rest.length());
            body.append(rest, from, to);
            rest = rest.substring(Math.min(to + 2, rest.length()));
            if (size == 0) {
                return rest;
            }
            end = rest.indexOf("\r\n");
        }
        return rest;
    }
}
