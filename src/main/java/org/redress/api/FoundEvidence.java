package org.redress.api;

import java.util.UUID;
import org.redress.access.OriginalFile;
import org.redress.api.EvidenceFiles.Described;
import org.redress.dispute.Evidence;
import org.redress.evidence.Arrivals.Entry;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.evidence.Scan;
import org.redress.kernel.Party;

/** A file that the caller may look at; {@code file} is null once its description is erased. */
record FoundEvidence(UUID order, Evidence evidence, EvidenceFile file, Scan scan, Party party) {

    static FoundEvidence of(UUID order, Evidence evidence, Described described, Party party) {
        return described == null
                ? new FoundEvidence(order, evidence, null, Scan.OFF, party)
                : new FoundEvidence(order, evidence, described.file(), described.scan(), party);
    }

    EvidenceView view() {
        return EvidenceView.of(order, evidence, file, scan, party);
    }

    Entry entry() {
        return new Entry(order, evidence.file().id(), file.sha256(), file.shownSha256());
    }

    /** Of the bytes that this party gets: the file's own or those of its copy. */
    Key key() {
        Availability.of(evidence, file, scan, party).require(evidence.by() == party);
        boolean original = OriginalFile.isOpen(evidence, party);
        String sha256 = original ? file.sha256() : file.shownSha256();
        return new Key(order, evidence.file().id(), sha256);
    }
}
