package org.redress.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redress.platform.Environment;

/**
 * Where this installation and its people are; without it no email helps anybody, so production has
 * to say. The support contact is only shown, so it may also be a page or a phone number.
 */
public final class Installation {
    private static final Map<String, String> REQUIRED =
            new TreeMap<>(
                    Map.of(
                            "redress.public-url", "where links in emails lead",
                            "redress.support-contact", "how a person of yours is reached",
                            "redress.notice.mediators", "the mediators' mail address",
                            "redress.notice.supervisor", "the supervisor's mail address"));

    private static final String SENDER = "quarkus.mailer.from";

    /** What is written to or from; anything else there would keep each email from leaving. */
    private static final Map<String, String> MAILBOXES =
            new TreeMap<>(
                    Map.of(
                            "redress.notice.mediators",
                            "the mediators'",
                            "redress.notice.supervisor",
                            "the supervisor's",
                            "redress.webhook.notice-to",
                            "the operator's",
                            SENDER,
                            "the sender's"));

    private Installation() {}

    public static void require(Environment environment) {
        wanted(name -> Optional.ofNullable(environment.get(name, null))).forEach(environment::ask);
    }

    /** What has to be set, or set in another way, each in a line. */
    static List<String> wanted(Function<String, Optional<String>> setting) {
        var missing =
                REQUIRED.entrySet().stream()
                        .filter(it -> setting.apply(it.getKey()).isEmpty())
                        .map(it -> variable(it.getKey()) + " to " + it.getValue());
        var wrong =
                MAILBOXES.entrySet().stream()
                        .filter(it -> isWrong(it.getKey(), setting.apply(it.getKey())))
                        .map(it ->
                                variable(it.getKey())
                                        + " to "
                                        + it.getValue()
                                        + " mail address; what it says is none");
        return Stream.concat(missing, wrong).toList();
    }

    private static boolean isWrong(String name, Optional<String> mailbox) {
        return mailbox.map(it -> name.equals(SENDER) ? withoutName(it) : it)
                .filter(it -> !MailAddress.isAddress(it))
                .isPresent();
    }

    /** The sender alone may have one: {@code Shop <mail@shop.example>}. */
    private static String withoutName(String sender) {
        return sender.replaceFirst("^.*<(.*)>$", "$1").replaceFirst("\\s*\\(.*\\)$", "");
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
