package org.redress.api;

import java.util.Locale;
import org.redress.access.OriginalFile;
import org.redress.dispute.Evidence;
import org.redress.evidence.Scan;
import org.redress.kernel.Party;
import org.redress.platform.Problem;

/** Whether a party that may look at a file can download it now, and why not. */
enum Availability {
    AVAILABLE(200, ""),
    QUARANTINED(409, "The file has not been scanned yet; try again later."),
    INFECTED(409, "The scanner found malware in the file, so it was deleted."),
    WITHHELD(403, "What the file says about itself cannot be taken out, so only mediators see it.");

    private final int httpStatus;
    private final String sentence;

    Availability(int httpStatus, String sentence) {
        this.httpStatus = httpStatus;
        this.sentence = sentence;
    }

    static Availability of(Evidence evidence, EvidenceFile file, Scan scan, Party party) {
        if (scan == Scan.INFECTED) {
            return INFECTED;
        }
        if (scan == Scan.WAITING) {
            return QUARANTINED;
        }
        boolean open = OriginalFile.isOpen(evidence, party) || file.shownSha256() != null;
        return open ? AVAILABLE : WITHHELD;
    }

    String status() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whoever brought a file has it already, so quarantine keeps nothing from him. */
    void require(boolean own) {
        if (this != AVAILABLE && !(own && this == QUARANTINED)) {
            throw Problem.of(httpStatus, "evidence-" + status(), sentence).exception();
        }
    }
}
