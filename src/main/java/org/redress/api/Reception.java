package org.redress.api;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.redress.evidence.EvidenceStore.Draft;
import org.redress.platform.Problem;

/**
 * A form with one file on its way in. The file goes to its draft chunk by chunk: the next one is
 * read once the last one is written, so that no file is ever in memory. All of this happens on the
 * request's event loop, but for the writing.
 */
final class Reception {

    /** The part that holds the file. */
    static final String FILE = "file";

    private final HttpServerRequest request;
    private final Draft draft;
    private final Disk disk;
    private final long limit;
    private UniEmitter<? super Form> caller;
    private String name;
    private String type;
    private boolean fileEnded;
    private boolean formEnded;
    private boolean over;
    private int beingWritten;
    private long bytes;

    private Reception(HttpServerRequest request, Draft draft, Disk disk, long limit) {
        this.request = request;
        this.draft = draft;
        this.disk = disk;
        this.limit = limit;
    }

    /** What came beside the file: its name and declared type, and the form's other fields. */
    record Form(String fileName, String declared, MultiMap fields) {}

    /** Fails with a problem for a form without exactly one file, and for a file over the limit. */
    static Uni<Form> of(HttpServerRequest request, Draft draft, Disk disk, long limit) {
        var reception = new Reception(request, draft, disk, limit);
        return Uni.createFrom().<Form>emitter(reception::start);
    }

    /** Whoever has left already is told to nobody who begins to listen only now. */
    private void start(UniEmitter<? super Form> emitter) {
        caller = emitter;
        emitter.onTermination(() -> over = true);
        try {
            request.setExpectMultipart(true);
        } catch (IllegalStateException e) {
            refuse(broken());
            return;
        }
        request.exceptionHandler(failure -> refuse(broken()));
        request.uploadHandler(this::file);
        request.endHandler(end -> {
            formEnded = true;
            finish();
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        if (request.response().closed()) {
            refuse(broken());
        }
    }

    private void file(HttpServerFileUpload upload) {
        if (name != null || !FILE.equals(upload.name())) {
            refuse(unfit());
            return;
        }
        name = upload.filename();
        type = upload.contentType();
        upload.exceptionHandler(failure -> refuse(broken()));
        upload.handler(chunk -> take(chunk, upload));
        upload.endHandler(end -> {
            fileEnded = true;
            finish();
        });
    }

    /** What comes after a refusal is let pass by, so that the client comes to read the answer. */
    private void take(Buffer chunk, HttpServerFileUpload upload) {
        bytes += chunk.length();
        if (bytes > limit) {
            refuse(BodyLimits.fileTooLarge(limit));
        }
        if (over) {
            return;
        }
        upload.pause();
        beingWritten++;
        disk.does(() -> written(chunk))
                .onFailure()
                .invoke(this::refuse)
                .onTermination()
                .invoke(() -> goOn(upload))
                .subscribe()
                .with(written -> {}, refused -> {});
    }

    /** What has come meanwhile is handed over first, and only then is this chunk done with. */
    private void goOn(HttpServerFileUpload upload) {
        upload.resume();
        Vertx.currentContext()
                .runOnContext(handedOver -> {
                    beingWritten--;
                    finish();
                });
    }

    private Void written(Buffer chunk) throws java.io.IOException {
        draft.write(chunk.getByteBuf().nioBuffer());
        return null;
    }

    /** A form may be over without its last boundary: then the end of its file never comes. */
    private void finish() {
        if (!formEnded || over) {
            return;
        }
        if (name == null) {
            refuse(unfit());
        } else if (fileEnded) {
            over = true;
            caller.complete(new Form(name, type, request.formAttributes()));
        } else if (beingWritten == 0) {
            refuse(broken());
        }
    }

    private void refuse(Throwable failure) {
        if (!over) {
            over = true;
            caller.fail(failure);
        }
    }

    private static Throwable broken() {
        return Problem.of(400, "malformed-form", "The form cannot be read to its end.").exception();
    }

    private static Throwable unfit() {
        return Problem.of(
                        400,
                        "invalid-field",
                        "The form needs exactly one file.",
                        Map.of(FILE, "one part with a filename"))
                .exception();
    }
}
