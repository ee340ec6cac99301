package org.redress.order;

import org.redress.order.Work.Answer;

/** What became of one command on the road. */
public sealed interface Done {

    /**
     * Decided: its events are committed, or its refusal stands. {@code answer} is null for the
     * service's own commands.
     */
    record Decided(Life life, Answer answer) implements Done {}

    /** The same key was answered before; nothing happened now. */
    record Replayed(Answer answer) implements Done {}

    /** The same key was used for another request. */
    record KeyReused() implements Done {}

    /** No such order, or one of which this caller may not know. */
    record Unknown() implements Done {}

    /** The order has moved on since the caller looked; what time did is committed. */
    record Changed(int version) implements Done {}

    /** The order cannot be decided now: set aside after a failure, or of a newer format. */
    record Unavailable(String why) implements Done {}

    /** The payment is held for another order already. */
    record PaymentTaken(String reference) implements Done {}
}
