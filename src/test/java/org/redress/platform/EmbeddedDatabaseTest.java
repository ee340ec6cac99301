package org.redress.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir Path directory;

    @Test
    void a_restart_keeps_the_data_and_a_power_cut_loses_no_commit() throws SQLException {
        try (var database = open()) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertEquals("on", ask(database, "show " + setting), setting);
            }
            ask(database, "create table kept (answer int)");
            ask(database, "insert into kept values (42)");
        }
        try (var database = open()) {
            assertEquals("42", ask(database, "select answer from kept"));
        }
    }

    @Test
    void only_its_owner_gets_in_and_only_once_at_a_time() throws Exception {
        try (var database = open()) {
            assertThrows(SQLException.class, () -> ask(database, "select 1", "guessed"));
            assertThrows(UncheckedIOException.class, this::open);
            var secret = Files.getPosixFilePermissions(directory.resolve("postgres.password"));
            assertEquals("rw-------", PosixFilePermissions.toString(secret));
            assertEquals("127.0.0.1", ask(database, "show listen_addresses"));
        }
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(directory.resolve("postgres"));
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        return ask(database, sql, database.password());
    }

    private static String ask(EmbeddedDatabase database, String sql, String password)
            throws SQLException {
        var url = "jdbc:" + database.url();
        try (var connection = DriverManager.getConnection(url, database.user(), password);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return null;
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
