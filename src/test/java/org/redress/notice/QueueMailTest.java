package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;
import org.redress.support.TestMail;

/** The mediators' daily email: once a day, from their own morning on, whoever is first. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(QueueMailTest.Madrid.class)
@Tag("W09")
class QueueMailTest {

    public static class Madrid implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redress.outbox.every", "off",
                    "redress.sweep.every", "off",
                    "redress.notice.queue-every", "off",
                    "redress.notice.queue-at", "09:00",
                    "redress.notice.time-zone", "Europe/Madrid",
                    "redress.notice.locale", "es",
                    "redress.notice.send-within", "3s");
        }
    }

    @Inject QueueMail queue;
    @Inject Pool pool;

    @BeforeEach
    void quiet() {
        TestMail.REAL.stop();
        TestMail.REAL.start();
        pool.query("delete from queue_mail").execute().await().indefinitely();
    }

    @Test
    void it_is_sent_from_the_configured_time_of_their_day_on() throws Exception {
        assertEquals(false, send("2026-07-01T06:59:59Z"));
        assertEquals(true, send("2026-07-01T07:00:00Z"));
        assertEquals(false, send("2026-07-01T21:59:59Z"));
        assertEquals(false, send("2026-07-01T22:30:00Z"));
        assertEquals(true, send("2026-07-02T12:00:00Z"));

        var mails = TestMail.REAL.received(2);
        assertEquals(2, mails.size());
        assertEquals(
                "Mediación, 1 de julio de 2026: 0 casos en espera, 0 con retraso",
                mails.getFirst().getSubject());
        assertEquals("mediators@localhost", mails.getFirst().getAllRecipients()[0].toString());
        assertEquals("auto-generated", mails.getFirst().getHeader("Auto-Submitted", ","));
    }

    @Test
    void replicas_that_come_at_once_send_one() {
        var calls =
                List.of(1, 2, 3, 4).stream()
                        .map(replica -> queue.send(Instant.parse("2026-07-01T10:00:00Z")))
                        .toList();
        List<Boolean> sent =
                Uni.join().all(calls).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertEquals(1, sent.stream().filter(Boolean::booleanValue).count());
        assertEquals(1, TestMail.REAL.received(1).size());
    }

    @Test
    @Tag("FE1")
    void a_mail_server_that_is_away_is_asked_again_with_the_same_message_id() throws Exception {
        TestMail.REAL.stop();
        assertThrows(Exception.class, () -> send("2026-07-01T10:00:00Z"));
        TestMail.REAL.start();
        assertTrue(send("2026-07-01T10:01:00Z"));
        String first = id(TestMail.REAL.received(1).getFirst());

        pool.query("delete from queue_mail").execute().await().indefinitely();
        assertTrue(send("2026-07-01T10:02:00Z"));
        assertEquals(first, id(TestMail.REAL.received(2).getLast()));
    }

    private static String id(MimeMessage mail) throws Exception {
        return mail.getHeader("Message-ID", ",");
    }

    private boolean send(String now) {
        return queue.send(Instant.parse(now)).await().atMost(Duration.ofSeconds(30));
    }
}
