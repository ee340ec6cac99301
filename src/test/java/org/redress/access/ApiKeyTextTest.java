package org.redress.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redress.platform.Randomness;

/** The text of a key, and what its scopes give. */
class ApiKeyTextTest {
    private static final Randomness RANDOMNESS = new Randomness();

    @Test
    void a_key_has_256_random_bits_and_is_read_as_it_was_made() {
        var key = ApiKeyText.made(RANDOMNESS);
        assertEquals(32, Base64.getUrlDecoder().decode(key.secret()).length);
        assertEquals(key, ApiKeyText.read(key.text()).orElseThrow());
        assertTrue(key.text().matches("rdr_[0-9a-f]{16}_[A-Za-z0-9_-]{43}"), key.text());
        assertFalse(key.toString().contains(key.secret()));
        var other = ApiKeyText.made(RANDOMNESS);
        assertNotEquals(key.prefix(), other.prefix());
        assertNotEquals(key.secret(), other.secret());
    }

    @Test
    void only_the_same_secret_has_the_same_hash() {
        var key = ApiKeyText.made(RANDOMNESS);
        var other = ApiKeyText.made(key.prefix(), RANDOMNESS);
        assertTrue(key.hashesTo(key.hash()));
        assertFalse(other.hashesTo(key.hash()));
        assertFalse(key.hashesTo(null));
        assertFalse(key.hashesTo(new byte[32]));
    }

    @Test
    void what_does_not_look_like_a_key_is_none() {
        var key = ApiKeyText.made(RANDOMNESS).text();
        for (String text :
                List.of(
                        "",
                        "rdr_",
                        key + "A",
                        key.substring(1),
                        key.toUpperCase(),
                        key + "\n",
                        key.substring(0, key.length() - 1),
                        "rdr_0123456789abcdef_",
                        "rdr__" + key)) {
            assertTrue(ApiKeyText.read(text).isEmpty(), text);
        }
    }

    @Test
    void scopes_give_no_more_than_a_marketplace_or_an_operator() {
        var read = Set.of(Scope.READ);
        assertEquals(Set.of("marketplace"), Scope.roles(read, true));
        assertEquals(Set.of(), Scope.roles(read, false));
        for (boolean reading : new boolean[] {true, false}) {
            assertEquals(Set.of("marketplace"), Scope.roles(Set.of(Scope.WRITE), reading));
            assertEquals(
                    Set.of("marketplace"), Scope.roles(Set.of(Scope.READ, Scope.WRITE), reading));
            assertEquals(
                    Set.of("operator"), Scope.roles(Set.of(Scope.READ, Scope.OPERATE), reading));
            assertEquals(
                    Set.of("marketplace", "operator"),
                    Scope.roles(Set.of(Scope.values()), reading));
        }
    }
}
