package org.redress.support;

import java.util.Map;

/** Where an installation and its people are, which a packaged service has to be told. */
public final class TestPeople {
    private TestPeople() {}

    public static Map<String, String> properties() {
        return Map.of(
                "redress.public-url", "https://redress.example.com",
                "redress.support-contact", "support@example.com",
                "redress.notice.mediators", "mediators@example.com",
                "redress.notice.supervisor", "supervisor@example.com");
    }
}
