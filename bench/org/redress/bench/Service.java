package org.redress.bench;

import java.util.HashMap;
import java.util.Map;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/**
 * How the packaged service is started to be measured: its relays are off, all else is as shipped.
 */
final class Service {
    private Service() {}

    static Map<String, String> properties(TestPostgres database) {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.put("quarkus.mailer.host", "127.0.0.1");
        properties.put("redress.outbox.every", "off");
        var options = System.getProperty("bench.java.options", "");
        if (!options.isEmpty()) {
            properties.put("java.tool.options", options);
        }
        return properties;
    }
}
