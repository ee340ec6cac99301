package org.redress.api;

import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redress.api.EvidenceFile.Showing;
import org.redress.api.Reception.Form;
import org.redress.evidence.EvidenceStore;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.evidence.FileName;
import org.redress.evidence.FileType;
import org.redress.evidence.Inspection;
import org.redress.evidence.Sniffing;
import org.redress.evidence.Unfit;
import org.redress.order.Work.Personal;
import org.redress.platform.Problem;
import org.redress.policy.EvidenceKind;

/** Decides whether a file may come in at all, and makes the copy that the other side sees. */
@ApplicationScoped
class Admission {

    private final EvidenceStore store;
    private final Inspection inspection;
    private final Papers papers;

    Admission(EvidenceStore store, Inspection inspection, Papers papers) {
        this.store = store;
        this.inspection = inspection;
        this.papers = papers;
    }

    /** Reads all of the file, so it may block; fails with a problem for what may not come in. */
    Arrival admit(Form form, Draft draft) throws IOException {
        EvidenceKind kind = kind(form.fields());
        boolean sealed = sealed(form.fields());
        FileType type = type(draft, kind);
        String name = FileName.clean(form.fileName());
        try {
            Inspection.requireAsDeclared(type, form.declared(), name);
            Draft copy = null;
            Showing shown;
            switch (inspection.copy(type, draft, store)) {
                case Inspection.Showing.Original() -> shown = shown(draft);
                case Inspection.Showing.Withheld(var reason) ->
                        shown = new Showing(null, null, reason);
                case Inspection.Showing.Cleaned(var cleaned) -> {
                    shown = shown(cleaned);
                    copy = cleaned;
                }
            }
            var content = draft.content();
            var file =
                    new EvidenceFile(
                            name,
                            type.mediaType(),
                            content.bytes(),
                            content.sha256(),
                            kind.code(),
                            shown);
            Personal paper = papers.paper(EvidenceFile.PAPER, file);
            return new Arrival(draft, copy, kind, sealed, file, paper);
        } catch (Unfit unfit) {
            var reason = unfit.reason();
            throw Problem.of(reason.status(), reason.code(), reason.sentence(), unfit.facts())
                    .exception();
        }
    }

    private static Showing shown(Draft draft) {
        var content = draft.content();
        return new Showing(content.sha256(), content.bytes(), null);
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
