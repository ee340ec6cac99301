package org.redress.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Evidence in a bucket of S3 or of a store that speaks its protocol: {@code
 * <order>/<sha256>-<file>}. What comes and goes lies in a directory of this machine for as long as
 * it is written or read. S3 checks each upload against the SHA-256 that it is signed with.
 */
final class S3Store implements EvidenceStore {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int BROKEN = 500;

    private final URI bucket;
    private final SigV4 signing;
    private final Path drafts;
    private final Duration within;
    private final InstantSource time;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private S3Store(URI bucket, SigV4 signing, Path drafts, Duration within, InstantSource time) {
        this.bucket = bucket;
        this.signing = signing;
        this.drafts = drafts;
        this.within = within;
        this.time = time;
    }

    /** Finds out at once whether the bucket can be used and the directory written. */
    static S3Store at(
            URI endpoint,
            String bucket,
            SigV4 signing,
            Path directory,
            Duration within,
            InstantSource time) {
        String base = endpoint.toString().replaceAll("/+$", "") + "/" + bucket;
        Path drafts = directory.toAbsolutePath().normalize().resolve("drafts");
        var store = new S3Store(URI.create(base), signing, drafts, within, time);
        try {
            LocalDirectory.prepare(drafts);
            store.begin().close();
            store.require(OK, store.send("HEAD", store.bucket, BodyHandlers.discarding()));
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Evidence cannot be kept in " + base + ", see redress.evidence.s3", e);
        }
    }

    @Override
    public Draft begin() throws IOException {
        return LocalDraft.in(drafts, this::keep);
    }

    private void keep(Path draft, Key key) throws IOException {
        var body = BodyPublishers.ofFile(draft);
        require(OK, send("PUT", place(key), body, key.sha256(), BodyHandlers.discarding()));
    }

    @Override
    public boolean has(Key key) {
        try {
            int status = send("HEAD", place(key), BodyHandlers.discarding()).statusCode();
            return status == OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path read(Key key) throws IOException {
        Path file = Files.createTempFile(drafts, "", ".part");
        try {
            var into =
                    BodyHandlers.ofFile(
                            file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            var answer = send("GET", place(key), into);
            if (answer.statusCode() == NOT_FOUND) {
                throw new NoSuchFileException(key.sha256() + "-" + key.file());
            }
            require(OK, answer);
            String found = Sha256.of(file);
            if (!found.equals(key.sha256())) {
                throw new DamagedException(key, found);
            }
            return file;
        } catch (IOException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    @Override
    public void release(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void delete(Key key) throws IOException {
        var answer = send("DELETE", place(key), BodyHandlers.discarding());
        if (answer.statusCode() != NOT_FOUND) {
            require(NO_CONTENT, answer);
        }
    }

    @Override
    public void tidy(Duration age) throws IOException {
        LocalDirectory.tidy(drafts, age);
    }

    private URI place(Key key) {
        return URI.create(bucket + "/" + key.order() + "/" + key.sha256() + "-" + key.file());
    }

    private <T> HttpResponse<T> send(String method, URI target, BodyHandler<T> answer)
            throws IOException {
        return send(method, target, BodyPublishers.noBody(), SigV4.NO_BODY, answer);
    }

    /** Every request may be sent twice, so what broke off once is tried again at once. */
    private <T> HttpResponse<T> send(
            String method, URI target, BodyPublisher body, String sha256, BodyHandler<T> answer)
            throws IOException {
        try {
            var first = exchange(method, target, body, sha256, answer);
            if (first.statusCode() < BROKEN) {
                return first;
            }
        } catch (IOException brokenOff) {
            return exchange(method, target, body, sha256, answer);
        }
        return exchange(method, target, body, sha256, answer);
    }

    private <T> HttpResponse<T> exchange(
            String method, URI target, BodyPublisher body, String sha256, BodyHandler<T> answer)
            throws IOException {
        var request = HttpRequest.newBuilder(target).timeout(within).method(method, body);
        signing.headers(method, target, sha256, time.instant()).forEach(request::header);
        return whole(client.sendAsync(request.build(), answer));
    }

    /** The request's own timeout ends with the head of the answer, and a body may stall too. */
    private <T> T whole(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("the bucket has not answered within " + within);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private void require(int status, HttpResponse<?> answer) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(
                    "the bucket answers %d to %s"
                            .formatted(answer.statusCode(), answer.request().method()));
        }
    }
}
