package org.redress.dispute;

import java.time.Instant;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.policy.EvidenceKind;

/**
 * An attached file. Its name, type, size and SHA-256 stand behind {@code file}, the bytes in the
 * evidence store.
 *
 * @param number its place among the order's files, from 1
 * @param dispute the dispute it belongs to, 0 before an opening has named it
 * @param sealed whether only mediators see it beside the party that brought it
 */
public record Evidence(
        int number,
        int dispute,
        Party by,
        EvidenceKind kind,
        boolean sealed,
        TextRef file,
        Instant at) {

    public Evidence in(int other) {
        return new Evidence(number, other, by, kind, sealed, file, at);
    }
}
