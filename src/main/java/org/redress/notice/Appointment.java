package org.redress.notice;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Method;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/**
 * The deadline that a letter names, for the recipient's calendar (RFC 5545): an event without
 * length, which keeps nobody busy. A later letter of the same deadline has the same {@code uid} and
 * a greater {@code sequence}, so that it replaces the entry, moved or not.
 *
 * @param at the deadline, cut to the second
 * @param writtenAt when what the letter tells of happened; the same letter gives the same file
 */
public record Appointment(
        String uid,
        int sequence,
        Instant at,
        Instant writtenAt,
        String summary,
        String description,
        String link) {

    private static final int LINE = 75;

    static final String FILE = "deadline.ics";
    static final String TYPE = "text/calendar; charset=UTF-8; method=PUBLISH";

    byte[] file() {
        var event = new VEvent();
        event.setUid(uid);
        event.setSequence(sequence);
        event.setDateTimeStamp(date(writtenAt));
        event.setDateStart(date(at), true);
        event.setSummary(summary);
        event.setDescription(description);
        event.setUrl(link);
        event.setTransparency(true);
        var calendar = new ICalendar();
        calendar.setProductId("-//Redress//Redress//EN");
        calendar.setMethod(Method.PUBLISH);
        calendar.addEvent(event);
        return folded(written(calendar)).getBytes(StandardCharsets.UTF_8);
    }

    private static String written(ICalendar calendar) {
        var out = new StringWriter();
        var writer = new ICalWriter(out, ICalVersion.V2_0);
        writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
        try {
            writer.write(calendar);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** The library folds by characters; a line may have 75 octets, and no character is split. */
    private static String folded(String lines) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < lines.length(); i += Character.charCount(lines.codePointAt(i))) {
            String point = Character.toString(lines.codePointAt(i));
            int size = point.getBytes(StandardCharsets.UTF_8).length;
            if (!point.equals("\r") && !point.equals("\n") && octets + size > LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(point);
            octets = point.equals("\n") ? 0 : octets + size;
        }
        return folded.toString();
    }

    private static Date date(Instant instant) {
        return Date.from(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
