package org.redress.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.support.JarProcess;
import org.redress.support.TestPeople;
import org.redress.support.TestTokens;

class EmbeddedDatabaseIT {
    @TempDir Path directory;

    @Test
    void a_killed_service_leaves_the_server_to_the_next_one_which_also_stops_it()
            throws IOException {
        long left;
        try (var killed = JarProcess.start(directory, switchedOn()).awaitReady()) {
            left = server();
            killed.kill();
        }
        assertTrue(ProcessHandle.of(left).isPresent(), "the server outlives a killed service");
        try (var next = JarProcess.start(directory, switchedOn()).awaitReady()) {
            assertEquals(left, server());
            next.terminate();
        }
        assertFalse(ProcessHandle.of(left).isPresent(), "the server ends with its last user");
    }

    private static Map<String, String> switchedOn() {
        var properties = new HashMap<>(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.put("redress.embedded-database", "true");
        return properties;
    }

    private long server() throws IOException {
        var file = directory.resolve(".redress/postgres/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).getFirst());
    }
}
