package org.redress.payment;

import java.time.Duration;

/**
 * How an instruction stands with its provider, as the row written before the first call tells.
 *
 * @param provider who was asked first, and who is asked ever after
 * @param tries the number of this try, from 1
 * @param age since the first try, by the database's clock
 */
record Ask(String provider, Stage stage, int tries, Duration age) {

    boolean isFirst() {
        return tries == 1;
    }

    /** What the provider has said so far. */
    enum Stage {
        ASKED,
        ACCEPTED,
        DONE,
        FAILED;

        boolean isOver() {
            return this == DONE || this == FAILED;
        }

        /** The word in the API and in the database. */
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Stage named(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
