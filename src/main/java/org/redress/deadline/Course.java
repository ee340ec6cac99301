package org.redress.deadline;

import java.time.Instant;
import org.redress.order.Slice;
import org.redress.order.Swept;

/**
 * One worker's way through what is due: each look begins where the last batch ended, so that index
 * entries of orders already done are not read again and again while an old snapshot keeps them.
 * What was locked by somebody else, or came in with an older instant, is found by a look from the
 * beginning: every so often, and whenever a batch was not full.
 */
final class Course {

    private static final int LOOKS_FROM_THE_BEGINNING = 50;

    private Instant mark = Slice.BEGINNING;
    private int looks;

    Slice next(Slice slice) {
        boolean fromTheBeginning = looks++ % LOOKS_FROM_THE_BEGINNING == 0;
        return slice.from(fromTheBeginning ? Slice.BEGINNING : mark);
    }

    /** Whether there may be more: only a look from the beginning tells that there is not. */
    boolean goesOn(Slice slice, Swept swept) {
        boolean full = swept.claimed() >= slice.limit();
        mark = full ? swept.latest() : Slice.BEGINNING;
        return full || !slice.isFromTheBeginning();
    }
}
