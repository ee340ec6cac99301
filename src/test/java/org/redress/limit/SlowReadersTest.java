package org.redress.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who takes a file too slowly is cut; who takes it has all of it. */
@Tag("FF7")
class SlowReadersTest {

    private static final int SIZE = 64 << 20;
    private static final int PATIENCE = 60_000;

    private final Vertx vertx = Vertx.vertx();

    @TempDir Path directory;
    private final BlockingQueue<Integer> cut = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        Path file = directory.resolve("film");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(SIZE);
        }
        var router = Router.router(vertx);
        router.route().handler(new SlowReaders(new Config())::watch);
        router.route().handler(context -> context.response().sendFile(file.toString()));
        server =
                vertx.createHttpServer()
                        .connectionHandler(
                                it -> it.closeHandler(closed -> cut.add(it.remoteAddress().port())))
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void who_does_not_take_it_in_time_is_cut_and_who_does_has_all_of_it() throws Exception {
        try (var slow = asking();
                var quick = asking()) {
            assertTrue(slow.getInputStream().read() >= 0, "it has begun");
            assertTrue(taken(quick) > SIZE, "with its head");

            assertEquals(slow.getLocalPort(), cut.poll(PATIENCE, TimeUnit.MILLISECONDS));
        }
    }

    private Socket asking() throws IOException {
        var socket = new Socket("127.0.0.1", server.actualPort());
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
        return socket;
    }

    /** All that comes until it is there; the connection stays open for another request. */
    private static long taken(Socket socket) throws IOException {
        byte[] part = new byte[1 << 16];
        long taken = 0;
        while (taken <= SIZE) {
            taken += socket.getInputStream().read(part);
        }
        return taken;
    }

    private static final class Config implements DownloadConfig {
        @Override
        public MemorySize bytesPerSecond() {
            return new MemorySize(BigInteger.valueOf(SIZE));
        }

        @Override
        public Duration leastTime() {
            return Duration.ofSeconds(5);
        }
    }
}
