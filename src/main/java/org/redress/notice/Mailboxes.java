package org.redress.notice;

import java.util.List;
import org.redress.platform.Environment;

/** The people of this installation, without whom no case can be helped; production has to name them. */
public final class Mailboxes {
    private static final List<String> REQUIRED =
            List.of(
                    "redress.support-contact",
                    "redress.notice.mediators",
                    "redress.notice.supervisor");

    private Mailboxes() {}

    public static void require(Environment environment) {
        REQUIRED.stream().filter(name -> !environment.has(name)).forEach(name -> ask(environment, name));
    }

    private static void ask(Environment environment, String name) {
        environment.ask(name.toUpperCase().replaceAll("[.-]", "_") + " to a mail address");
    }
}
