package org.redress.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.redress.evidence.EvidenceStore.Key;

/** A directory as a store. */
class DirectoryStoreTest extends EvidenceStoreTest {
    private EvidenceStore store;

    @Override
    EvidenceStore openIn(Path directory) {
        store = LocalDirectory.at(directory.resolve("evidence"));
        return store;
    }

    @Override
    void tamper(Key key, String content) throws IOException {
        Files.writeString(store.read(key), content);
    }
}
