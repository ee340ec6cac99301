package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.redress.support.TestPeople;

/** What an installation has to say of its people before it starts. */
class InstallationTest {

    private static final String FROM = "quarkus.mailer.from";

    @Test
    void a_service_that_says_where_its_people_are_starts() {
        assertEquals(List.of(), wanted(Map.of(FROM, "redress@shop.example")));
    }

    @Test
    void what_is_missing_is_asked_for() {
        var wanted = Installation.wanted(name -> Optional.empty());
        assertEquals(4, wanted.size());
        assertTrue(
                wanted.contains("REDRESS_NOTICE_MEDIATORS to the mediators' mail address"),
                wanted.toString());
    }

    /** Else each email to it, or from it, would fail for ever. */
    @Test
    void a_mailbox_that_is_no_address_is_told_at_the_start() {
        for (String wrong : List.of("ops", "ops@", "Ops <ops@shop.example>", "a@b, c@d")) {
            assertEquals(
                    List.of(
                            "REDRESS_NOTICE_MEDIATORS to the mediators' mail address; what it says is none"),
                    wanted(Map.of("redress.notice.mediators", wrong)),
                    wrong);
        }
        var all =
                Map.of(
                        "redress.notice.supervisor",
                        "desk 4",
                        "redress.webhook.notice-to",
                        "https://status.shop.example",
                        FROM,
                        "redress");
        assertEquals(3, wanted(all).size());
    }

    @Test
    void the_sender_may_have_a_name() {
        for (String named :
                List.of("Shop <mail@shop.example>", "mail@shop.example (Shop)", "<a@b.example>")) {
            assertEquals(List.of(), wanted(Map.of(FROM, named)), named);
        }
    }

    @Test
    void support_may_be_a_page_or_a_phone_and_then_the_supervisor_is_written_to() {
        for (String support : List.of("https://shop.example/help", "+34 600 000 000")) {
            assertEquals(List.of(), wanted(Map.of("redress.support-contact", support)));
            assertEquals("boss@shop.example", operator(Optional.empty(), support));
            assertEquals("ops@shop.example", operator(Optional.of("ops@shop.example"), support));
        }
        assertEquals("help@shop.example", operator(Optional.empty(), "help@shop.example"));
    }

    private static String operator(Optional<String> named, String support) {
        return NoticeBeans.operator(named, support, "boss@shop.example");
    }

    private static List<String> wanted(Map<String, String> other) {
        var settings = new HashMap<>(TestPeople.properties());
        settings.putAll(other);
        return Installation.wanted(name -> Optional.ofNullable(settings.get(name)));
    }
}
