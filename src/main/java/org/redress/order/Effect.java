package org.redress.order;

import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Posting;
import org.redress.order.LineStatus.Cause;

/** What must follow an event, written in the same transaction (rules 2 and 7). */
public sealed interface Effect {

    /** Money moves in the ledger. */
    record Post(Posting posting) implements Effect {}

    /** A line gets its one settlement row. */
    record Settle(LineSettlement settlement, Cause cause) implements Effect {}

    /** The payment provider is to be told. */
    record Pay(Instruction instruction) implements Effect {}

    /** A person of the marketplace is to look at it: a task of this kind, and what to do. */
    record Raise(String kind, String what) implements Effect {}

    /** A party is to be written to. */
    record Notify(NoticeKind kind, Party recipient) implements Effect {}
}
