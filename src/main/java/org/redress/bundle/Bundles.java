package org.redress.bundle;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Predicate;
import org.redress.dispute.Evidence;
import org.redress.evidence.EvidenceStore;
import org.redress.kernel.Party;

/**
 * Makes bundles. One is whole on disk before anything of it is sent: a file that was altered is
 * told as such and no half bundle leaves, and it takes no memory however large its files are.
 */
@ApplicationScoped
public class Bundles {

    private final CaseReader reader;
    private final BundleSpace space;
    private final BundleKey key;
    private final EvidenceStore store;
    private final BundleConfig config;

    Bundles(
            CaseReader reader,
            BundleSpace space,
            BundleKey key,
            EvidenceStore store,
            BundleConfig config) {
        this.reader = reader;
        this.space = space;
        this.key = key;
        this.store = store;
        this.config = config;
    }

    /** A case that was read, on its way to a file. */
    public interface Unwritten {

        /** Blocks; the file is there until the end. */
        Path write(String timeline, Ending ending) throws IOException;
    }

    /**
     * The order's case as it stands now, for somebody who may see that order.
     *
     * @param isOpen which of its files he may see
     */
    public Uni<Unwritten> of(UUID order, Party reader, Predicate<Evidence> isOpen) {
        SigningKey signing = key.require();
        return this.reader
                .read(order)
                .map(record -> new CaseBundle(record, reader, isOpen))
                .map(bundle -> (timeline, ending) -> written(bundle, timeline, ending, signing));
    }

    private Path written(CaseBundle bundle, String timeline, Ending ending, SigningKey signing)
            throws IOException {
        var place = space.take();
        ending.owns(place::close);
        bundle.write(place.file(), timeline, store, config.maxBytes().asLongValue(), signing);
        return place.file();
    }
}
