package org.redress.api;

import java.util.Locale;
import org.redress.dispute.Ask;
import org.redress.policy.Remedy;
import org.redress.policy.Side;

/** Terms as clients write them, checked already for their words. */
final class Asks {

    private Asks() {}

    static Ask of(String remedy, Long amount, String freight) {
        return new Ask(
                remedy == null ? null : word(Remedy.class, remedy),
                amount,
                freight == null ? null : word(Side.class, freight));
    }

    /** Null where nothing of it is named. */
    static Ask named(String remedy, Long amount, String freight) {
        return remedy == null && amount == null && freight == null
                ? null
                : of(remedy, amount, freight);
    }

    static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
