package org.redress.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.evidence.EvidenceStore.Content;
import org.redress.evidence.EvidenceStore.DamagedException;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.EvidenceStore.Key;

/** What every store does, wherever its bytes are. */
@Tag("FF5")
@Tag("FF6")
abstract class EvidenceStoreTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final String HELLO_SHA256 =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final int LARGE = 5_000_000;

    private final UUID order = UUID.randomUUID();
    @TempDir Path directory;
    private EvidenceStore store;

    abstract EvidenceStore openIn(Path directory);

    /** Somebody changes what lies under the key. */
    abstract void tamper(Key key, String content) throws IOException;

    @BeforeEach
    void open() {
        store = openIn(directory);
    }

    @Test
    void what_is_kept_is_read_again_under_the_hash_of_its_content() throws IOException {
        Key key = kept(HELLO);

        assertEquals(HELLO_SHA256, key.sha256());
        assertTrue(store.has(key));
        assertArrayEquals(HELLO, read(key));
        assertArrayEquals(HELLO, read(key), "as often as one likes");
    }

    @Test
    void a_large_file_comes_back_byte_by_byte() throws IOException {
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);

        assertArrayEquals(large, read(kept(large)));
    }

    @Test
    void a_draft_is_nobodys_file_and_leaves_nothing() throws IOException {
        Path place;
        try (Draft draft = store.begin()) {
            draft.write(ByteBuffer.wrap(HELLO));
            assertEquals(new Content(HELLO_SHA256, 5), draft.content());
            place = draft.place();
            assertArrayEquals(HELLO, Files.readAllBytes(place));
        }

        assertFalse(Files.exists(place));
        assertFalse(store.has(new Key(order, UUID.randomUUID(), HELLO_SHA256)));
    }

    @Test
    void the_same_content_twice_is_two_files_and_one_may_go() throws IOException {
        Key first = kept(HELLO);
        Key second = kept(HELLO);

        store.delete(first);
        store.delete(first);

        assertFalse(store.has(first));
        assertThrows(NoSuchFileException.class, () -> store.read(first));
        assertArrayEquals(HELLO, read(second));
    }

    @Test
    void a_changed_byte_is_found_before_it_is_given_out() throws IOException {
        Key key = kept(HELLO);
        tamper(key, "hallo");

        var damaged = assertThrows(DamagedException.class, () -> store.read(key));

        assertTrue(damaged.getMessage().contains(key.file().toString()));
    }

    @Test
    void a_byte_more_or_less_is_found_too() throws IOException {
        Key longer = kept(HELLO);
        Key shorter = kept(HELLO);
        tamper(longer, "hello!");
        tamper(shorter, "hell");

        assertThrows(DamagedException.class, () -> store.read(longer));
        assertThrows(DamagedException.class, () -> store.read(shorter));
    }

    @Test
    void what_a_killed_upload_has_left_is_tidied_up_and_what_is_written_now_is_not()
            throws IOException {
        Draft killed = store.begin();
        Draft living = store.begin();
        Files.setLastModifiedTime(
                killed.place(), FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        store.tidy(Duration.ofHours(1));

        assertFalse(Files.exists(killed.place()));
        assertTrue(Files.exists(living.place()));
        living.close();
        killed.close();
    }

    private byte[] read(Key key) throws IOException {
        Path file = store.read(key);
        try {
            return Files.readAllBytes(file);
        } finally {
            store.release(file);
        }
    }

    private Key kept(byte[] content) throws IOException {
        try (Draft draft = store.begin()) {
            draft.write(ByteBuffer.wrap(content));
            return draft.keep(order, UUID.randomUUID());
        }
    }
}
