package org.redress.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** Somebody who is sent webhooks, on loopback, and behaves as a test wants. */
public final class FakeReceiver implements AutoCloseable {
    private static final int PART = 1 << 14;
    private static final FakeReceiver ALLOWED = new FakeReceiver(status(200));

    /** What it does once a request has come in whole. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Request request, OutputStream out) throws IOException;
    }

    /** What came in; names of headers in lower case. */
    public record Request(String line, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.get(name);
        }
    }

    private final ServerSocket server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Behaviour behaviour;

    public FakeReceiver(Behaviour behaviour) {
        this(plain(), behaviour);
    }

    public FakeReceiver(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * The one that the service under test is allowed to send to; it lasts as long as the process.
     */
    public static FakeReceiver allowed() {
        return ALLOWED;
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Behaviour status(int status) {
        return (request, out) -> out.write(head(status, "content-length: 2", "", "ok"));
    }

    public static Behaviour redirect(String to) {
        return (request, out) ->
                out.write(head(301, "location: " + to, "content-length: 0", "", ""));
    }

    /** 200, and then more and more, until nobody reads it; {@code written} counts the bytes. */
    public static Behaviour endless(AtomicLong written) {
        return (request, out) -> {
            out.write(head(200, "", ""));
            byte[] part = new byte[PART];
            while (true) {
                out.write(part);
                written.addAndGet(PART);
            }
        };
    }

    /** A kilobyte or so that would be ten megabytes. */
    public static Behaviour bomb() {
        return (request, out) -> {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(new byte[10 << 20]);
            }
            out.write(
                    head(
                            200,
                            "content-encoding: gzip",
                            "content-length: " + packed.size(),
                            "",
                            ""));
            out.write(packed.toByteArray());
        };
    }

    /** Takes everything and says nothing. */
    public Behaviour silent() {
        return (request, out) -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Answers a line and hangs up. */
    public static Behaviour garbage() {
        return (request, out) -> {
            out.write("nothing like HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            throw new IOException("hung up");
        };
    }

    private static byte[] head(int status, String... lines) {
        String text = "HTTP/1.1 " + status + " Whatever\r\n" + String.join("\r\n", lines);
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public void behaves(Behaviour other) {
        behaviour = other;
    }

    /** As an operator would allow it. */
    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    public String url() {
        return origin() + "/hook";
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException over) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            for (var request = read(socket.getInputStream());
                    request != null;
                    request = read(socket.getInputStream())) {
                requests.add(request);
                behaviour.answer(request, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // the other side has gone, or this one wants to
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(
                line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            closed.countDown();
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
