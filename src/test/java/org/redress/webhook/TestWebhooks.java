package org.redress.webhook;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The settings of webhooks as their defaults say, but for what a test needs. */
final class TestWebhooks {
    private TestWebhooks() {}

    /** {@code more} are names and values, by turns. */
    static WebhookConfig config(String... more) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            values.put("redress.webhook." + more[i], more[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(WebhookConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(WebhookConfig.class);
    }
}
