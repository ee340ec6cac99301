package org.redress.access;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The issuer's keys at an address. They are read when first needed, again from time to time, and
 * when a token names one that is not there; no request of ours waits on a thread for it, and the
 * issuer is asked at most so often, whatever tokens come.
 */
@ApplicationScoped
public class IssuerKeys {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 5_000;
    private static final int LARGEST = 1 << 18;
    private static final int OK = 200;

    /** While there is no key at all nobody gets in, so it is tried soon again. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final HttpClient client;
    private final IssuerConfig config;
    private final String location;
    private volatile Known known = new Known(KeySet.NONE, 0);
    private long askedAt;
    private Uni<Void> underWay;

    IssuerKeys(
            Vertx vertx,
            IssuerConfig config,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> location) {
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_MILLIS)
                                .setMaxPoolSize(1));
        this.config = config;
        this.location =
                location.map(String::strip).filter(it -> it.startsWith("http")).orElse(null);
    }

    /** The keys as they were read at that instant of this process. */
    private record Known(KeySet keys, long at) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - at > age.toNanos();
        }
    }

    /** Sees to it that the key is there if the issuer has it; never fails. */
    Uni<Void> await(String id) {
        if (location == null) {
            return Uni.createFrom().voidItem();
        }
        boolean here = known.keys().has(id) && !known.isOlderThan(config.keepKeysFor());
        if (here && known.isOlderThan(config.refreshKeysEvery())) {
            reading().subscribe().with(nothing -> {});
        }
        return here ? Uni.createFrom().voidItem() : onContextOfCaller(reading());
    }

    /** The key with this id, null if there is none. */
    Key find(String id, String algorithm) {
        return known.isOlderThan(config.keepKeysFor()) ? null : known.keys().find(id, algorithm);
    }

    /** One at a time, which all wait for, and none so soon after another. */
    private synchronized Uni<Void> reading() {
        if (underWay != null) {
            return underWay;
        }
        var pause = known.keys().keys().isEmpty() ? SOON : config.lookForNewKeysEvery();
        if (askedAt != 0 && System.nanoTime() - askedAt < pause.toNanos()) {
            return Uni.createFrom().voidItem();
        }
        askedAt = System.nanoTime();
        underWay = read().onTermination().invoke(this::over).memoize().indefinitely();
        return underWay;
    }

    private synchronized void over() {
        underWay = null;
    }

    /** Several requests wait for one answer: each goes on as itself. */
    private static Uni<Void> onContextOfCaller(Uni<Void> shared) {
        Context caller = io.vertx.core.Vertx.currentContext();
        return caller == null
                ? shared
                : shared.emitOn(next -> caller.runOnContext(ignored -> next.run()));
    }

    private Uni<Void> read() {
        var options =
                new RequestOptions()
                        .setAbsoluteURI(location)
                        .setTimeout(ANSWER_MILLIS)
                        .setFollowRedirects(false)
                        .putHeader("Accept", "application/json");
        return client.request(options)
                .chain(request -> request.send())
                .chain(IssuerKeys::body)
                .ifNoItem()
                .after(Duration.ofMillis(ANSWER_MILLIS))
                .fail()
                .map(body -> KeySet.of(body.toString()))
                .invoke(keys -> known = new Known(keys, System.nanoTime()))
                .onFailure()
                .invoke(why -> Log.warnf("the issuer's keys cannot be read: %s", why.getMessage()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** What is given up gives its connection up, too: there is only one. */
    private static Uni<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            response.request().connection().closeAndForget();
            return Uni.createFrom()
                    .failure(new IllegalArgumentException("status " + response.statusCode()));
        }
        return response.toMulti()
                .collect()
                .in(() -> Buffer.buffer(), IssuerKeys::append)
                .onFailure()
                .invoke(() -> response.request().connection().closeAndForget())
                .onCancellation()
                .invoke(() -> response.request().connection().closeAndForget());
    }

    private static void append(Buffer body, Buffer part) {
        if (body.length() + part.length() > LARGEST) {
            throw new IllegalArgumentException("more than " + LARGEST + " bytes");
        }
        body.appendBuffer(part);
    }
}
