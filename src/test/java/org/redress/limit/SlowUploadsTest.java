package org.redress.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody keeps a place for uploads by a trickle; who was quick may be slow for a while. */
@Tag("FF7")
class SlowUploadsTest {
    private static final int SIZE = 64 << 20;
    private static final int A_SECOND = 1 << 20;
    private static final int PATIENCE = 60_000;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Long> read = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        var router = Router.router(vertx);
        router.route().handler(new SlowUploads(new ObjectMapper(), new Config())::watch);
        router.route()
                .handler(context -> {
                    context.request().exceptionHandler(cut -> read.add(-1L));
                    context.request().handler(chunk -> {});
                    context.request()
                            .endHandler(end -> {
                                read.add(context.request().bytesRead());
                                context.response().end();
                            });
                });
        server =
                vertx.createHttpServer()
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
    void who_trickles_a_file_is_cut_though_each_look_finds_something() throws Exception {
        try (var slow = uploading()) {
            int sent = trickle(slow, SIZE);

            assertTrue(sent < 4 * A_SECOND, "cut soon: " + sent);
            assertEquals(-1L, read.poll(PATIENCE, TimeUnit.MILLISECONDS));
        }
    }

    @Test
    void who_was_quick_before_may_go_on_slowly() throws Exception {
        try (var quick = uploading()) {
            int trickled = 1 << 20;
            quick.getOutputStream().write(new byte[SIZE - trickled]);

            assertEquals(trickled, trickle(quick, trickled));
            assertEquals(SIZE, read.poll(PATIENCE, TimeUnit.MILLISECONDS));
        }
    }

    private Socket uploading() throws IOException {
        var socket = new Socket("127.0.0.1", server.actualPort());
        String head =
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: Multipart/Form-Data; boundary=x\r\n"
                        + "Content-Length: "
                        + SIZE
                        + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        return socket;
    }

    /** A third of a megabyte a second, until nobody takes it any more. */
    private static int trickle(Socket socket, int most) {
        byte[] some = new byte[1 << 15];
        int sent = 0;
        try {
            while (sent < most) {
                socket.getOutputStream().write(some);
                sent += some.length;
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException cut) {
            return sent;
        }
        return sent;
    }

    private static final class Config implements UploadConfig {
        @Override
        public Duration lookEvery() {
            return LOOK;
        }

        @Override
        public MemorySize bytesPerSecond() {
            return new MemorySize(BigInteger.ONE);
        }

        @Override
        public MemorySize averageBytesPerSecond() {
            return new MemorySize(BigInteger.valueOf(A_SECOND));
        }

        @Override
        public Duration bodyWithin() {
            return LOOK;
        }
    }
}
