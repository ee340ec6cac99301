package org.redress.api;

import jakarta.enterprise.context.RequestScoped;
import org.redress.kernel.Party;

/** What the log of reads has to know of this request and only its own code knows. */
@RequestScoped
class AccessNote {

    private Party relation;
    private boolean written;

    /** As what the caller stands to the order that he is shown. */
    void relation(Party party) {
        relation = party;
    }

    /** It was written before the answer. */
    void written() {
        written = true;
    }

    String relation() {
        return relation == null ? null : relation.code();
    }

    boolean isWritten() {
        return written;
    }
}
