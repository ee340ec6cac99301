package org.redress.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final Balance HELD =
            Balance.nothing().after(new Posting(Account.CAPTURED, Account.HELD, 100, 0));

    @Test
    @Tag("E16")
    void every_account_can_take_money_and_the_sum_stays() {
        for (Account to : Account.values()) {
            if (to.isOfAnOrder() && to != Account.CAPTURED && to != Account.HELD) {
                Balance after = HELD.after(new Posting(Account.HELD, to, 40, 1));
                assertEquals(100, after.captured());
                assertEquals(60, after.held());
                assertEquals(HELD, after.after(new Posting(to, Account.HELD, 40, 1)));
            }
        }
    }

    @Test
    @Tag("FG10")
    void what_the_marketplace_loses_of_its_own_is_no_money_of_the_order() {
        assertEquals(HELD, HELD.after(new Posting(Account.MARKETPLACE, Account.LOSS, 40, 0)));
        for (Account own : List.of(Account.MARKETPLACE, Account.LOSS)) {
            var posting = new Posting(Account.HELD, own, 40, 0);
            assertThrows(IllegalStateException.class, () -> HELD.after(posting));
        }
    }

    @Test
    @Tag("E16")
    void money_that_is_not_there_cannot_move() {
        assertThrows(
                IllegalStateException.class,
                () -> HELD.after(new Posting(Account.HELD, Account.IN_FLIGHT, 101, 1)));
        assertThrows(
                IllegalStateException.class,
                () -> HELD.after(new Posting(Account.IN_FLIGHT, Account.REFUNDED, 1, 1)));
    }

    @Test
    @Tag("E16")
    void money_cannot_go_back_to_where_it_was_captured() {
        assertThrows(
                IllegalStateException.class,
                () -> HELD.after(new Posting(Account.HELD, Account.CAPTURED, 1, 0)));
    }

    @Test
    void a_posting_moves_something_between_two_accounts() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Posting(Account.HELD, Account.IN_FLIGHT, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Posting(Account.HELD, Account.IN_FLIGHT, -1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Posting(Account.HELD, Account.HELD, 1, 1));
    }

    @Test
    void a_balance_that_does_not_add_up_cannot_be_made() {
        assertThrows(IllegalStateException.class, () -> new Balance(10, 9, 0, 0, 0, 0, 0, 0));
        assertThrows(IllegalStateException.class, () -> new Balance(10, 11, -1, 0, 0, 0, 0, 0));
        assertThrows(
                ArithmeticException.class,
                () -> HELD.after(new Posting(Account.CAPTURED, Account.HELD, Long.MAX_VALUE, 0)));
    }
}
