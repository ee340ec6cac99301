package org.redress.notice;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What {@code quarkus.mailer.*} says of one mail server, for a client of our own. Quarkus builds
 * its clients by the same settings but has none that ends a connection on which the server no
 * longer answers. What is not obeyed here is refused.
 */
final class MailSettings {

    private MailSettings() {}

    static MailConfig of(
            MailerRuntimeConfig settings, TlsConfigurationRegistry tls, Duration patience) {
        refuseWhatIsNotObeyed(settings);
        var config =
                new MailConfig()
                        .setHostname(settings.host())
                        .setStarttls(StartTLSOptions.valueOf(upper(settings.startTLS())))
                        .setLogin(LoginOption.valueOf(upper(settings.login())))
                        .setMaxPoolSize(settings.maxPoolSize())
                        .setKeepAlive(settings.keepAlive())
                        .setKeepAliveTimeout(millis(settings.keepAliveTimeout()))
                        .setKeepAliveTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setPoolCleanerPeriod(millis(settings.poolCleanerPeriod()))
                        .setPoolCleanerPeriodUnit(TimeUnit.MILLISECONDS)
                        .setDisableEsmtp(settings.disableEsmtp())
                        .setPipelining(settings.pipelining())
                        .setMultiPartOnly(settings.multiPartOnly())
                        .setAllowRcptErrors(settings.allowRcptErrors())
                        .setConnectTimeout(millis(patience))
                        .setIdleTimeout(millis(patience))
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        settings.port().ifPresent(config::setPort);
        settings.username().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        settings.authMethods().ifPresent(config::setAuthMethods);
        settings.ownHostName().ifPresent(config::setOwnHostname);
        settings.maxMailsPerConnection().ifPresent(config::setMaxMailsPerConnection);
        config.setMetricsName("mail");
        secure(config, settings, tls);
        return config;
    }

    /** A TLS configuration that is named means TLS from the first byte, unless told otherwise. */
    private static void secure(
            MailConfig config, MailerRuntimeConfig settings, TlsConfigurationRegistry registry) {
        var named = settings.tlsConfigurationName();
        named.map(name -> named(registry, name))
                .ifPresent(tls -> TlsConfigUtils.configure(config, tls));
        config.setSsl(settings.ssl() || settings.tls().orElse(named.isPresent()));
        settings.trustAll().filter(all -> all).ifPresent(config::setTrustAll);
    }

    private static TlsConfiguration named(TlsConfigurationRegistry registry, String name) {
        return registry.get(name)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "there is no TLS configuration '"
                                        + name
                                        + "' for the mail server"));
    }

    private static void refuseWhatIsNotObeyed(MailerRuntimeConfig settings) {
        if (settings.keyStore().isPresent() || settings.truststore().isConfigured()) {
            throw new IllegalStateException(
                    "a mail server's certificates are set by quarkus.mailer.tls-configuration-name");
        }
        if (settings.dkim().enabled()) {
            throw new IllegalStateException(
                    "quarkus.mailer.dkim is not obeyed; let the mail server sign");
        }
        if (settings.ntlm().domain().isPresent() || settings.ntlm().workstation().isPresent()) {
            throw new IllegalStateException("quarkus.mailer.ntlm is not obeyed");
        }
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
