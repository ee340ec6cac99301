package org.redress.evidence;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;

/** Finds out whether a file is malware. */
public interface Scanner {

    /** Whether there is one; without, files are taken unscanned. */
    boolean isOn();

    /** Fails while nobody can tell. */
    Uni<Verdict> scan(Path file);

    /** What the scanner says of a file. */
    sealed interface Verdict {

        /** Nothing that it knows. */
        record Clean() implements Verdict {}

        /**
         * Malware.
         *
         * @param name what the scanner calls it
         */
        record Infected(String name) implements Verdict {}
    }
}
