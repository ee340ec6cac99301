package org.redress.api;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.platform.Problem;

/** A body that is too large for memory, on its way through a temporary file. */
@ApplicationScoped
class StatementUpload {

    private final Disk disk;
    private final long limit;

    StatementUpload(
            Disk disk,
            @ConfigProperty(name = "redress.statement.max-bytes", defaultValue = "32M")
                    MemorySize limit) {
        this.disk = disk;
        this.limit = limit.asLongValue();
    }

    /** The largest body in bytes; the default is some 150,000 lines. */
    long limit() {
        return limit;
    }

    /** The body as it was received whole; {@code digest} is its SHA-256. */
    record Received(Path file, byte[] digest) {
        InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(file));
        }
    }

    /** Hands the received body on; its file is gone when that has ended, however it has ended. */
    <T> Uni<T> receive(HttpServerRequest request, Function<Received, Uni<T>> takes) {
        return disk.does(() -> Draft.begin(limit))
                .chain(draft ->
                        written(request, draft)
                                .chain(received -> takes.apply(received))
                                .onTermination()
                                .call(() -> disk.does(draft::delete)));
    }

    /** Whoever has left already is told to nobody who begins to listen only now. */
    private Uni<Received> written(HttpServerRequest request, Draft draft) {
        if (request.response().closed()) {
            return Uni.createFrom().failure(left());
        }
        return io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                .toMulti()
                .onItem()
                .transformToUniAndConcatenate(
                        chunk -> disk.does(() -> draft.write(chunk.getDelegate())))
                .collect()
                .last()
                .chain(() -> disk.does(draft::end));
    }

    private static Throwable left() {
        return Problem.of(400, "malformed-statement", "The statement does not come to its end.")
                .exception();
    }

    /** Written on worker threads, one chunk after the other. */
    private static final class Draft {
        private final Path file;
        private final MessageDigest digest;
        private final OutputStream out;
        private final long limit;
        private long bytes;

        private Draft(Path file, MessageDigest digest, long limit) throws IOException {
            this.limit = limit;
            this.file = file;
            this.digest = digest;
            this.out = new DigestOutputStream(Files.newOutputStream(file), digest);
        }

        static Draft begin(long limit) throws IOException, NoSuchAlgorithmException {
            var file = Files.createTempFile("redress-statement", ".jsonl");
            return new Draft(file, MessageDigest.getInstance("SHA-256"), limit);
        }

        Void write(Buffer chunk) throws IOException {
            bytes += chunk.length();
            if (bytes > limit) {
                throw BodyLimits.bodyTooLarge(limit);
            }
            out.write(chunk.getBytes());
            return null;
        }

        Received end() throws IOException {
            out.close();
            return new Received(file, digest.digest());
        }

        Void delete() throws IOException {
            out.close();
            Files.deleteIfExists(file);
            return null;
        }
    }
}
