package org.redress.notice;

import io.quarkus.mailer.MailerName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.impl.MailClientImpl;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The two mail servers as they are configured ({@code quarkus.mailer.*}), but without patience.
 * Quarkus has no setting that ends a connection on which the server no longer answers: it would
 * stay in the client's pool for ever, and a few of them would end all mail until the next start.
 */
@ApplicationScoped
class MailServers {

    private record Server(MailClient client, String from) {}

    private final Server real;
    private final Server sink;

    MailServers(
            Vertx vertx,
            MailClient real,
            @MailerName("sink") MailClient sink,
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            @ConfigProperty(name = "quarkus.mailer.sink.from") String sinkFrom,
            NoticeConfig config) {
        this.real = new Server(impatient(vertx, real, config.sendWithin()), from);
        this.sink = new Server(impatient(vertx, sink, config.sendWithin()), sinkFrom);
    }

    private static MailClient impatient(Vertx vertx, MailClient configured, Duration patience) {
        var config = new MailConfig(configOf(configured));
        config.setConnectTimeout((int) patience.toMillis());
        config.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setIdleTimeout((int) patience.toMillis());
        return MailClient.create(vertx, config);
    }

    /**
     * All that Quarkus has read, logins and certificates too; the client itself does not tell it.
     */
    private static MailConfig configOf(MailClient client) {
        try {
            Field config = MailClientImpl.class.getDeclaredField("config");
            config.setAccessible(true);
            return (MailConfig) config.get(client);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of the mail client has no config", e);
        }
    }

    Uni<Void> send(boolean toSink, MailMessage mail) {
        Server server = toSink ? sink : real;
        return Uni.createFrom()
                .completionStage(() ->
                        server.client().sendMail(mail.setFrom(server.from())).toCompletionStage())
                .replaceWithVoid();
    }

    @PreDestroy
    void close() {
        real.client().close();
        sink.client().close();
    }
}
