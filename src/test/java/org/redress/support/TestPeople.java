package org.redress.support;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Where an installation and its people are, which a packaged service has to be told. */
public final class TestPeople {
    /** Made anew for each run, and the same for all replicas in it. */
    private static final String CASE_LINK_KEY =
            Base64.getEncoder()
                    .encodeToString(
                            (UUID.randomUUID() + "" + UUID.randomUUID())
                                    .getBytes(StandardCharsets.US_ASCII));

    private TestPeople() {}

    /** The mediators' email of the day depends on the hour, so nobody sends it. */
    public static Map<String, String> properties() {
        return Map.of(
                "redress.public-url", "https://redress.example.com",
                "redress.support-contact", "support@example.com",
                "redress.notice.mediators", "mediators@example.com",
                "redress.notice.supervisor", "supervisor@example.com",
                "redress.notice.queue-every", "off",
                "redress.case-links.keys", CASE_LINK_KEY,
                "redress.payment.provider", "simulated",
                "redress.evidence.directory", evidence().toString());
    }

    /** Made by the service itself, for it may run as another user than the test. */
    private static Path evidence() {
        return Path.of(
                System.getProperty("java.io.tmpdir"), "redress-evidence-" + UUID.randomUUID());
    }
}
