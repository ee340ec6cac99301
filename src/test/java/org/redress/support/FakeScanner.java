package org.redress.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Speaks ClamAV's {@code INSTREAM}, and knows one virus: the EICAR test file, wherever it stands.
 */
public final class FakeScanner implements AutoCloseable {
    /** In two halves, so that no real scanner takes this file for it. */
    public static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final String COMMAND = "zINSTREAM\0";
    private static final FakeScanner SHARED = new FakeScanner();

    /** What it does with whoever connects. */
    public enum Mood {
        SCANNING,
        HANGING_UP,
        SILENT,
        GIVING_UP,
        TALKING_NONSENSE
    }

    private final ServerSocket server;
    private final List<Integer> scanned = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mood mood = Mood.SCANNING;

    public FakeScanner() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one that a service under test uses; it lasts as long as the process. */
    public static FakeScanner shared() {
        return SHARED;
    }

    public int port() {
        return server.getLocalPort();
    }

    public void is(Mood other) {
        mood = other;
    }

    /** How large each file was that came in whole. */
    public List<Integer> scanned() {
        return scanned;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException over) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            switch (mood) {
                case HANGING_UP -> {}
                case SILENT -> closed.await();
                case GIVING_UP ->
                        say(socket, "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND");
                case TALKING_NONSENSE -> say(socket, "hello");
                case SCANNING -> say(socket, "stream: " + verdict(received(socket)));
            }
        } catch (IOException | InterruptedException over) {
            // whoever asked has gone
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private String verdict(byte[] file) {
        scanned.add(file.length);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.contains(EICAR) ? "Eicar-Test-Signature FOUND" : "OK";
    }

    private static byte[] received(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        String command = new String(in.readNBytes(COMMAND.length()), StandardCharsets.US_ASCII);
        if (!command.equals(COMMAND)) {
            throw new IOException("not " + command);
        }
        var file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            file.writeBytes(in.readNBytes(length));
        }
        return file.toByteArray();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
