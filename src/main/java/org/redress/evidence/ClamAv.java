package org.redress.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A scanner that speaks ClamAV's protocol: the file goes over a connection of its own as {@code
 * INSTREAM}, in chunks that say how long they are, and one line comes back.
 */
final class ClamAv implements Scanner {

    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 4096;
    private static final String CLEAN = "stream: OK";
    private static final String START = "stream: ";
    private static final String FOUND = " FOUND";

    /** What it calls a file that it has not read to its end. */
    private static final String UNREAD = START + "Heuristics.Limits.Exceeded";

    private final Vertx vertx;
    private final NetClient client;
    private final SocketAddress address;
    private final Duration within;

    ClamAv(Vertx vertx, String host, int port, Duration within) {
        this.vertx = vertx;
        this.address = SocketAddress.inetSocketAddress(port, host);
        this.within = within;
        this.client =
                vertx.createNetClient(
                        new NetClientOptions().setConnectTimeout((int) within.toMillis()));
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Uni<Verdict> scan(Path file) {
        return Uni.createFrom()
                .completionStage(() -> answer(file).toCompletionStage())
                .map(ClamAv::verdict);
    }

    /** Whatever is opened for it is closed, however it ends. */
    private Future<String> answer(Path file) {
        return vertx.fileSystem()
                .open(file.toString(), new OpenOptions().setRead(true))
                .compose(open ->
                        client.connect(address)
                                .compose(socket -> exchange(socket, open))
                                .onComplete(ended -> open.close()));
    }

    private Future<String> exchange(NetSocket socket, AsyncFile file) {
        Promise<String> answer = Promise.promise();
        long timer =
                vertx.setTimer(
                        within.toMillis(),
                        late -> answer.tryFail(new IOException("the scanner does not answer")));
        var heard = Buffer.buffer();
        socket.handler(part -> {
            heard.appendBuffer(part);
            if (heard.length() > LONGEST_ANSWER) {
                answer.tryFail(new IOException("the scanner answers something else"));
            }
        });
        socket.exceptionHandler(answer::tryFail);
        socket.closeHandler(closed -> answer.tryComplete(heard.toString(StandardCharsets.UTF_8)));
        socket.write("zINSTREAM\0");
        file.setReadBufferSize(CHUNK);
        file.exceptionHandler(answer::tryFail);
        file.handler(part -> send(socket, file, part));
        file.endHandler(end -> socket.write(Buffer.buffer().appendInt(0)));
        return answer.future()
                .onComplete(ended -> {
                    vertx.cancelTimer(timer);
                    socket.close();
                });
    }

    /** Not faster than the scanner takes it. */
    private static void send(NetSocket socket, AsyncFile file, Buffer part) {
        socket.write(Buffer.buffer().appendInt(part.length()).appendBuffer(part));
        if (socket.writeQueueFull()) {
            file.pause();
            socket.drainHandler(drained -> file.resume());
        }
    }

    private static Verdict verdict(String answer) {
        String line = answer.replace("\0", "").strip();
        if (line.equals(CLEAN)) {
            return new Verdict.Clean();
        }
        if (line.startsWith(START) && line.endsWith(FOUND) && !line.startsWith(UNREAD)) {
            return new Verdict.Infected(
                    line.substring(START.length(), line.length() - FOUND.length())
                            .replaceAll("[^A-Za-z0-9._-]", "_"));
        }
        throw new IllegalStateException("the scanner answers: " + line);
    }
}
