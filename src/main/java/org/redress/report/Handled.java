package org.redress.report;

import org.redress.kernel.Refusal;

/** What became of a request about a report. */
public sealed interface Handled {

    /** It is done, and the report stands like this now. */
    record Done(ReportFile file) implements Handled {}

    record Refused(Refusal refusal) implements Handled {}
}
