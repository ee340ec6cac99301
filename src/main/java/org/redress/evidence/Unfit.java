package org.redress.evidence;

import java.util.Map;

/** A file that is not taken, whatever its type is said to be. */
public final class Unfit extends Exception {

    private final transient Reason reason;
    private final transient Map<String, String> facts;

    Unfit(Reason reason, Map<String, String> facts) {
        super(reason.code());
        this.reason = reason;
        this.facts = facts;
    }

    static Unfit malformed(String what) {
        return new Unfit(Reason.MALFORMED, Map.of("what", what));
    }

    static Unfit polyglot(String found) {
        return new Unfit(Reason.POLYGLOT, Map.of("found", found));
    }

    static Unfit active(String found) {
        return new Unfit(Reason.ACTIVE, Map.of("found", found));
    }

    public Reason reason() {
        return reason;
    }

    public Map<String, String> facts() {
        return facts;
    }

    /** Why, as a stable code and a sentence. */
    public enum Reason {
        TYPE_MISMATCH(
                415,
                "evidence-type-mismatch",
                "The file is not what its name or its declared type says."),
        NAME(415, "evidence-name-not-allowed", "The file's name has an ending that is executed."),
        MALFORMED(
                415, "evidence-malformed", "The file breaks off, or is not built as its type is."),
        POLYGLOT(415, "evidence-polyglot", "The file is something else beside what it seems."),
        ACTIVE(
                415,
                "evidence-active-content",
                "The document has scripts, actions, attachments or a password."),
        PIXELS(422, "evidence-too-many-pixels", "The picture has more pixels than are shown here."),
        DURATION(422, "evidence-too-long", "The video lasts longer than is shown here.");

        private final int status;
        private final String code;
        private final String sentence;

        Reason(int status, String code, String sentence) {
            this.status = status;
            this.code = code;
            this.sentence = sentence;
        }

        public int status() {
            return status;
        }

        public String code() {
            return code;
        }

        public String sentence() {
            return sentence;
        }
    }
}
