package org.redress.api;

/**
 * A file as its erasable row describes it; the event has only a reference to the row.
 *
 * @param shown what the other side sees; null for files from before there were copies
 */
record EvidenceFile(
        String name, String type, long bytes, String sha256, String kind, Showing shown) {

    /** The kind of such rows. */
    static final String PAPER = "evidence";

    /**
     * The copy without what cameras and programs write about a file. Its hash is that of the file
     * where there is nothing to take out; where it cannot be taken out, there is only a reason.
     */
    record Showing(String sha256, Long bytes, String withheld) {}

    /** Null where there is no copy. */
    String shownSha256() {
        return shown == null ? null : shown.sha256();
    }
}
