package org.redress.notice;

import org.redress.kernel.Party;

/** How to write to somebody is no longer known, so the email is never sent. */
final class ErasedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ErasedException(Party to) {
        super("no address is known for the " + to.code());
    }
}
