package org.redress.webhook;

import io.netty.channel.ConnectTimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts a message to an address that was looked up once, checked, and is connected to as it was
 * checked: a name that changes its mind in between changes nothing (FE6). Redirects are not
 * followed, answers not unpacked.
 */
@ApplicationScoped
class Sender {

    private static final int IDLE_SECONDS = 30;

    private final Vertx vertx;
    private final Names names;
    private final WebhookConfig config;
    private final HttpClient client;

    Sender(Vertx vertx, Names names, WebhookConfig config) {
        this.vertx = vertx;
        this.names = names;
        this.config = config;
        this.client = vertx.createHttpClient(options(config));
    }

    /** The pool is no limit: endpoints at one address keep none of each other waiting. */
    private static HttpClientOptions options(WebhookConfig config) {
        int connect = (int) config.connectWithin().toMillis();
        return new HttpClientOptions()
                .setConnectTimeout(connect)
                .setSslHandshakeTimeout(connect)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxPoolSize(config.concurrency() * config.endpoints())
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setDecompressionSupported(false);
    }

    /** Never fails: what goes wrong is the outcome. */
    Uni<Outcome> send(String url, Message message) {
        return Uni.createFrom()
                .completionStage(() -> exchange(url, message))
                .map(Outcome::answered)
                .onFailure()
                .recoverWithItem(failure -> Outcome.failed(code(failure)));
    }

    private CompletionStage<Integer> exchange(String url, Message message) {
        var request =
                Future.fromCompletionStage(request(url, message).subscribeAsCompletionStage());
        return Exchange.run(vertx, client, request, Buffer.buffer(message.body()), config)
                .toCompletionStage();
    }

    /** Looked up, checked and addressed; what is refused fails. */
    Uni<RequestOptions> request(String url, Message message) {
        return Uni.createFrom()
                .item(() -> Target.of(url, config.allow().orElse(Set.of())))
                .chain(target -> address(target).map(address -> request(target, address, message)));
    }

    private Uni<InetAddress> address(Target target) {
        return target.literal() != null
                ? Uni.createFrom().item(target.literal())
                : names.resolve(target.host()).map(found -> checked(target, found));
    }

    /** One that is not public among several is enough to refuse them all. */
    private static InetAddress checked(Target target, List<InetAddress> found) {
        if (!target.allowed() && !found.stream().allMatch(Addresses::isPublic)) {
            throw new TargetRefused("address-not-public");
        }
        return found.getFirst();
    }

    private static RequestOptions request(Target target, InetAddress address, Message message) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setSsl(target.secure())
                .setHost(target.host())
                .setPort(target.port())
                .setURI(target.path())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Redress-Webhooks")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", String.valueOf(message.timestamp()))
                .putHeader("webhook-signature", message.signature());
    }

    private static String code(Throwable failure) {
        return switch (failure) {
            case TargetRefused refused -> refused.reason();
            case SystemNames.UnknownName _ -> "unknown-host";
            case TimeoutException _ -> "timed-out";
            case ConnectTimeoutException _ -> "timed-out";
            case ConnectException _ -> "not-reached";
            case SSLException _ -> "tls-failed";
            default -> "broken-off";
        };
    }
}
