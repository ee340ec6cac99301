package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.policy.TestPolicies.SEVEN_DAY;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.ExtendDeadline;
import org.redress.kernel.Party;
import org.redress.order.NoticeKind;
import org.redress.policy.Reason;

/** The calendar file of a letter, read by another library than the one that wrote it. */
@Tag("A9")
class AppointmentTest {

    @Test
    void a_letter_brings_the_recipients_deadline_to_the_second_in_UTC() {
        var letter = opened(Party.SELLER);
        VEvent event = event(letter.appointment());

        assertEquals("20261220T101530Z", value(event, Property.DTSTART));
        assertEquals("20261213T101530Z", value(event, Property.DTSTAMP));
        assertEquals(
                "00000000-0000-4000-8000-000000000001-1.answer.seller@redress.example",
                value(event, Property.UID));
        assertEquals("Order M-1001: deadline", value(event, Property.SUMMARY));
        assertEquals("TRANSPARENT", value(event, Property.TRANSP));
        assertEquals(
                "https://redress.example/disputes/00000000-0000-4000-8000-000000000001-1",
                value(event, Property.URL));
        String says = value(event, Property.DESCRIPTION);
        assertTrue(says.startsWith("It is your turn to answer, until 20 December 2026"), says);
        assertTrue(says.contains("If nobody acts, on 20 December 2026"), says);
    }

    @Test
    void the_file_is_published_and_the_same_on_every_try() {
        var first = opened(Party.SELLER).appointment().file();
        var again = opened(Party.SELLER).appointment().file();
        assertEquals(text(first), text(again));
        Calendar calendar = parsed(first);
        assertEquals("PUBLISH", calendar.getProperty(Property.METHOD).orElseThrow().getValue());
        assertEquals("2.0", calendar.getProperty(Property.VERSION).orElseThrow().getValue());
    }

    @Test
    void the_other_party_gets_the_deadline_it_waits_for() {
        assertEquals(
                opened(Party.SELLER).appointment().uid(), opened(Party.BUYER).appointment().uid());
        assertTrue(
                event(opened(Party.BUYER).appointment())
                        .toString()
                        .contains("the seller's turn to answer"));
    }

    @Test
    void a_later_letter_of_the_same_deadline_replaces_the_entry() {
        var story = disputed();
        var first = last(story, NoticeKind.DISPUTE_OPENED, Party.SELLER).appointment();
        story.reminded();
        var second = last(story, NoticeKind.DEADLINE_NEAR, Party.SELLER).appointment();
        story.inDispute(
                Party.SUPERVISOR,
                new ExtendDeadline("u-1", Duration.ofDays(2), story.text("strike")));
        var third = last(story, NoticeKind.DEADLINE_EXTENDED, Party.SELLER).appointment();

        assertEquals(List.of(first.uid(), first.uid()), List.of(second.uid(), third.uid()));
        assertTrue(first.sequence() < second.sequence() && second.sequence() < third.sequence());
        assertEquals(first.at(), second.at());
        assertEquals(first.at().plus(Duration.ofDays(2)), third.at());
        assertEquals(String.valueOf(third.sequence()), value(event(third), Property.SEQUENCE));
    }

    @Test
    void another_deadline_of_the_case_is_another_entry() {
        var story = disputed();
        var answer = last(story, NoticeKind.DISPUTE_OPENED, Party.BUYER).appointment();
        var shipped = Letters.of(GoldenNoticeTest.ALL.get("order-protected.seller")).appointment();
        assertNotEquals(answer.uid(), shipped.uid());
    }

    @Test
    void an_order_that_is_over_brings_none() {
        assertNull(
                Letters.of(GoldenNoticeTest.ALL.get("funds-released+digital.buyer")).appointment());
    }

    /** RFC 5545: lines of at most 75 octets, no bare line end, and text that cannot break out. */
    @Test
    void every_letters_file_in_every_language_is_one_event_in_folded_lines() {
        for (String language : Languages.ALL) {
            GoldenNoticeTest.ALL.forEach((name, told) -> {
                var appointment = Letters.of(told, language).appointment();
                if (appointment != null) {
                    check(language + " " + name, appointment);
                }
            });
        }
    }

    @Test
    @Tag("FE3")
    void hostile_words_stay_words() {
        String words = "a;b,c\\d\r\nEND:VEVENT\nATTACH:x\n\"q\" \u2028é".repeat(9);
        var hostile =
                new Appointment("u@x", 1, Instant.EPOCH, Instant.EPOCH, words, words, "https://x");
        check("hostile", hostile);
        assertEquals(words.replace("\r\n", "\n"), value(event(hostile), Property.DESCRIPTION));
    }

    private static void check(String name, Appointment appointment) {
        String file = text(appointment.file());
        for (String line : file.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, name + ": " + line);
            assertTrue(line.chars().allMatch(c -> c >= ' ' && c != 127), name + ": " + line);
        }
        assertEquals(1, parsed(appointment.file()).getComponents().size(), name);
        event(appointment).validate();
    }

    private static Story disputed() {
        return Story.registered(SEVEN_DAY)
                .shipped()
                .later(12)
                .opened(Reason.TRACKING_STUCK, null, "Nothing moves.");
    }

    private static Letter opened(Party to) {
        return last(disputed(), NoticeKind.DISPUTE_OPENED, to);
    }

    private static Letter last(Story story, NoticeKind kind, Party to) {
        return Letters.of(
                story.told().reversed().stream()
                        .filter(told -> told.kind() == kind && told.to() == to)
                        .findFirst()
                        .orElseThrow());
    }

    private static VEvent event(Appointment appointment) {
        return (VEvent) parsed(appointment.file()).getComponent(Component.VEVENT).orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static Calendar parsed(byte[] file) {
        try {
            return new CalendarBuilder().build(new ByteArrayInputStream(file));
        } catch (IOException | ParserException e) {
            throw new AssertionError(text(file), e);
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
