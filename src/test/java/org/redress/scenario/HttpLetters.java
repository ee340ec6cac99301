package org.redress.scenario;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.redress.scenario.text.Stage.Letter;
import org.redress.support.Eventually;
import org.redress.support.TestMail;

/** What the mail sink has received about an order; the outbox tells which notice each mail is. */
record HttpLetters(DataSource database, UUID order) {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String SENT =
            """
            select o.kind, o.order_id || '.' || o.event_number || '.' || o.place as id,
                e.body::jsonb ->> 'at' as at
            from outbox o join order_event e on e.bucket = o.bucket and e.order_id = o.order_id
                and e.number = o.event_number
            where o.order_id = ? and o.topic = 'mail' and o.recipient = ?
            order by o.event_number, o.place\
            """;

    private static final String LATEST =
            """
            select message_id from mail_delivery
            where order_id = ? and recipient = ? and fate = 'accepted'
            order by event_number desc, place desc limit 1\
            """;

    private static final Pattern INSTANT =
            Pattern.compile("[A-Z][a-z]+ \\d{1,2}, \\d{4} at \\d{1,2}:\\d\\d [AP]M UTC");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("MMMM d, uuuu 'at' h:mm a 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** By Message-ID; a scenario looks for its own only. */
    private static final Map<String, MimeMessage> ARRIVED = new ConcurrentHashMap<>();

    List<Letter> to(String party) {
        List<Letter> letters = new ArrayList<>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SENT)) {
            query.setObject(1, order);
            query.setString(2, party);
            var rows = query.executeQuery();
            while (rows.next()) {
                letters.add(
                        new Letter(
                                rows.getString("kind"),
                                Instant.parse(rows.getString("at")),
                                tellsOf(text(rows.getString("id")))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return letters;
    }

    /** The Message-ID of what was written to that party last. */
    String latestTo(String party) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LATEST)) {
            query.setObject(1, order);
            query.setString(2, party);
            var rows = query.executeQuery();
            if (!rows.next()) {
                throw new AssertionError("nothing was written to the " + party);
            }
            return rows.getString("message_id");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a payment brings about may be on its way still. */
    private static String text(String id) {
        Eventually.within(SOON, "the mail sink has received " + id, () -> hasArrived(id));
        return Email.of(ARRIVED.get(id)).text();
    }

    private static boolean hasArrived(String id) {
        if (!ARRIVED.containsKey(id)) {
            TestMail.SINK.received(0).forEach(mail -> ARRIVED.putIfAbsent(id(mail), mail));
        }
        return ARRIVED.containsKey(id);
    }

    private static String id(MimeMessage mail) {
        try {
            String id = mail.getMessageID();
            return id.substring(1, id.indexOf('@'));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Instant> tellsOf(String text) {
        return INSTANT.matcher(text)
                .results()
                .map(found -> WRITTEN.parse(found.group(), Instant::from))
                .toList();
    }
}
