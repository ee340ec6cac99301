package org.redress.order;

import java.time.Instant;

/** How far the database's clock is believed (faults FT2). */
public interface TrustedTime {

    /**
     * The latest instant that may be taken for now; after every deadline where nothing is known.
     */
    Instant until();
}
