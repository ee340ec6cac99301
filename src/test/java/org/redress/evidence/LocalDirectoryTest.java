package org.redress.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.evidence.EvidenceStore.Content;
import org.redress.evidence.EvidenceStore.DamagedException;
import org.redress.evidence.EvidenceStore.Key;

/** Bytes are there completely or not at all, and are those that were kept or not given out. */
class LocalDirectoryTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final String HELLO_SHA256 =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private final UUID order = UUID.randomUUID();
    @TempDir Path directory;
    private EvidenceStore store;

    @BeforeEach
    void open() {
        store = LocalDirectory.at(directory.resolve("evidence"));
    }

    @Test
    void what_is_kept_is_read_again_under_the_hash_of_its_content() throws IOException {
        Key key = kept(HELLO);

        assertEquals(HELLO_SHA256, key.sha256());
        assertTrue(store.has(key));
        assertArrayEquals(HELLO, Files.readAllBytes(store.read(key)));
        assertEquals(List.of(HELLO_SHA256 + "-" + key.file()), names());
    }

    @Test
    void a_draft_knows_what_it_holds_and_can_be_looked_at_before_it_is_kept() throws IOException {
        try (var draft = store.begin()) {
            draft.write(ByteBuffer.wrap(HELLO, 0, 2));
            draft.write(ByteBuffer.wrap(HELLO, 2, 3));

            assertEquals(new Content(HELLO_SHA256, 5), draft.content());
            var first = ByteBuffer.allocate(10);
            try (var channel = draft.read()) {
                assertEquals(5, channel.read(first));
            }
        }
    }

    @Test
    void an_upload_that_is_cut_leaves_nothing() throws IOException {
        try (var draft = store.begin()) {
            draft.write(ByteBuffer.wrap(HELLO));
            assertEquals(1, names().size(), "the draft, under no name that anybody asks for");
            assertFalse(names().getFirst().contains(HELLO_SHA256));
        }
        assertEquals(List.of(), names());
    }

    @Test
    void the_same_content_twice_is_two_files_and_one_may_go() throws IOException {
        Key first = kept(HELLO);
        Key second = kept(HELLO);
        assertEquals(first.sha256(), second.sha256());

        store.delete(first);
        store.delete(first);

        assertFalse(store.has(first));
        assertThrows(NoSuchFileException.class, () -> store.read(first));
        assertArrayEquals(HELLO, Files.readAllBytes(store.read(second)));
    }

    @Test
    void a_changed_byte_on_disk_is_found_before_it_is_given_out() throws IOException {
        Key key = kept(HELLO);
        Files.writeString(store.read(key), "hallo");

        var damaged = assertThrows(DamagedException.class, () -> store.read(key));

        assertTrue(damaged.getMessage().contains(key.file().toString()));
    }

    @Test
    void nobody_else_on_the_machine_can_read_it() throws IOException {
        Path file = store.read(kept(HELLO));

        assertEquals("rw-------", mode(file));
        for (Path above = file.getParent(); !above.equals(directory); above = above.getParent()) {
            assertEquals("rwx------", mode(above));
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_told_at_the_start() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        var no = assertThrows(UncheckedIOException.class, () -> LocalDirectory.at(file));

        assertTrue(no.getMessage().contains("redress.evidence.directory"), no.getMessage());
    }

    private Key kept(byte[] content) throws IOException {
        try (var draft = store.begin()) {
            draft.write(ByteBuffer.wrap(content));
            return draft.keep(order, UUID.randomUUID());
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
