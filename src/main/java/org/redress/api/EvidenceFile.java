package org.redress.api;

/** A file as its erasable row describes it; the event has only a reference to the row. */
record EvidenceFile(String name, String type, long bytes, String sha256, String kind) {

    /** The kind of such rows. */
    static final String PAPER = "evidence";
}
