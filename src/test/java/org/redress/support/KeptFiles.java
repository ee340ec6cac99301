package org.redress.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What lies in a service's directory of attached files, beside what its database says of them. */
public record KeptFiles(Path directory, TestPostgres database) {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ENTERED =
            "select order_id || '/' || name || '-' || file from evidence_upload,"
                    + " unnest(array[sha256, shown]) name where name is not null and state = 'attached'";

    /** Each as {@code <order>/<sha256>-<file>}; not while any of them is deleted. */
    public SortedSet<String> kept() {
        try (Stream<Path> tops = Files.list(directory)) {
            var kept = new TreeSet<String>();
            for (Path top : tops.filter(KeptFiles::isOfOrders).toList()) {
                try (Stream<Path> files = Files.walk(top)) {
                    files.filter(Files::isRegularFile)
                            .map(it -> it.getParent().getFileName() + "/" + it.getFileName())
                            .forEach(kept::add);
                }
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfOrders(Path top) {
        return top.getFileName().toString().length() == 2;
    }

    /** Those on their way in. */
    public List<Path> underWay() {
        try (Stream<Path> drafts = Files.list(drafts())) {
            return drafts.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path drafts() {
        return directory.resolve("drafts");
    }

    /** What has to be there: the files of the rows that an order has taken. */
    public SortedSet<String> entered() {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ENTERED)) {
            var entered = new TreeSet<String>();
            while (rows.next()) {
                entered.add(rows.getString(1));
            }
            return entered;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if what was under way had been given up for hours; returns once the sweep has looked. */
    public void hoursPass() {
        var books = new Books(database);
        underWay().forEach(KeptFiles::age);
        books.execute(
                "update evidence_upload set came_at = came_at - interval '3 hours', look_at = now()"
                        + " where state = 'arriving'");
        Eventually.within(SOON, "no draft is left", () -> underWay().isEmpty());
        Eventually.within(
                SOON,
                "every file is decided about",
                () ->
                        books.count("select count(*) from evidence_upload where state = 'arriving'")
                                == 0);
    }

    private static void age(Path draft) {
        try {
            var longAgo = Instant.now().minus(Duration.ofHours(3));
            Files.setLastModifiedTime(draft, FileTime.from(longAgo));
        } catch (NoSuchFileException gone) {
            // the sweep looks what time it is by a file of its own
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
