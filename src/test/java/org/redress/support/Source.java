package org.redress.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text file of the project, to be read by the tests that are about the project itself. */
public record Source(Path path, List<String> lines) {
    public static List<Source> under(String root, String nameRegex) {
        try (var files = Files.walk(Path.of(root))) {
            return files.filter(Files::isRegularFile)
                    .filter(it -> it.getFileName().toString().matches(nameRegex))
                    .sorted()
                    .map(Source::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path path) {
        try {
            return new Source(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return path.getFileName().toString();
    }

    /** The folder it stands in, which for a class is the last word of its package. */
    public String folder() {
        return path.getParent().getFileName().toString();
    }

    /** Where each line stands that matches. */
    public Stream<String> lines(Predicate<String> matching) {
        return IntStream.range(0, lines.size())
                .filter(index -> matching.test(lines.get(index)))
                .mapToObj(index -> place(index + 1) + " " + lines.get(index).strip());
    }

    public String place(long line) {
        return path + ":" + line;
    }
}
