package org.redress.notice;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** The two mail servers: the real one, and the sink for orders on a test clock. */
@ApplicationScoped
class MailServers {

    private record Server(MailClient client, String from) {}

    private final Server real;
    private final Server sink;

    MailServers(
            Vertx vertx,
            MailersRuntimeConfig mailers,
            TlsConfigurationRegistry tls,
            NoticeConfig config) {
        this.real = server(vertx, mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME), tls, config);
        this.sink = server(vertx, mailers.mailers().get("sink"), tls, config);
    }

    private static Server server(
            Vertx vertx,
            MailerRuntimeConfig settings,
            TlsConfigurationRegistry tls,
            NoticeConfig config) {
        var client = MailClient.create(vertx, MailSettings.of(settings, tls, config.sendWithin()));
        return new Server(client, settings.from().orElseThrow());
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
