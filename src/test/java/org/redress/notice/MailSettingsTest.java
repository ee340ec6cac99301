package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mail server is spoken to as {@code quarkus.mailer.*} says, and nothing of it is left out. */
@Tag("FE1")
class MailSettingsTest {

    @Test
    void what_is_set_is_obeyed_and_no_connection_hangs_for_longer_than_the_patience() {
        var config =
                config(
                        Map.of(
                                "host", "smtp.example.org",
                                "port", "587",
                                "username", "redress",
                                "password", "secret",
                                "start-tls", "REQUIRED",
                                "login", "REQUIRED",
                                "own-host-name", "redress.example",
                                "max-pool-size", "3",
                                "max-mails-per-connection", "50",
                                "pipelining", "true"));

        assertEquals("smtp.example.org", config.getHostname());
        assertEquals(587, config.getPort());
        assertEquals("redress", config.getUsername());
        assertEquals("secret", config.getPassword());
        assertEquals(StartTLSOptions.REQUIRED, config.getStarttls());
        assertEquals(LoginOption.REQUIRED, config.getLogin());
        assertEquals("redress.example", config.getOwnHostname());
        assertEquals(3, config.getMaxPoolSize());
        assertEquals(50, config.getMaxMailsPerConnection());
        assertTrue(config.isPipelining());
        assertFalse(config.isSsl());
        assertFalse(config.isTrustAll());
        assertEquals(20_000, config.getConnectTimeout());
        assertEquals(20_000, config.getIdleTimeout());
        assertEquals(TimeUnit.MILLISECONDS, config.getIdleTimeoutUnit());
    }

    @Test
    void tls_is_spoken_from_the_first_byte_where_that_is_set() {
        assertTrue(config(Map.of("ssl", "true")).isSsl());
        assertTrue(config(Map.of("tls", "true", "trust-all", "true")).isTrustAll());
        var unknown = Map.of("tls-configuration-name", "nobody");
        assertThrows(IllegalStateException.class, () -> config(unknown));
    }

    @ParameterizedTest
    @CsvSource({
        "truststore.paths, ca.pem",
        "key-store, ca.jks",
        "dkim.enabled, true",
        "ntlm.domain, corp"
    })
    void what_is_not_obeyed_is_refused_at_the_start(String name, String value) {
        assertThrows(IllegalStateException.class, () -> config(Map.of(name, value)));
    }

    private static MailConfig config(Map<String, String> settings) {
        var builder =
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .addDiscoveredConverters()
                        .withMapping(MailersRuntimeConfig.class);
        settings.forEach(
                (name, value) -> builder.withDefaultValue("quarkus.mailer." + name, value));
        var mailers = builder.build().getConfigMapping(MailersRuntimeConfig.class).mailers();
        return MailSettings.of(mailers.get("<default>"), new NoTls(), Duration.ofSeconds(20));
    }

    private static final class NoTls implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException(name);
        }
    }
}
