package org.redress.evidence;

import java.util.Locale;

/** What is known of a file's harmlessness. */
public enum Scan {
    /** There was no scanner when it came. */
    OFF,
    /** The scanner has not answered yet: quarantined. */
    WAITING,
    CLEAN,
    /** Found after it was attached; its bytes are gone. */
    INFECTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code null}, of a file from before there were scans, is {@link #OFF}. */
    public static Scan of(String code) {
        return code == null ? OFF : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
