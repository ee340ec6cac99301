package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server's no means for the email and for the address. */
@Tag("FE1")
class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource({
        "recipient address not accepted, 550 5.1.1 nobody, true, true",
        "recipient address not accepted, 550 nobody, true, true",
        "recipient address not accepted, 550 5.7.1 blocked, true, false",
        "recipient address not accepted, 552 5.2.2 full, true, false",
        "recipient address not accepted, 450 4.2.0 greylisted, false, false",
        "DATA command not accepted, 554 5.7.1 no, true, false",
        "sending data failed, 554 5.6.0 spam, true, false",
        "sending data failed, 550 no, true, false",
        "sending data failed, 452 4.3.1 disk full, false, false",
        "sender address not accepted, 550 5.1.8 who are you, false, false",
        "AUTH PLAIN failed, 535 5.7.8 bad login, false, false",
        "greeting, 554 no service, false, false"
    })
    void a_no_is_for_good_if_it_is_said_to_the_email(
            String step, String said, boolean permanent, boolean ofAddress) {
        int code = Integer.parseInt(said.substring(0, 3));
        var reply =
                SmtpReply.of(
                                new IllegalStateException(
                                        new SMTPException(step, code, List.of(said), true)))
                        .orElseThrow();

        assertEquals(permanent, reply.permanent(), reply.toString());
        assertEquals(ofAddress, reply.ofAddress(), reply.toString());
    }

    @Test
    void the_servers_words_are_not_kept() {
        var said = "550 5.1.1 <ann@example.org> does not live here";
        var failure = new SMTPException("recipient address not accepted", 550, List.of(said), true);

        assertEquals("550 5.1.1", SmtpReply.of(failure).orElseThrow().status());
    }

    @Test
    void a_server_that_is_not_there_says_nothing() {
        assertTrue(SmtpReply.of(new IOException("connection refused")).isEmpty());
    }
}
