package org.redress.report;

import java.time.Instant;
import org.redress.report.Filing.Words;
import org.redress.report.Filing.Writer;

/** A report as it stands at {@code now}, with what people wrote; a text that was erased is null. */
public record ReportFile(Report report, Words words, Writer contact, String grounds, Instant now) {}
