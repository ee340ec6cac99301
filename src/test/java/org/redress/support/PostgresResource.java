package org.redress.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Gives a {@code @QuarkusTest} an empty PostgreSQL database, two mail servers and a token key. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var properties = new HashMap<>(TestPostgres.fresh().properties());
        properties.putAll(TestTokens.properties());
        properties.put("redress.webhook.allow", FakeReceiver.allowed().origin());
        for (var mail : TestMail.values()) {
            mail.start();
            properties.putAll(mail.properties());
        }
        return properties;
    }

    @Override
    public void stop() {
        Stream.of(TestMail.values()).forEach(TestMail::stop);
    }
}
