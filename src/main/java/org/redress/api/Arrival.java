package org.redress.api;

import java.io.Closeable;
import java.io.IOException;
import java.util.UUID;
import org.redress.evidence.Arrivals.Entry;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.order.Work.Personal;
import org.redress.policy.EvidenceKind;

/**
 * A file that came in whole and may be taken: it lies in drafts, and nothing is kept yet.
 *
 * @param copy for the other side, null if it needs none of its own
 * @param paper the erasable row with {@code file} as JSON
 */
record Arrival(
        Draft draft,
        Draft copy,
        EvidenceKind kind,
        boolean sealed,
        EvidenceFile file,
        Personal paper)
        implements Closeable {

    Entry entry(UUID order) {
        return new Entry(order, paper.ref(), file.sha256(), file.shownSha256());
    }

    /** The copy first, so that a file is never there without it. */
    void keep(UUID order) throws IOException {
        if (copy != null) {
            copy.keep(order, paper.ref());
        }
        draft.keep(order, paper.ref());
    }

    @Override
    public void close() throws IOException {
        try (draft) {
            if (copy != null) {
                copy.close();
            }
        }
    }
}
