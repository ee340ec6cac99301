package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Money;
import org.redress.payment.Ask.Stage;
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

/** Unknown is not failed: what follows from each answer, each look-up, and each silence. */
class JudgingTest {

    private static final Money ASKED = new Money(1_000, Currency.getInstance("EUR"));
    private static final List<Money> OTHERS =
            List.of(
                    new Money(1_001, Currency.getInstance("EUR")),
                    new Money(999, Currency.getInstance("EUR")),
                    new Money(1_000, Currency.getInstance("USD")));

    private final Judging judging =
            new Judging(Duration.ofHours(24), Duration.ofHours(48), Duration.ofDays(14));

    @Test
    void an_answer_is_taken_at_its_word_where_the_money_is_what_was_asked_for() {
        var ask = asked(Duration.ZERO);

        assertEquals(new Paid("r"), judging.ofAnswer(ASKED, new Done("r", ASKED), ask));
        assertEquals(new Waits("r"), judging.ofAnswer(ASKED, new Accepted("r", ASKED), ask));
        assertEquals(new Failed("closed"), judging.ofAnswer(ASKED, new Declined("closed"), ask));
    }

    @Test
    @Tag("FG1")
    void silence_is_looked_up_and_never_taken_for_a_no() {
        assertInstanceOf(
                Unclear.class,
                judging.ofAnswer(ASKED, new Unknown("timed out"), asked(Duration.ZERO)));
    }

    @Test
    @Tag("FG5")
    void another_amount_or_currency_is_looked_up_and_then_shown_to_a_person_but_never_booked() {
        for (Money other : OTHERS) {
            for (Outcome outcome : List.of(new Done("r", other), new Accepted("r", other))) {
                assertInstanceOf(
                        Unclear.class, judging.ofAnswer(ASKED, outcome, asked(Duration.ZERO)));
                assertInstanceOf(
                        ForPerson.class,
                        judging.ofFinding(ASKED, new Found(outcome), asked(Duration.ZERO)));
            }
        }
    }

    @Test
    @Tag("FG2")
    @Tag("FG3")
    void what_is_not_found_is_asked_for_again_while_the_key_is_remembered() {
        assertInstanceOf(
                AskAgain.class,
                judging.ofFinding(ASKED, new Nothing(), asked(Duration.ofSeconds(1))));
        assertInstanceOf(
                AskAgain.class,
                judging.ofFinding(ASKED, new Nothing(), asked(Duration.ofHours(21))));
    }

    @Test
    @Tag("FG3")
    @Tag("FG4")
    void what_is_not_found_once_the_key_may_be_forgotten_is_for_a_person() {
        for (var age : List.of(Duration.ofHours(22), Duration.ofHours(24), Duration.ofDays(9))) {
            assertInstanceOf(ForPerson.class, judging.ofFinding(ASKED, new Nothing(), asked(age)));
        }
    }

    @Test
    @Tag("FG4")
    void what_is_found_is_believed_however_old_the_key_is() {
        assertEquals(
                new Paid("r"),
                judging.ofFinding(
                        ASKED, new Found(new Done("r", ASKED)), asked(Duration.ofDays(30))));
    }

    @Test
    void what_was_accepted_is_never_asked_for_again() {
        var accepted = new Ask("p", Stage.ACCEPTED, 2, Duration.ofMinutes(1));
        assertInstanceOf(Unclear.class, judging.ofFinding(ASKED, new Nothing(), accepted));
    }

    @Test
    void what_stays_unclear_or_accepted_for_too_long_is_for_a_person() {
        var blind = new Finding.Unclear("timed out");
        assertInstanceOf(
                Unclear.class, judging.ofFinding(ASKED, blind, asked(Duration.ofHours(47))));
        assertInstanceOf(
                ForPerson.class, judging.ofFinding(ASKED, blind, asked(Duration.ofHours(48))));
        var accepted = new Found(new Accepted("r", ASKED));
        assertInstanceOf(
                Waits.class, judging.ofFinding(ASKED, accepted, asked(Duration.ofDays(13))));
        assertInstanceOf(
                ForPerson.class, judging.ofFinding(ASKED, accepted, asked(Duration.ofDays(14))));
    }

    @Test
    void a_reason_becomes_a_code_before_it_stands_in_an_event() {
        assertEquals("account_closed", ProviderWord.of("account_closed"));
        assertEquals("Ann_s_card_1234_", ProviderWord.of("Ann's card 1234!"));
        assertEquals("unknown", ProviderWord.of(null));
        assertEquals(100, ProviderWord.of("x".repeat(500)).length());
    }

    private static Ask asked(Duration age) {
        return new Ask("p", Stage.ASKED, 2, age);
    }
}
