package org.redress.notice;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.redress.platform.Environment;

/**
 * Where this installation and its people are; without it no email helps anybody, so production has
 * to say.
 */
public final class Installation {
    private static final Map<String, String> REQUIRED =
            new TreeMap<>(
                    Map.of(
                            "redress.public-url", "where links in emails lead",
                            "redress.support-contact", "the mail address of a reachable person",
                            "redress.notice.mediators", "the mediators' mail address",
                            "redress.notice.supervisor", "the supervisor's mail address"));

    private Installation() {}

    public static void require(Environment environment) {
        REQUIRED.forEach((name, what) -> require(environment, name, what));
    }

    private static void require(Environment environment, String name, String what) {
        if (!environment.has(name)) {
            environment.ask(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + " to " + what);
        }
    }
}
