package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("FE3")
class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "Ann, Bob <evil@example.org>",
                "\"Ann\" (the) [one]; @: \\",
                "Zoë Ångström",
                "王小明",
                "👩‍👩‍👧 Family with a very long name that needs more than one encoded word in the header",
                "=?UTF-8?B?QQ==?="
            })
    void a_name_is_shown_as_it_is_and_means_nothing(String name) throws Exception {
        String header = address(name, "ann@example.org");

        var parsed = InternetAddress.parse(header, true);
        assertEquals(1, parsed.length);
        assertEquals("ann@example.org", parsed[0].getAddress());
        assertEquals(PlainText.line(name, PlainText.NAME), parsed[0].getPersonal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nBcc: evil@example.org",
                "\n",
                "\r",
                "\u0000",
                "\u2028",
                "\u2029",
                "\u0085",
                "\u000b",
                "\u000c",
                "\u202e",
                "\ud800"
            })
    void a_line_end_of_any_kind_never_reaches_a_header(String evil) {
        String header = address("Ann" + evil + "Bee", "ann@example.org");

        assertTrue(header.chars().allMatch(c -> c >= ' ' && c < 127), header);
        assertFalse(PlainText.line("Order " + evil + " x", 100).contains(evil));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ann",
                "@example.org",
                "ann@",
                "a b@example.org",
                "ann@example.org\r\nBcc: b@example.org",
                "ann@example.org,bob@example.org",
                "ann@example.org\u2028",
                "<ann@example.org>",
                "ann@exam\nple.org",
                "ann@example.org (x)",
                "ann@exämple.org"
            })
    void what_is_no_address_is_refused_before_the_mailer(String email) {
        assertThrows(IllegalArgumentException.class, () -> address("Ann", email));
    }

    @Test
    void a_long_line_is_cut_between_characters() {
        assertEquals("😀😀…", PlainText.line("😀😀😀😀", 3));
    }

    private static String address(String name, String email) {
        return MailAddress.of(Contact.of(name, email, "en"));
    }
}
