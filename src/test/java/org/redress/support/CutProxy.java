package org.redress.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A way to PostgreSQL that breaks once, at COMMIT: before it arrives, or before its answer does.
 */
public final class CutProxy implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    /** Where the way breaks. */
    public enum Cut {
        NEVER,
        BEFORE_COMMIT,
        BEFORE_THE_ANSWER
    }

    private final ServerSocket server;
    private final URI database;
    private volatile Cut next = Cut.NEVER;

    /** {@code url} is {@code postgresql://host:port/name}. */
    public CutProxy(String url) {
        try {
            database = URI.create(url);
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "postgresql://127.0.0.1:" + server.getLocalPort() + database.getPath();
    }

    /** The next COMMIT meets this, once. */
    public void cut(Cut where) {
        next = where;
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var client = server.accept();
                var behind = new Socket(database.getHost(), database.getPort());
                var link = new Link(client, behind);
                Thread.ofVirtual().start(link::up);
                Thread.ofVirtual().start(link::down);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Link {
        private final Socket client;
        private final Socket behind;
        private volatile boolean silent;

        Link(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void up() {
            pump(client, behind, true);
        }

        void down() {
            pump(behind, client, false);
        }

        private void pump(Socket from, Socket to, boolean isClient) {
            byte[] buffer = new byte[BUFFER];
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (!isClient && silent) {
                        return;
                    }
                    if (isClient && endsWithCommit(buffer, n)) {
                        Cut cut = next;
                        next = Cut.NEVER;
                        if (cut == Cut.BEFORE_COMMIT) {
                            return;
                        }
                        silent = cut == Cut.BEFORE_THE_ANSWER;
                    }
                    out.write(buffer, 0, n);
                    out.flush();
                }
            } catch (IOException closed) {
                // the other side has gone
            }
        }

        private static boolean endsWithCommit(byte[] buffer, int n) {
            return n >= COMMIT.length
                    && Arrays.equals(buffer, n - COMMIT.length, n, COMMIT, 0, COMMIT.length);
        }
    }
}
