package org.redress.evidence;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Whether a claim needs what belongs to an order, whatever its parties take back (FF10). */
public interface Holds {

    /** From when a hold is set until it is lifted or ends. */
    Uni<Boolean> isHeld(UUID order);
}
