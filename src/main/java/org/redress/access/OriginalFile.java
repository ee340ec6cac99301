package org.redress.access;

import org.redress.dispute.Evidence;
import org.redress.kernel.Party;

/**
 * Who gets an attached file as it was uploaded, with the place and whatever else stands in it:
 * whoever brought it, and who decides about it. Everybody else who may look at it gets the copy
 * without.
 */
public final class OriginalFile {

    private OriginalFile() {}

    public static boolean isOpen(Evidence file, Party party) {
        return switch (party) {
            case BUYER, SELLER -> file.by() == party;
            case MEDIATOR, SUPERVISOR -> true;
            case MARKETPLACE, OPERATOR, ASSISTANT, READER, PROVIDER, TIME -> false;
        };
    }
}
