package org.redress.policy;

/** What an attached file shows (M03). */
public enum EvidenceKind {
    PHOTO,
    VIDEO,
    UNBOXING_VIDEO,
    SCREENSHOT,
    CHAT,
    DOCUMENT;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
