package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.redress.access.OriginalFile;
import org.redress.dispute.Evidence;
import org.redress.evidence.Scan;
import org.redress.kernel.Party;

/**
 * An attached file: who brought it and when, and what it is. Once its description is erased, only
 * the former is left. Size and hash are those of what this caller downloads: the file itself, or
 * the copy without what cameras and programs wrote about it.
 *
 * @param dispute null before the opening of a dispute has named the file
 * @param status {@code available}; {@code quarantined} until the scanner has answered; {@code
 *     infected}; {@code withheld} where there is no copy that this caller may have
 * @param shownSha256 the hash of the copy that the other side sees, for whoever has the file itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceView(
        String id,
        int number,
        String dispute,
        String kind,
        String by,
        Instant at,
        boolean sealed,
        String status,
        String name,
        String type,
        Long bytes,
        String sha256,
        String shownSha256) {

    /** {@code file} is null for what is erased. */
    static EvidenceView of(
            UUID order, Evidence evidence, EvidenceFile file, Scan scan, Party party) {
        boolean original = OriginalFile.isOpen(evidence, party);
        var shown = file == null ? null : file.shown();
        return new EvidenceView(
                new EvidenceId(order, evidence.number()).toString(),
                evidence.number(),
                evidence.dispute() == 0 ? null : DisputeId.of(order, evidence.dispute()).toString(),
                evidence.kind().code(),
                evidence.by().code(),
                evidence.at(),
                evidence.sealed(),
                file == null ? null : Availability.of(evidence, file, scan, party).status(),
                file == null ? null : file.name(),
                file == null ? null : file.type(),
                file == null ? null : original ? Long.valueOf(file.bytes()) : bytes(shown),
                file == null ? null : original ? file.sha256() : sha256(shown),
                original ? sha256(shown) : null);
    }

    private static Long bytes(EvidenceFile.Showing shown) {
        return shown == null ? null : shown.bytes();
    }

    private static String sha256(EvidenceFile.Showing shown) {
        return shown == null ? null : shown.sha256();
    }
}
