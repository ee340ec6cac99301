package org.redress.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.support.TestPostgres;

/** A word that stands wherever a person could write, and where it is found afterwards. */
record Canary(String word) {

    static Canary fresh() {
        return new Canary("zq" + UUID.randomUUID().toString().replace("-", ""));
    }

    String in(String sentence) {
        return sentence + " " + word + ".";
    }

    boolean isIn(String text) {
        return text.contains(word);
    }

    /** Every column of every table that holds it. */
    List<String> columns(TestPostgres database) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select table_name, column_name, data_type
                                from information_schema.columns
                                where table_schema = 'public' and data_type in ('text', 'bytea',
                                    'character', 'character varying', 'json', 'jsonb', 'ARRAY')
                                order by table_name, column_name\
                                """)) {
            while (rows.next()) {
                String place = rows.getString(1) + "." + rows.getString(2);
                if (holds(connection, rows.getString(1), rows.getString(2), rows.getString(3))) {
                    found.add(place);
                }
            }
        }
        return found;
    }

    private boolean holds(Connection connection, String table, String column, String type)
            throws SQLException {
        String test =
                type.equals("bytea")
                        ? "position(convert_to(?, 'UTF8') in \"" + column + "\") > 0"
                        : "position(? in \"" + column + "\"::text) > 0";
        String sql = "select exists (select 1 from \"" + table + "\" where " + test + ")";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, word);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** Every file below the folder that holds it. */
    List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(this::holds).toList();
        }
    }

    private boolean holds(Path file) {
        try {
            return isIn(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return false;
        }
    }
}
