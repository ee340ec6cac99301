package org.redress.policy;

/**
 * Policies for tests: the presets as they are shipped, and files like them with switches set
 * otherwise.
 */
public final class TestPolicies {

    public static final Policy SEVEN_DAY = preset("seven-day").policy();
    public static final Policy EXPRESS_2 = preset("express-2").policy();

    /**
     * As strict-5: a counter restarts the turn, a rejection escalates, withdrawing late is refused.
     */
    public static final Policy STRICT =
            varied(
                    "seven-day",
                    "name: seven-day",
                    "name: strict",
                    "sellerTurn: P7D",
                    "sellerTurn: P5D",
                    "buyerTurn: until-cap",
                    "buyerTurn: P5D",
                    "counterRestartsTurn: false",
                    "counterRestartsTurn: true",
                    "  cap: P7D",
                    "  cap: P60D",
                    "hands-over",
                    "escalates",
                    "afterExpiry: final",
                    "afterExpiry: refused");

    /** As claim-15: silence calls the mediator, and so may the buyer from the third day. */
    public static final Policy CLAIM =
            varied(
                    "express-2",
                    "name: express-2",
                    "name: claim",
                    "sellerTurn: P2D",
                    "sellerTurn: P15D",
                    "sellerSilence: grant",
                    "sellerSilence: mediator",
                    "buyerTurn: P2D",
                    "buyerTurn: until-cap",
                    "allowed: never",
                    "allowed: after, since: opening, after: P3D");

    /** The same, with the mediator at hand at any time, as moderator-5. */
    public static final Policy ANY_TIME =
            varied(
                    "express-2",
                    "name: express-2",
                    "name: any-time",
                    "sellerSilence: grant",
                    "sellerSilence: mediator",
                    "allowed: never",
                    "allowed: after, since: opening, after: P0D");

    /** As bargain-5-15: each counter gives a whole turn, and the buyer may escalate in his own. */
    public static final Policy BARGAIN =
            varied(
                    "express-2",
                    "name: express-2",
                    "name: bargain",
                    "sellerTurn: P2D",
                    "sellerTurn: P5D",
                    "buyerTurn: P2D",
                    "buyerTurn: P15D",
                    "counterRestartsTurn: false",
                    "counterRestartsTurn: true",
                    "  cap: P15D",
                    "  cap: P60D",
                    "allowed: never",
                    "allowed: in-own-turn");

    /**
     * As classic-5-7: disputes may still be opened for 15 days after confirmation or protection.
     */
    public static final Policy GRACE =
            varied(
                    "seven-day",
                    "name: seven-day",
                    "name: with-grace",
                    "confirmationWindow: none",
                    "confirmationWindow: P15D",
                    "grace: none",
                    "grace: P15D",
                    "after: P0D",
                    "after: P10D",
                    "sellerTurn: P7D",
                    "sellerTurn: P5D");

    /** Two days more for a party whose notice was not delivered, the cap included. */
    public static final Policy BOUNCES =
            varied(
                    "seven-day",
                    "name: seven-day",
                    "name: bounces",
                    "bounces: none",
                    "bounces: {extendBy: P2D, beyondCap: true}");

    private TestPolicies() {}

    /** A preset's file with some words replaced; each of them must be there. */
    public static Policy varied(String preset, String... wordsAndReplacements) {
        String text = preset(preset).text();
        for (int i = 0; i < wordsAndReplacements.length; i += 2) {
            if (!text.contains(wordsAndReplacements[i])) {
                throw new IllegalArgumentException(
                        "not in " + preset + ": " + wordsAndReplacements[i]);
            }
            text = text.replace(wordsAndReplacements[i], wordsAndReplacements[i + 1]);
        }
        return PolicyFiles.read("variation of " + preset, text).policy();
    }

    static PolicyFile preset(String name) {
        return Presets.all().stream()
                .filter(file -> file.policy().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
