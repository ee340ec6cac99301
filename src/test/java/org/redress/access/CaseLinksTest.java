package org.redress.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.AuthenticationFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.kernel.Party;

/** What a link says, and that nobody else can make or change one. */
@Tag("FS11")
@Tag("FE4")
class CaseLinksTest {
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final UUID ORDER = UUID.fromString("9d2f1c3e-0000-4000-8000-00000000002a");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final CaseLinks LINKS = links(1);

    @Test
    void a_link_says_which_case_for_which_party_until_when() {
        for (Party party : List.of(Party.BUYER, Party.SELLER)) {
            for (int dispute : new int[] {0, 1, 999}) {
                var token = LINKS.token(ORDER, dispute, party, NOW);
                assertEquals(
                        Optional.of(new CaseLink(ORDER, dispute, party, NOW.plus(WEEK))),
                        LINKS.open(token, NOW));
                assertEquals(80, token.length());
            }
        }
    }

    @Test
    void it_ends_to_the_second() {
        var token = LINKS.token(ORDER, 1, Party.BUYER, NOW);
        assertTrue(LINKS.open(token, NOW.plus(WEEK).minusNanos(1)).isPresent());
        assertTrue(LINKS.open(token, NOW.plus(WEEK)).isEmpty());
    }

    @Test
    void no_letter_of_it_can_be_another_be_missing_or_be_added() {
        var token = LINKS.token(ORDER, 1, Party.BUYER, NOW);
        for (int i = 0; i < token.length(); i++) {
            for (char letter : LETTERS.toCharArray()) {
                var other = token.substring(0, i) + letter + token.substring(i + 1);
                assertEquals(other.equals(token), LINKS.open(other, NOW).isPresent(), other);
            }
            assertTrue(LINKS.open(token.substring(0, i), NOW).isEmpty());
            assertTrue(LINKS.open(token.substring(0, i) + token.substring(i + 1), NOW).isEmpty());
        }
        for (String more : List.of("A", "=", "==", " ", "\n", ".", "%3D")) {
            assertTrue(LINKS.open(token + more, NOW).isEmpty(), more);
            assertTrue(LINKS.open(more + token, NOW).isEmpty(), more);
        }
    }

    @Property
    void anything_else_opens_nothing(@ForAll String text, @ForAll byte[] bytes) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertTrue(LINKS.open(text, NOW).isEmpty());
        assertTrue(LINKS.open(encoded, NOW).isEmpty());
        assertTrue(LINKS.guest("rdc_" + text, NOW).isEmpty());
        assertTrue(LINKS.guest("rdc_" + encoded, NOW).isEmpty());
    }

    @Test
    void a_key_is_exchanged_while_its_links_are_good() {
        var old = links(1).token(ORDER, 1, Party.BUYER, NOW);
        var both = links(2, 1);
        var made = both.token(ORDER, 1, Party.BUYER, NOW);

        assertNotEquals(old, made);
        assertTrue(both.open(old, NOW).isPresent());
        assertTrue(links(2).open(made, NOW).isPresent());
        assertTrue(links(2).open(old, NOW).isEmpty());
        assertTrue(links(1).open(made, NOW).isEmpty());
    }

    @Test
    void a_bearer_is_good_for_minutes_and_never_longer_than_its_link() {
        var link = LINKS.open(LINKS.token(ORDER, 1, Party.BUYER, NOW), NOW).orElseThrow();
        var bearer = LINKS.bearer(link, "ann ü", NOW);
        assertEquals(NOW.plus(Duration.ofMinutes(15)), bearer.until());
        assertEquals("ann ü", LINKS.guest(bearer.text(), NOW).orElseThrow().id());
        assertEquals(ORDER, LINKS.guest(bearer.text(), NOW).orElseThrow().link().order());
        assertTrue(LINKS.guest(bearer.text(), bearer.until()).isEmpty());

        var late = NOW.plus(WEEK).minusSeconds(60);
        assertEquals(NOW.plus(WEEK), LINKS.bearer(link, "ann", late).until());
    }

    @Test
    void what_was_made_for_one_purpose_is_nothing_for_another() {
        var token = LINKS.token(ORDER, 1, Party.BUYER, NOW);
        var link = LINKS.open(token, NOW).orElseThrow();
        var bearer = LINKS.bearer(link, "ann", NOW).text();

        assertTrue(LINKS.guest("rdc_" + token, NOW).isEmpty());
        assertTrue(LINKS.open(bearer, NOW).isEmpty());
        assertTrue(LINKS.open(bearer.substring(4), NOW).isEmpty());
    }

    @Test
    void a_short_key_is_none() {
        assertThrows(IllegalArgumentException.class, () -> Seal.of(List.of(new byte[31])));
        assertThrows(IllegalArgumentException.class, () -> Seal.of(List.of()));
    }

    /** Otherwise anybody could have the database asked, once for each request. */
    @Test
    void a_bearer_that_was_not_made_here_costs_no_question_to_the_database() {
        var guests = new CaseAuthentication.Guests(LINKS, null);

        assertThrows(
                AuthenticationFailedException.class,
                () ->
                        guests.authenticate(new CaseAuthentication.Shown("rdc_x"), null)
                                .await()
                                .indefinitely());
    }

    @Test
    void a_file_without_a_key_is_not_taken_for_one(@TempDir Path directory) throws Exception {
        Path empty = Files.writeString(directory.resolve("keys"), "\n \n");
        var config = new Config(Optional.empty(), Optional.of(empty), WEEK, WEEK);

        assertThrows(IllegalArgumentException.class, () -> new CaseLinkKeys().links(config, null));
    }

    private record Config(
            Optional<List<String>> keys, Optional<Path> keysFile, Duration life, Duration session)
            implements CaseLinkConfig {}

    private static CaseLinks links(int... keys) {
        var all = java.util.Arrays.stream(keys).mapToObj(CaseLinksTest::key).toList();
        return new CaseLinks(Seal.of(all), WEEK, Duration.ofMinutes(15));
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }
}
