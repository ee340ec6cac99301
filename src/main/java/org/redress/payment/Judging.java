package org.redress.payment;

import java.time.Duration;
import org.redress.kernel.Money;
import org.redress.payment.Finding.Found;
import org.redress.payment.Finding.Nothing;
import org.redress.payment.Outcome.Accepted;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.payment.Outcome.Unknown;
import org.redress.payment.Verdict.AskAgain;
import org.redress.payment.Verdict.Failed;
import org.redress.payment.Verdict.ForPerson;
import org.redress.payment.Verdict.Paid;
import org.redress.payment.Verdict.Unclear;
import org.redress.payment.Verdict.Waits;

/**
 * Unknown is not failed: what follows from a provider's answer or silence. Plain values in and out.
 *
 * @param keyLife for so long the provider answers the same key alike
 * @param giveUpAfter for so long it is looked up in vain before a person is called
 * @param acceptedAtMost for so long something accepted may take before a person is called
 */
record Judging(Duration keyLife, Duration giveUpAfter, Duration acceptedAtMost) {

    /** Clocks and slow calls are given a tenth of the key's life. */
    private static final int MARGIN = 10;

    /**
     * After an answer to the request itself; what does not fit is looked up before it is believed.
     */
    Verdict ofAnswer(Money asked, Outcome outcome, Ask ask) {
        return switch (outcome) {
            case Done(var reference, var moved) ->
                    moved.equals(asked) ? new Paid(reference) : new Unclear(wrong(asked, moved));
            case Accepted(var reference, var moved) ->
                    moved.equals(asked)
                            ? accepted(reference, ask)
                            : new Unclear(wrong(asked, moved));
            case Declined(var reason) -> new Failed(reason);
            case Unknown(var why) -> new Unclear("unknown outcome: " + why);
        };
    }

    /** After a look-up; a wrong amount there is the provider's own books, and never booked. */
    Verdict ofFinding(Money asked, Finding finding, Ask ask) {
        return switch (finding) {
            case Found(Done(var reference, var moved)) when !moved.equals(asked) ->
                    new ForPerson(wrong(asked, moved));
            case Found(Accepted(var reference, var moved)) when !moved.equals(asked) ->
                    new ForPerson(wrong(asked, moved));
            case Found(Unknown(var why)) -> inVain(why, ask);
            case Found(var outcome) -> ofAnswer(asked, outcome, ask);
            case Nothing n -> unheardOf(ask);
            case Finding.Unclear(var why) -> inVain(why, ask);
        };
    }

    private Verdict accepted(String reference, Ask ask) {
        return ask.age().compareTo(acceptedAtMost) < 0
                ? new Waits(reference)
                : new ForPerson("accepted " + ask.age().toDays() + " days ago and not done yet");
    }

    /**
     * The same key is harmless while the provider remembers it, and a second payment afterwards.
     */
    private Verdict unheardOf(Ask ask) {
        if (ask.stage() == Ask.Stage.ACCEPTED) {
            return inVain("accepted before, and not found now", ask);
        }
        return ask.age().compareTo(keyLife.minus(keyLife.dividedBy(MARGIN))) < 0
                ? new AskAgain()
                : new ForPerson("not found, and too old to be asked for again with the same key");
    }

    /** The provider knows nothing of it, and it may not be asked for again now. */
    Verdict notToBeAsked(Ask ask) {
        return inVain("not found, and nobody may be asked for it now", ask);
    }

    private Verdict inVain(String why, Ask ask) {
        return ask.age().compareTo(giveUpAfter) < 0
                ? new Unclear("looked up in vain: " + why)
                : new ForPerson("looked up in vain for " + ask.age().toHours() + " hours: " + why);
    }

    private static String wrong(Money asked, Money moved) {
        return "asked for " + asked + ", and the answer says " + moved;
    }
}
