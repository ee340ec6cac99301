package org.redress.notice;

import org.redress.report.ReportFile;
import org.redress.report.ReportKind;
import org.redress.report.ReportStatus.Decided;

/**
 * What the email about a decided report says (W18), ready to be shown.
 *
 * @param standing how the account stands since, as its word; null where nothing changes
 * @param grounds null once they were erased
 */
public record ReportNews(
        ReportKind kind,
        boolean upheld,
        String standing,
        String grounds,
        String received,
        String decided) {

    static ReportNews of(ReportFile file, Formats formats) {
        var report = file.report();
        if (!(report.status() instanceof Decided decided)) {
            throw new IllegalStateException("the report is not decided");
        }
        return new ReportNews(
                report.kind(),
                decided.upheld(),
                decided.standing() == null ? null : decided.standing().code(),
                file.grounds() == null ? null : PlainText.line(file.grounds(), PlainText.QUOTE),
                formats.instant(report.receivedAt()),
                formats.instant(decided.at()));
    }

    public boolean isAppeal() {
        return kind.isAppeal();
    }
}
