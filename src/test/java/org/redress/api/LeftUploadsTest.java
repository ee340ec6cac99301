package org.redress.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.platform.Problem.ProblemException;

/** Whoever leaves while the service still asks whether he may upload has left all the same. */
@Tag("FF7")
@Tag("FP8")
class LeftUploadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEAD =
            """
            POST / HTTP/1.1\r
            Host: localhost\r
            Content-Type: multipart/form-data; boundary=x\r
            Content-Length: 1000\r
            \r
            """;

    private final Vertx vertx = Vertx.vertx();
    private final Disk disk = new Disk(vertx);

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void a_place_is_free_again_where_the_client_left_before_his_form_was_read() throws Exception {
        var places = new UploadPlaces(1);

        var left =
                leaving(request -> places.during("ann", () -> asked().chain(() -> form(request))));

        assertEquals("malformed-form", code(left));
        var next = places.during("ann", () -> Uni.createFrom().item("taken"));
        assertEquals("taken", next.await().atMost(PATIENCE));
    }

    @Test
    void a_statement_comes_to_an_end_where_its_sender_left_before_it_was_read() throws Exception {
        var upload = new StatementUpload(disk, new MemorySize(BigInteger.valueOf(1_000)));

        var left = leaving(request -> upload.receive(request, it -> Uni.createFrom().item(it)));

        assertEquals("malformed-statement", code(left));
    }

    /** What is asked before a form is read; the answer comes later, on the same event loop. */
    private Uni<Void> asked() {
        return disk.does(() -> null);
    }

    private Uni<Reception.Form> form(HttpServerRequest request) {
        return Reception.of(request, null, disk, 1_000);
    }

    private static String code(CompletableFuture<?> left) {
        var failure = assertThrows(CompletionException.class, () -> bounded(left).join());
        return assertInstanceOf(ProblemException.class, failure.getCause()).problem().code();
    }

    private static <T> CompletableFuture<T> bounded(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** What becomes of work on a request that begins only once its client has left. */
    private <T> CompletableFuture<T> leaving(Function<HttpServerRequest, Uni<T>> work)
            throws Exception {
        var outcome = new CompletableFuture<T>();
        var arrived = new CompletableFuture<Void>();
        HttpServer server =
                vertx.getDelegate()
                        .createHttpServer()
                        .requestHandler(request -> {
                            request.pause();
                            request.response()
                                    .closeHandler(left -> follow(work.apply(request), outcome));
                            arrived.complete(null);
                        })
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get();
        leave(server.actualPort(), arrived);
        return outcome;
    }

    private static <T> void follow(Uni<T> work, CompletableFuture<T> outcome) {
        work.subscribe().with(outcome::complete, outcome::completeExceptionally);
    }

    private static void leave(int port, CompletableFuture<Void> arrived) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(HEAD.getBytes(US_ASCII));
            bounded(arrived).join();
        }
    }
}
