package org.redress.audit;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the books break. No personal data: ids, codes, instants, amounts and hashes.
 *
 * @param event the number of the event at which, null where it is about the order as a whole
 * @param what the row or the sum that is wrong
 * @param expected what the events say, or the row that should be there
 * @param found what stands there instead
 */
public record Finding(
        UUID order,
        @Schema(nullable = true) Integer event,
        String what,
        String expected,
        String found) {

    static final String NONE = "none";

    @Override
    public String toString() {
        String at = event == null ? "" : ", event " + event;
        return "order " + order + at + ": " + what + ": expected " + expected + ", found " + found;
    }
}
