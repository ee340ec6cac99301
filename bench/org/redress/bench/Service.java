package org.redress.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.support.JarProcess;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/**
 * How the packaged service is started to be measured: its relays are off, all else is as shipped,
 * in a container of two gigabytes.
 */
final class Service {
    private static final String HEAP = "-Xmx1500m";

    private Service() {}

    static JarProcess start(TestPostgres database) {
        return start(properties(database));
    }

    /** It answers that it is ready. */
    static JarProcess start(Map<String, String> properties) {
        var command = new ArrayList<>(List.of("java", HEAP));
        var options = System.getProperty("bench.java.options", "");
        command.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
        var jar = JarProcess.app().resolve("quarkus-run.jar").toAbsolutePath();
        command.addAll(List.of("-jar", jar.toString()));
        try {
            var directory = Files.createTempDirectory("redress");
            return JarProcess.start(directory, properties, command).awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> properties(TestPostgres database) {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.put("quarkus.mailer.host", "127.0.0.1");
        properties.put("redress.outbox.every", "off");
        // A load comes from one address, and reads as one marketplace; it is counted all the same.
        properties.put("redress.rate.address", "100000000");
        properties.put("redress.rate.marketplace", "100000000");
        return properties;
    }
}
