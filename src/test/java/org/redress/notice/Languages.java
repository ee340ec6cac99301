package org.redress.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The languages that letters are written in: one folder each, and nothing else. */
final class Languages {

    private static final Path ROOT = Path.of("src/main/resources/templates/notice");

    static final List<String> ALL = all();

    private Languages() {}

    static Path folder(String language) {
        return ROOT.resolve(language);
    }

    static String read(String language, String file) {
        try {
            return Files.readString(folder(language).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> files(String language) {
        try (var files = Files.list(folder(language))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The phrases of the letter around the news, not yet filled in. */
    static Map<String, String> words(String language) {
        return read(language, "words.txt")
                .lines()
                .map(line -> line.split(" = ", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static List<String> all() {
        try (var folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
