package org.redress.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.redress.support.SampleFiles;

/** A file as somebody attaches it: what it is called, what it holds and what he says it shows. */
record Attachment(String name, byte[] content, String kind, String sealed) {

    static Attachment of(String kind, String name, String latin) {
        return new Attachment(name, latin.getBytes(ISO_8859_1), kind, null);
    }

    /** A picture; no two have the same content. */
    static Attachment photo() {
        byte[] scan = UUID.randomUUID().toString().getBytes(ISO_8859_1);
        byte[] picture = SampleFiles.jpeg(16, 16, new byte[0], scan);
        return new Attachment("lamp.jpg", picture, "photo", null);
    }

    static Attachment screenshot() {
        return new Attachment("tracking.png", SampleFiles.png(), "screenshot", null);
    }

    static Attachment video(String kind) {
        return new Attachment("lamp.mp4", SampleFiles.mp4(), kind, null);
    }

    static Attachment chat(String words) {
        return new Attachment("chat.txt", words.getBytes(UTF_8), "chat", null);
    }

    static Attachment document() {
        return new Attachment("invoice.pdf", SampleFiles.pdf(), "document", null);
    }

    Attachment as(String otherKind) {
        return new Attachment(name, content, otherKind, sealed);
    }

    /** The same under another name, or with other content. */
    Attachment named(String otherName) {
        return new Attachment(otherName, content, kind, sealed);
    }

    Attachment holding(byte[] otherContent) {
        return new Attachment(name, otherContent, kind, sealed);
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
