package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.redress.dispute.Evidence;

/**
 * An attached file: who brought it and when, and what it is. Once its description is erased, only
 * the former is left.
 *
 * @param dispute null before the opening of a dispute has named the file
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
        String name,
        String type,
        Long bytes,
        String sha256) {

    /** {@code file} is null for what is erased. */
    static EvidenceView of(UUID order, Evidence evidence, EvidenceFile file) {
        return new EvidenceView(
                new EvidenceId(order, evidence.number()).toString(),
                evidence.number(),
                evidence.dispute() == 0 ? null : DisputeId.of(order, evidence.dispute()).toString(),
                evidence.kind().code(),
                evidence.by().code(),
                evidence.at(),
                evidence.sealed(),
                file == null ? null : file.name(),
                file == null ? null : file.type(),
                file == null ? null : file.bytes(),
                file == null ? null : file.sha256());
    }
}
