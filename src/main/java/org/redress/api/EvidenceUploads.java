package org.redress.api;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.api.Reception.Form;
import org.redress.evidence.EvidenceConfig;
import org.redress.evidence.EvidenceStore;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.evidence.FileName;
import org.redress.evidence.FileType;
import org.redress.evidence.Sniffing;
import org.redress.order.Work.Personal;
import org.redress.platform.Problem;
import org.redress.policy.EvidenceKind;

/** Brings a file from the wire into the store, where it stays only if the order takes it. */
@ApplicationScoped
class EvidenceUploads {

    private final EvidenceStore store;
    private final Disk disk;
    private final Papers papers;
    private final long limit;

    EvidenceUploads(EvidenceStore store, Disk disk, Papers papers, EvidenceConfig config) {
        this.store = store;
        this.disk = disk;
        this.papers = papers;
        this.limit = config.maxBytes().asLongValue();
    }

    /**
     * A file that is in the store, and what is to be told of it.
     *
     * @param paper the erasable row with {@code file} as JSON
     */
    record Stored(Key key, EvidenceKind kind, boolean sealed, EvidenceFile file, Personal paper) {}

    /** What the order made of a file. */
    record Taken<T>(boolean isTaken, T answer) {}

    /**
     * Stores the request's file and hands it on; it is deleted again if it is not taken. If nobody
     * knows whether it was taken (the database is gone), it stays.
     */
    <T> Uni<T> receive(
            UUID order, HttpServerRequest request, Function<Stored, Uni<Taken<T>>> takes) {
        return disk.does(store::begin)
                .chain(draft ->
                        Reception.of(request, draft, disk, limit)
                                .onFailure()
                                .call(() -> close(draft))
                                .onCancellation()
                                .call(() -> close(draft))
                                .chain(form -> toItsEnd(handedOn(order, form, draft, takes))));
    }

    /** Even if the caller goes away, so that no bytes are left that nobody has decided about. */
    private static <T> Uni<T> toItsEnd(Uni<T> work) {
        return Uni.createFrom()
                .emitter(caller -> work.subscribe().with(caller::complete, caller::fail));
    }

    private <T> Uni<T> handedOn(
            UUID order, Form form, Draft draft, Function<Stored, Uni<Taken<T>>> takes) {
        return disk.does(() -> stored(order, form, draft))
                .eventually(() -> close(draft))
                .chain(stored -> takes.apply(stored).chain(taken -> settled(stored, taken)));
    }

    private Stored stored(UUID order, Form form, Draft draft) throws IOException {
        EvidenceKind kind = kind(form.fields());
        boolean sealed = sealed(form.fields());
        FileType type = type(draft, kind);
        var content = draft.content();
        var file =
                new EvidenceFile(
                        FileName.clean(form.fileName()),
                        type.mediaType(),
                        content.bytes(),
                        content.sha256(),
                        kind.code());
        Personal paper = papers.paper(EvidenceFile.PAPER, file);
        return new Stored(draft.keep(order, paper.ref()), kind, sealed, file, paper);
    }

    private <T> Uni<T> settled(Stored stored, Taken<T> taken) {
        return taken.isTaken()
                ? Uni.createFrom().item(taken.answer())
                : delete(stored.key()).replaceWith(taken.answer());
    }

    Uni<Void> delete(Key key) {
        return disk.does(() -> {
            store.delete(key);
            return null;
        });
    }

    private Uni<Void> close(Draft draft) {
        return disk.does(() -> {
            draft.close();
            return null;
        });
    }

    private static FileType type(Draft draft, EvidenceKind kind) throws IOException {
        Optional<FileType> found;
        try (var content = draft.read()) {
            found = Sniffing.typeOf(content);
        }
        return found.filter(type -> type.fits(kind)).orElseThrow(() -> notAllowed(kind, found));
    }

    private static RuntimeException notAllowed(EvidenceKind kind, Optional<FileType> found) {
        return Problem.of(
                        415,
                        "evidence-type-not-allowed",
                        "What the file holds cannot show what its kind says.",
                        Map.of(
                                "kind",
                                kind.code(),
                                "found",
                                found.map(FileType::mediaType).orElse("unknown"),
                                "allowed",
                                String.join(", ", FileType.allowed(kind))))
                .exception();
    }

    private static EvidenceKind kind(MultiMap fields) {
        String given = fields.get("kind");
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> kind.code().equals(given))
                .findFirst()
                .orElseThrow(() -> invalid("kind", codes()));
    }

    private static boolean sealed(MultiMap fields) {
        String given = fields.get("sealed");
        if (given != null && !List.of("true", "false").contains(given)) {
            throw invalid("sealed", "true or false");
        }
        return "true".equals(given);
    }

    private static String codes() {
        return Arrays.stream(EvidenceKind.values())
                .map(EvidenceKind::code)
                .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static RuntimeException invalid(String field, String expected) {
        return Problem.of(
                        400,
                        "invalid-field",
                        "Some fields are not as they must be.",
                        Map.of(field, expected))
                .exception();
    }
}
