package org.redress.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** A file as somebody attaches it: what it is called, what it holds and what he says it shows. */
record Attachment(String name, byte[] content, String kind, String sealed) {

    static Attachment of(String kind, String name, String latin) {
        return new Attachment(name, latin.getBytes(ISO_8859_1), kind, null);
    }

    /** A picture; no two have the same content. */
    static Attachment photo() {
        return of(
                "photo", "lamp.jpg", "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0" + UUID.randomUUID());
    }

    static Attachment screenshot() {
        return of("screenshot", "tracking.png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
    }

    static Attachment video(String kind) {
        return of(kind, "lamp.mp4", "\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2");
    }

    static Attachment chat(String words) {
        return new Attachment("chat.txt", words.getBytes(UTF_8), "chat", null);
    }

    static Attachment document() {
        return of("document", "invoice.pdf", "%PDF-1.7\n");
    }

    Attachment as(String otherKind) {
        return new Attachment(name, content, otherKind, sealed);
    }

    /** Only mediators see it beside whoever brings it. */
    Attachment underSeal() {
        return new Attachment(name, content, kind, "true");
    }

    Reply by(Party party) {
        return by(party, UUID.randomUUID().toString());
    }

    Reply by(Party party, String key) {
        return to(party.sale().path(), party.person(), key);
    }

    /** Into the dispute that the party is in. */
    Reply intoDispute(Party party) {
        String dispute = "/v1/disputes/" + party.sale().id + "-" + party.dispute();
        return to(dispute, party.person(), UUID.randomUUID().toString());
    }

    Reply to(String path, Person person, String key) {
        var form =
                person.asked()
                        .header("Idempotency-Key", key)
                        .multiPart("kind", kind)
                        .multiPart("file", name, content, "application/octet-stream");
        var whole = sealed == null ? form : form.multiPart("sealed", sealed);
        return new Reply(whole.post(path + "/evidence"));
    }
}
