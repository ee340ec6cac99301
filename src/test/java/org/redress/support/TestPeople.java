package org.redress.support;

import java.util.Map;

/** The mailboxes that a packaged service has to be told. */
public final class TestPeople {
    private TestPeople() {}

    public static Map<String, String> properties() {
        return Map.of(
                "redress.support-contact", "support@example.com",
                "redress.notice.mediators", "mediators@example.com",
                "redress.notice.supervisor", "supervisor@example.com");
    }
}
