package org.redress.clock;

import java.time.InstantSource;

/**
 * This machine's clock, for what another machine compares with its own, such as the date of a
 * signed request. Nothing of an order is ever decided by it.
 */
public final class MachineTime {

    private MachineTime() {}

    public static InstantSource source() {
        return InstantSource.system();
    }
}
