package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Letters as they are kept word for word: text and HTML, a file each. */
final class Golden {

    private static final String REWRITE = "redress.notices.rewrite";

    private Golden() {}

    static void check(Path folder, String name, Letter letter) throws IOException {
        String head = "To: <" + letter.to().email() + ">\nSubject: " + letter.subject();
        check(folder.resolve(name + ".txt"), head + "\n\n" + letter.text());
        check(folder.resolve(name + ".html"), letter.html());
    }

    private static void check(Path file, String written) throws IOException {
        if (Boolean.getBoolean(REWRITE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, written);
        }
        String expected = Files.exists(file) ? Files.readString(file) : "";
        String hint =
                file
                        + " differs; if that is meant: ./mvnw test -Dtest='*NoticeTest,*LetterTest' -D"
                        + REWRITE
                        + "=true";
        assertEquals(expected, written, hint);
    }
}
